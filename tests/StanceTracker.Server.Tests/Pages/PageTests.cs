using System.IO.Compression;
using System.Text;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Pages;

/// <summary>The pages are served beside the interface, and change nothing of it.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pages-").FullName;
    private TestDatabase? _database;
    private ServerOn? _server;

    private HttpClient Http => _server!.Http;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "index.html"), "<!doctype html><title>The desk</title>");
        await File.WriteAllTextAsync(Path.Combine(_folder, "assets/desk-1a2b.js"), "let desk;");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "assets/desk-1a2b.js.br"), Packed("let desk;"));
        _database = await TestDatabase.CreateAsync();
        _server = await ServerOn.StartAsync(_database, ("Pages:Folder", _folder));
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/stances/iran/taliban?asOf=2023-12-31")]
    [InlineData("/statements/a.b")]
    [InlineData("/apiary")]
    public async Task An_address_that_nothing_else_answers_is_a_page_that_is_asked_for_anew_each_time(string address)
    {
        var page = (await Http.AskAsync(address)).ShouldBe(200);
        page.ContentType.ShouldBe("text/html");
        page.Body.ShouldContain("The desk");
        page.Headers.CacheControl!.NoCache.ShouldBeTrue();
        var again = await Http.AskAsync(address, ("If-None-Match", page.Headers.ETag!.ToString()));
        again.ShouldBe(304).Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_takes_scripts_from_its_own_address_alone()
    {
        var headers = (await Http.AskAsync("/")).ShouldBe(200).Headers;
        var policy = headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
    }

    [Fact]
    public async Task A_file_named_by_its_hash_is_kept_for_good_and_comes_packed_to_who_takes_it()
    {
        var plain = (await Http.AskAsync("/assets/desk-1a2b.js")).ShouldBe(200);
        (plain.Body, plain.ContentType).ShouldBe(("let desk;", "text/javascript"));
        plain.Headers.CacheControl!.ToString().ShouldContain("immutable");
        plain.Headers.Vary.ShouldBe(["Accept-Encoding"]);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/desk-1a2b.js") { Headers = { { "Accept-Encoding", "gzip, br" } } };
        using var packed = await Http.SendAsync(request);
        packed.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        (await packed.Content.ReadAsByteArrayAsync()).ShouldBe(Packed("let desk;"));
        packed.Headers.ETag.ShouldNotBe(plain.Headers.ETag);

        using var rejected = new HttpRequestMessage(HttpMethod.Get, "/assets/desk-1a2b.js") { Headers = { { "Accept-Encoding", "br;q=0" } } };
        (await (await Http.SendAsync(rejected)).Content.ReadAsStringAsync()).ShouldBe("let desk;");
    }

    [Fact]
    public async Task It_is_asked_for_its_head_too()
    {
        foreach (var address in new[] { "/", "/assets/desk-1a2b.js" })
        {
            var head = (await Http.CallAsync(HttpMethod.Head, address, null)).ShouldBe(200);
            head.Body.ShouldBeEmpty();
            head.ContentType.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/api", 404)]
    [InlineData("GET", "/openapi/none", 404)]
    [InlineData("GET", "/health/dead", 404)]
    [InlineData("GET", "/assets/gone-3c4d.js", 404)]
    [InlineData("POST", "/", 404)]
    [InlineData("POST", "/api/nothing", 404)]
    [InlineData("GET", "/api/actors/iran/aliases", 405)]
    [InlineData("DELETE", "/api/actors", 405)]
    public async Task What_the_interface_does_not_have_stays_a_problem(string method, string address, int status)
    {
        var answer = (await Http.CallAsync(new HttpMethod(method), address, null)).ShouldBe(status);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Json.GetProperty("type").GetString()!.ShouldStartWith("/problems/");
    }

    [Fact]
    public async Task A_path_that_climbs_out_of_the_folder_finds_no_file()
    {
        await File.WriteAllTextAsync(_folder + ".txt", "outside");
        try
        {
            (await Http.AskAsync($"/assets/..%2f..%2f{Path.GetFileName(_folder)}.txt")).Body.ShouldNotContain("outside");
        }
        finally
        {
            File.Delete(_folder + ".txt");
        }
    }

    [Fact]
    public async Task A_program_without_pages_leads_to_the_interface()
    {
        await using var bare = await ServerOn.StartAsync(_database!, ("Pages:Folder", Path.Combine(_folder, "none")));
        (await bare.Http.AskAsync("/")).ShouldBe(302).Location.ShouldBe("/api/docs");
        (await bare.Http.AskAsync("/stances/iran/taliban")).ShouldBe(404);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize)) brotli.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
