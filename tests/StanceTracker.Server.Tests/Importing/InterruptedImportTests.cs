using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using StanceTracker.Server.Composition;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Server.Tests.Verbs;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Importing;

/// <summary>Imports whose server stops or ends before they are done.</summary>
public sealed class InterruptedImportTests : IAsyncLifetime
{
    private const string Header = "event_id,event_date,source_name,source_sectors,source_country,cameo_code,target_name,target_sectors,target_country,story_id,publisher\n";

    private const int Rows = 30_000;

    private static readonly byte[] File = Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(0, Rows).Select(i => ImportCallTests.Row(i, code: i % 3 == 0 ? "nonsense" : "010"))));

    private TestDatabase? _database;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.MigrateJobsAsync();
    }

    public async ValueTask DisposeAsync() => await _database!.DisposeAsync();

    [Fact]
    public async Task A_server_that_is_stopped_shows_it_as_interrupted_and_what_waits_too()
    {
        string[] addresses;
        await using (var app = await StartAsync())
        {
            using var http = Client(app);
            addresses = [await SendAsync(http), await SendAsync(http)];
            await UnderWayAsync(http, addresses[0]);
            await app.StopAsync();
        }

        await using var again = await StartAsync();
        using var client = Client(again);
        foreach (var address in addresses) (await client.ReadAsync(address)).Text("state").ShouldBe("interrupted", address);
        (await client.ReadAsync(addresses[0])).GetProperty("rows").GetInt64().ShouldBeInRange(1, Rows - 1);
        (await client.ReadAsync(addresses[1])).GetProperty("rows").GetInt64().ShouldBe(0);

        var sent = await SendAsync(client);
        await CompletedAsync(client, sent);
    }

    [Fact]
    public async Task A_server_that_is_killed_leaves_it_interrupted_and_the_file_sent_again_completes_it()
    {
        var folder = Directory.CreateTempSubdirectory("stance-spool-").FullName;
        try
        {
            var environment = new Dictionary<string, string> { [Database.ApplicationVariable] = _database!.ConnectionString, ["Imports__Folder"] = folder };
            string address;
            await using (var served = Executable.Start(environment, "serve", "--port", "0"))
            {
                using var http = new HttpClient { BaseAddress = new Uri((await served.LineAsync("listens on")).Split("listens on ")[1].Split(". ")[0]) };
                address = await SendAsync(http, ("Idempotency-Key", "the-file"));
                await UnderWayAsync(http, address);
                Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty("an upload has no name");
                served.Kill();
                await served.EndAsync();
            }

            await using var again = await StartAsync();
            using var client = Client(again);
            for (var i = 0; (await client.ReadAsync(address)).Text("state") != "interrupted"; i++)
            {
                i.ShouldBeLessThan(100, "the database notices that the process is gone");
                await Task.Delay(100);
            }

            var sent = await SendAsync(client, ("Idempotency-Key", "the-file"));
            sent.ShouldNotBe(address, "what came to nothing is not the answer");
            await CompletedAsync(client, sent);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_upload_beyond_the_bound_is_refused_and_rejects_beyond_theirs_are_only_counted()
    {
        await using var app = await StartAsync(("Imports:MostBytes", "200000"), ("Imports:MostRejects", "10"));
        using var http = Client(app);

        (await http.CallAsync(HttpMethod.Post, "/api/imports/icews", new ByteArrayContent(File))).ShouldRefuse(413, "body-too-large", null);
        (await http.CallAsync(HttpMethod.Post, "/api/imports/icews", new StreamContent(new Unsized(File)))).ShouldRefuse(413, "body-too-large", null);

        var small = await http.CallAsync(HttpMethod.Post, "/api/imports/icews", new ByteArrayContent(File[..150_000]));
        var done = await EndAsync(http, small.ShouldBe(202).Location!);
        done.GetProperty("rejected").GetInt64().ShouldBeGreaterThan(100);
        done.GetProperty("rejectedByReason").EnumerateArray().Sum(reason => reason.GetProperty("lines").GetInt64()).ShouldBe(done.GetProperty("rejected").GetInt64());
        (await http.AllAsync($"{small.Location}/rejects")).Count.ShouldBe(10);
    }

    private async Task<WebApplication> StartAsync(params (string Name, string Value)[] settings)
    {
        var app = Web.Build(_database!.ConnectionString, new IPEndPoint(IPAddress.Loopback, 0), anyHost: false, settings.ToDictionary(s => s.Name, s => (string?)s.Value));
        await app.StartAsync();
        return app;
    }

    private static HttpClient Client(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.Single()) };

    private static async Task<string> SendAsync(HttpClient http, params (string Name, string Value)[] headers) =>
        (await http.CallAsync(HttpMethod.Post, "/api/imports/icews", new ByteArrayContent(File), headers)).ShouldBe(202).Location!;

    private static async Task UnderWayAsync(HttpClient http, string address)
    {
        while (await http.ReadAsync(address) is var import && import.GetProperty("rows").GetInt64() == 0)
        {
            import.Text("state").ShouldBeOneOf("queued", "running");
            await Task.Delay(20);
        }
    }

    private static async Task CompletedAsync(HttpClient http, string address)
    {
        var done = await EndAsync(http, address);
        done.Text("state").ShouldBe("done");
        (done.GetProperty("recorded").GetInt64() + done.GetProperty("alreadyThere").GetInt64()).ShouldBe(Rows / 3 * 2);
        done.GetProperty("alreadyThere").GetInt64().ShouldBeGreaterThan(0);
        done.GetProperty("rejected").GetInt64().ShouldBe(Rows / 3);
    }

    private static async Task<JsonElement> EndAsync(HttpClient http, string address)
    {
        while (true)
        {
            var import = await http.ReadAsync(address);
            if (import.Text("state") is not ("queued" or "running")) return import;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A body whose length is not told.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
