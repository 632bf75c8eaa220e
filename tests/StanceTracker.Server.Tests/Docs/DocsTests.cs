using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using StanceTracker.Server.Tests.Architecture;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Docs;

/// <summary>The docs hang together, and the server serves them.</summary>
public sealed partial class DocsTests(SeededServer server)
{
    private static readonly string[] Pages = [.. Documents.All.Where(path => path.StartsWith("docs/", StringComparison.Ordinal))];

    [Fact]
    public void The_readme_stays_short() => Repository.Read("README.md").Split('\n').Length.ShouldBeLessThanOrEqualTo(150);

    [Fact]
    public void Every_relative_link_leads_somewhere()
    {
        var links = 0;
        foreach (var path in (string[])[.. Documents.All, "CONTRIBUTING.md", "CHANGELOG.md"])
        {
            foreach (var target in Link().Matches(Repository.Read(path)).Select(link => link.Groups["target"].Value).Where(target => !target.StartsWith("http", StringComparison.Ordinal)))
            {
                var (file, anchor) = target.Split('#') switch { [var only] => (only, null), [var first, var second] => (first, second), _ => throw new FormatException(target) };
                var whole = file.Length == 0 ? Path.Combine(Repository.Root, path) : Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, file));
                (File.Exists(whole) || Directory.Exists(whole)).ShouldBeTrue($"{path}: {target}");
                if (anchor is not null) Headings(File.ReadAllText(whole)).ShouldContain(anchor, $"{path}: {target}");
                links++;
            }
        }

        links.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task Every_page_is_served_under_its_heading_and_each_of_its_links_is_answered()
    {
        var asked = new HashSet<string>();
        foreach (var path in Pages)
        {
            var address = AddressOf(path);
            var page = (await server.Http.AskAsync(address)).ShouldBe(200);
            page.ContentType.ShouldBe("text/html");
            var heading = Repository.Read(path).Split('\n')[0];
            heading.ShouldStartWith("# ");
            page.Body.ShouldContain($"<title>{System.Net.WebUtility.HtmlEncode(heading[2..])}");
            foreach (var link in Reference().Matches(page.Body).Select(reference => reference.Groups["address"].Value).Where(link => link.StartsWith("/docs", StringComparison.Ordinal)))
            {
                link.ShouldNotEndWith(".md");
                var (there, anchor) = link.Split('#') switch { [var only] => (only, null), [var first, var second] => (first, second), _ => throw new FormatException(link) };
                if (!asked.Add(link) || there == "/docs-math.js") continue;
                var answer = (await server.Http.AskAsync(there)).ShouldBe(200);
                if (anchor is not null) answer.Body.ShouldContain($"id=\"{anchor}\"", Case.Sensitive, $"{path}: {link}");
            }
        }

        asked.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Every_page_stands_in_the_list_at_the_side()
    {
        var index = (await server.Http.AskAsync("/docs")).Body;
        foreach (var path in Pages.Where(path => !path.StartsWith("docs/decisions/0", StringComparison.Ordinal))) index.ShouldContain($"<li><a href=\"{AddressOf(path)}\"");
        var record = (await server.Http.AskAsync("/docs/decisions/0002-single-writer")).Body;
        foreach (var path in Pages.Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal))) record.ShouldContain($"<li><a href=\"{AddressOf(path)}\"");
        record.ShouldContain("<a href=\"/docs/decisions/0002-single-writer\" aria-current=\"page\">");
    }

    [Fact]
    public async Task A_page_has_the_policy_of_the_other_pages_and_a_link_back_to_them()
    {
        var page = (await server.Http.AskAsync("/docs/tutorial")).ShouldBe(200);
        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("script-src 'self';");
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        page.Body.ShouldContain("href=\"/\"");
        page.Body.ShouldContain("/stances/ruritania/iran");
        (await server.Http.CallAsync(HttpMethod.Head, "/docs/tutorial", null)).ShouldBe(200).Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_drawing_comes_as_an_image()
    {
        var drawing = (await server.Http.AskAsync("/docs/architecture.svg")).ShouldBe(200);
        (drawing.ContentType, drawing.Body).ShouldBe(("image/svg+xml", Repository.Read("docs/architecture.svg")));
    }

    [Theory]
    [InlineData("/docs/none")]
    [InlineData("/docs/decisions/9999-none")]
    [InlineData("/docs/index")]
    [InlineData("/docs/tutorial.md")]
    [InlineData("/docs/..%2fseeds%2f03-claims.jsonl")]
    public async Task An_address_without_a_page_is_not_found(string address)
    {
        var answer = (await server.Http.AskAsync(address)).ShouldBe(404);
        answer.ContentType.ShouldBe("text/html");
        answer.Body.ShouldContain("No such page");
    }

    [Fact]
    public async Task A_search_finds_words_in_headings_first_and_then_in_text()
    {
        var found = (await server.Http.AskAsync("/docs/search?q=half-life")).ShouldBe(200).Body;
        found.ShouldContain("href=\"/docs/method#from-a-statement-to-a-weight\"");
        found.ShouldContain("<mark>half-life</mark>");
        var migrating = (await server.Http.AskAsync("/docs/search?q=MIGRATING")).ShouldBe(200).Body;
        Hit().Match(migrating).Groups["address"].Value.ShouldBe("/docs/operating#migrating");
        (await server.Http.AskAsync("/docs/search?q=xylophone")).ShouldBe(200).Body.ShouldContain("Nothing found.");
        (await server.Http.AskAsync("/docs/search")).ShouldBe(200).Body.ShouldContain("Nothing found.");
    }

    [Fact]
    public async Task What_is_searched_for_is_shown_and_not_run()
    {
        var found = (await server.Http.AskAsync($"/docs/search?q={Uri.EscapeDataString("\"><script>alert(1)</script>")}")).ShouldBe(200).Body;
        found.ShouldNotContain("<script>");
        found.ShouldContain("&quot;&gt;&lt;script&gt;");
    }

    [Fact]
    public void The_drawing_is_that_of_its_description()
    {
        var drawn = Drawing.Draw(Repository.Read("docs/architecture.txt"));
        var fresh = Path.Combine(Repository.Root, "artifacts", "architecture.svg");
        Directory.CreateDirectory(Path.GetDirectoryName(fresh)!);
        File.WriteAllText(fresh, drawn);
        Repository.Read("docs/architecture.svg").ShouldBe(drawn, "copy artifacts/architecture.svg to docs/architecture.svg");
    }

    [Fact]
    public void The_api_page_has_every_call_and_parameter()
    {
        var page = Repository.Read("docs/api.md");
        var calls = server.Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).ToArray();
        calls.Length.ShouldBeGreaterThan(60);
        foreach (var part in calls.SelectMany(call => call.RoutePattern.RawText!.Trim('/').Split('/')).Where(part => !part.Contains('{') && part != "api").Distinct()) page.ShouldMatch($"/{part}\\b");
        foreach (var read in calls.Where(call => call.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET"))) page.ShouldContain(read.RoutePattern.RawText!.TrimEnd('/'));
        using var description = System.Text.Json.JsonDocument.Parse(Repository.Read("src/StanceTracker.Web/openapi.json"));
        var parameters = description.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .SelectMany(call => call.Value.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : [])
            .Where(parameter => parameter.Text("in") == "query").Select(parameter => parameter.Text("name")!).Distinct().ToArray();
        parameters.Length.ShouldBeGreaterThan(30);
        foreach (var parameter in parameters) page.ShouldMatch($"`{parameter}[`=]");
    }

    [Fact]
    public void Every_decision_has_a_title_a_status_and_a_date_and_stands_in_the_index()
    {
        var index = Repository.Read("docs/decisions/index.md");
        var records = Pages.Where(path => path.StartsWith("docs/decisions/0", StringComparison.Ordinal)).ToArray();
        records.Length.ShouldBeGreaterThanOrEqualTo(17);
        foreach (var record in records)
        {
            var lines = Repository.Read(record).Split('\n');
            lines[0].ShouldStartWith($"# {Path.GetFileName(record)[..4]}: ");
            lines[2].ShouldMatch("^Status: (accepted|superseded by .*|accepted, .*) · [0-9]{4}-[0-9]{2}-[0-9]{2}$");
            index.ShouldContain($"]({Path.GetFileName(record)}) | {lines[0][8..]} |");
        }
    }

    private static string AddressOf(string path) => $"/{path[..^".md".Length]}" is var address && address.EndsWith("/index", StringComparison.Ordinal) ? address[..^"/index".Length] : $"/{path[..^".md".Length]}";

    /// <summary>The anchors that a forge gives a page's headings.</summary>
    private static IEnumerable<string> Headings(string text) => text.Split('\n').Where(line => line.StartsWith('#'))
        .Select(line => NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("(href|src)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex("<ul class=\"hits\">\\s*<li><a href=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Hit();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NotInAnchors();
}
