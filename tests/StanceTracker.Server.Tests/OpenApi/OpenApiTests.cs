using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using StanceTracker.Server.Http;
using StanceTracker.Server.Tests.Architecture;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.OpenApi;

/// <summary>The interface describes itself, and rightly.</summary>
public sealed class OpenApiTests(OpenApiTests.Server server) : IClassFixture<OpenApiTests.Server>
{
    /// <summary>The five articles, to write on.</summary>
    public sealed class Server : SeededServer;

    [Fact]
    public async Task It_is_openapi_3_1_with_a_title_and_no_server_of_its_own()
    {
        var document = await server.Http.ReadAsync("/openapi/v1.json");
        document.Text("openapi")!.ShouldStartWith("3.1");
        document.GetProperty("info").Text("title").ShouldBe("StanceTracker");
        document.GetProperty("info").Text("description").ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Every_call_is_in_it_with_a_summary_and_its_answers()
    {
        var paths = (await server.Http.ReadAsync("/openapi/v1.json")).GetProperty("paths");
        var calls = server.Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(method => (Path: $"/{endpoint.RoutePattern.RawText!.Trim('/')}", Method: method.ToLowerInvariant())) ?? [])
            .Where(call => !call.Path.StartsWith("/openapi", StringComparison.Ordinal))
            .Distinct().ToArray();
        calls.Length.ShouldBeGreaterThan(20);
        foreach (var (path, method) in calls)
        {
            paths.TryGetProperty(path, out var there).ShouldBeTrue(path);
            there.TryGetProperty(method, out var call).ShouldBeTrue($"{method} {path}");
            call.Text("summary").ShouldNotBeNullOrWhiteSpace($"{method} {path}");
            var responses = call.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToArray();
            responses.ShouldContain(status => status[0] == '2', $"{method} {path}");
            if (path.StartsWith("/api/", StringComparison.Ordinal)) responses.ShouldContain("400", $"{method} {path}");
            if (method == "post" && call.TryGetProperty("requestBody", out var request))
            {
                request.GetProperty("content").EnumerateObject().All(body => body.Value.TryGetProperty("example", out _)).ShouldBeTrue(path);
                var headers = call.GetProperty("parameters").EnumerateArray().Where(parameter => parameter.Text("in") == "header").Select(parameter => parameter.Text("name")).ToArray();
                headers.ShouldBe(path.EndsWith("/preview", StringComparison.Ordinal) ? [] : [.. responses.Contains("428") ? new[] { "If-Match" } : [], "X-Analyst", "Idempotency-Key", "X-Correlation-Id"], path);
            }

            foreach (var parameter in call.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
            {
                if (parameter.Text("in") != "path") parameter.Text("description").ShouldNotBeNullOrWhiteSpace($"{path} {parameter.Text("name")}");
            }
        }

        paths.EnumerateObject().Select(path => path.Name).ShouldBe(calls.Select(call => call.Path).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public async Task The_pages_are_built_from_the_very_document_that_is_served()
    {
        var served = (await server.Http.AskAsync("/openapi/v1.json")).ShouldBe(200).Body;
        (Repository.Read("src/StanceTracker.Web/openapi.json") == served).ShouldBeTrue("src/StanceTracker.Web/openapi.json is not what the server serves. Fetch it again while ops/run is up: "
            + "curl -o src/StanceTracker.Web/openapi.json http://127.0.0.1:5080/openapi/v1.json");
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        var document = await server.Http.ReadAsync("/openapi/v1.json");
        var references = new List<string>();
        Walk(document);
        references.ShouldNotBeEmpty();
        foreach (var reference in references.Distinct())
        {
            var at = document;
            foreach (var step in reference.TrimStart('#', '/').Split('/'))
                (at.ValueKind == JsonValueKind.Array ? int.TryParse(step, out var i) && (at = at[i]).ValueKind != JsonValueKind.Undefined : at.TryGetProperty(step.Replace("~1", "/").Replace("~0", "~"), out at)).ShouldBeTrue(reference);
        }

        void Walk(JsonElement json)
        {
            if (json.ValueKind == JsonValueKind.Array) foreach (var item in json.EnumerateArray()) Walk(item);
            if (json.ValueKind != JsonValueKind.Object) return;
            foreach (var property in json.EnumerateObject())
            {
                if (property is { Name: "$ref", Value.ValueKind: JsonValueKind.String }) references.Add(property.Value.GetString()!);
                else Walk(property.Value);
            }
        }
    }

    [Fact]
    public async Task The_examples_of_bodies_are_taken_one_after_the_other_and_answered_in_the_shape_of_the_examples()
    {
        var paths = (await server.Http.ReadAsync("/openapi/v1.json")).GetProperty("paths");
        var id = "";
        string[] told =
        [
            "/api/actors", "/api/actors/{id}/affiliations", "/api/actors/{id}/affiliation-ends", "/api/actors/{id}/affiliation-withdrawals", "/api/actors/{id}/aliases", "/api/actors/{id}/alias-withdrawals",
            "/api/actors/{id}/corrections", "/api/actors/{id}/merges", "/api/actors/{id}/unmerges",
            "/api/claims", "/api/claims/{id}/corrections",
            "/api/documents", "/api/documents/{id}/corrections", "/api/documents/{id}/ratings", "/api/documents/{id}/withdrawals", "/api/documents/{id}/reinstatements",
            "/api/statements", "/api/statements/{id}/corroborations", "/api/statements/{id}/evidence-withdrawals", "/api/statements/{id}/corrections", "/api/statements/{id}/retractions",
            "/api/statements/{id}/reinstatements",
        ];
        foreach (var path in told)
        {
            var call = paths.GetProperty(path).GetProperty("post");
            var body = call.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText();
            var address = path.Replace("{id}", id);
            var answer = (await server.Http.TellAsync(address, body, ("If-Match", "*"))).ShouldBe(201);
            Shape(call.GetProperty("responses").GetProperty("201").GetProperty("content").GetProperty("application/json").GetProperty("example")).ShouldBe(Shape(answer.Json));
            id = answer.Json.Text("id")!;
        }
    }

    [Theory]
    [InlineData("/api/stances", "/api/stances?holder=taliban&target=iran&asOf=2023-12-31")]
    [InlineData("/api/stances/matrix", "/api/stances/matrix?actors=taliban,iran&asOf=2023-12-31")]
    [InlineData("/api/stances/{holder}/{target}", "/api/stances/taliban/iran?explain=true&asOf=2023-12-31")]
    [InlineData("/api/stances/{holder}/{target}/history", "/api/stances/taliban/iran/history?from=2023-12-31&to=2023-12-31")]
    [InlineData("/api/stances/{holder}/{target}/changes", "/api/stances/taliban/iran/changes?from=2023-06-30,210&to=2023-12-31,396")]
    [InlineData("/api/disputes", "/api/disputes?actor=taliban&asOf=2024-01-31")]
    public async Task The_examples_of_answers_have_the_shape_of_answers(string path, string address)
    {
        var call = (await server.Http.ReadAsync("/openapi/v1.json")).GetProperty("paths").GetProperty(path).GetProperty("get");
        var example = call.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example");
        Shape(example).ShouldBe(Shape(await server.Http.ReadAsync(address)));
    }

    [Fact]
    public async Task There_is_a_page_to_browse()
    {
        var page = await server.Http.AskAsync("/api/docs");
        if (page.Status is 301 or 302) page = await server.Http.AskAsync(new Uri(new Uri(server.Http.BaseAddress!, "/api/docs"), page.Location!).PathAndQuery);
        page.ShouldBe(200).ContentType.ShouldBe("text/html");
        (await server.Http.AskAsync("/api/docs/index.js")).ShouldBe(200);
    }

    [Fact]
    public async Task Every_kind_of_error_explains_itself_at_its_address()
    {
        Problems.All.Select(type => type.Name).ShouldBeUnique();
        foreach (var type in Problems.All)
        {
            var told = await server.Http.ReadAsync(type.Address);
            told.Text("type").ShouldBe($"/problems/{type.Name}");
            told.GetProperty("status").GetInt32().ShouldBe(type.Status);
            told.Text("title").ShouldBe(type.Title);
        }

        (await server.Http.ReadAsync("/problems")).EnumerateArray().Select(type => type.Text("type")).ShouldBe(Problems.All.Select(type => type.Address));
    }

    [Fact]
    public async Task It_says_that_it_is_alive_and_ready()
    {
        (await server.Http.ReadAsync("/health/live")).Text("status").ShouldBe("alive");
        var ready = await server.Http.ReadAsync("/health/ready");
        ready.Text("status").ShouldBe("ready");
        ready.GetProperty("position").GetInt64().ShouldBeGreaterThan(300);
    }

    /// <summary>The names of the fields, at every depth, each once; nothing where there is null.</summary>
    private static IEnumerable<string> Shape(JsonElement json, string path = "") => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Shape(property.Value, $"{path}.{property.Name}").Prepend($"{path}.{property.Name}")).Distinct().Order(StringComparer.Ordinal),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Shape(item, $"{path}[]")).Distinct().Order(StringComparer.Ordinal),
        _ => [],
    };
}
