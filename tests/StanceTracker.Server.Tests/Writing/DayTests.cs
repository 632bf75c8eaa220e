using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Writing;

/// <summary>Days that cannot be, and days that want a second look.</summary>
public sealed class DayTests(EmptyServer server) : IClassFixture<EmptyServer>, IAsyncLifetime
{
    private static int _worlds;

    /// <summary>Each test has actors and a document of its own.</summary>
    private readonly string _own = $"d{Interlocked.Increment(ref _worlds)}";

    public async ValueTask InitializeAsync()
    {
        foreach (var actor in new[] { $"{_own}-speaker", $"{_own}-target" }) (await server.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
        (await server.Http.TellAsync("/api/documents", Bodies.Document($"{_own}-article"))).ShouldBe(201);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_statement_dated_2203_is_refused_everywhere()
    {
        (await server.Http.TellAsync("/api/statements", Statement("a", "2203-06-01"))).ShouldRefuse(422, "invalid-field", "saidOn.latest").Body.ShouldContain("after the day of recording");
        var batch = (await server.Http.TellAsync("/api/statements", $"[{Statement("a", "2203-06-01")}, {Statement("b", "2023-01-01")}]")).ShouldBe(200).Json;
        batch.Items().Select(line => line.Number("status")).ShouldBe([422, 201]);
        var correction = $$"""{"speaker": "{{_own}}-speaker", "targets": ["{{_own}}-target"], "act": {"scheme": "cameo", "code": "111"}, "saidOn": {"earliest": "2023-01-01", "latest": "2203-01-01", "basis": "stated"}, "paraphrase": "It is so.", "reason": "It was misread."}""";
        (await server.Http.TellAsync($"/api/statements/{_own}-b/corrections", correction, ("If-Match", "*"))).ShouldRefuse(422, "invalid-field", "saidOn.latest");
        (await server.Http.TellAsync("/api/statements/preview", Statement("c", "2203-06-01"))).ShouldRefuse(422, "invalid-field", "saidOn.latest");
    }

    [Fact]
    public async Task Days_after_the_publication_of_every_document_are_recorded_with_a_warning()
    {
        (await server.Http.TellAsync("/api/statements", Statement("a", "2023-06-01"))).ShouldBe(201).Json.TryGetProperty("warnings", out _).ShouldBeFalse();
        var warning = (await server.Http.TellAsync("/api/statements", Statement("b", "2023-06-02"))).ShouldBe(201).Json.GetProperty("warnings").EnumerateArray().Single();
        (warning.Text("type"), warning.Text("field")).ShouldBe(("after-publication", "saidOn.latest"));
        warning.Text("message")!.ShouldContain("2023-06-01");
        var batch = (await server.Http.TellAsync("/api/statements", $"[{Statement("c", "2023-06-02")}, {Statement("d", "2023-06-01")}]")).ShouldBe(200).Json;
        batch.Items().Select(line => line.GetProperty("written").TryGetProperty("warnings", out _)).ShouldBe([true, false]);

        (await server.Http.TellAsync($"/api/statements/{_own}-a/corrections", Correction("2023-06-03"), ("If-Match", "*"))).ShouldBe(201).Json.GetProperty("warnings").GetArrayLength().ShouldBe(1);
        (await server.Http.TellAsync("/api/documents", Bodies.Document($"{_own}-later").Replace("2023-06-01", "2023-07-01"))).ShouldBe(201);
        (await server.Http.TellAsync($"/api/statements/{_own}-b/corroborations", $$"""{"evidence": {"document": "{{_own}}-later", "credibility": 2} }""", ("If-Match", "*"))).ShouldBe(201);
        (await server.Http.TellAsync($"/api/statements/{_own}-b/corrections", Correction("2023-06-03"), ("If-Match", "*"))).ShouldBe(201).Json.TryGetProperty("warnings", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_extent_is_recorded_corrected_shown_and_told_in_the_trail()
    {
        (await server.Http.TellAsync("/api/statements", Statement("a", "2023-05-01", "2023-05-31"))).ShouldBe(201);
        (await server.Http.ReadAsync($"/api/statements/{_own}-a")).GetProperty("saidOn").TryGetProperty("extent", out _).ShouldBeFalse("it is within, as ever");
        (await server.Http.TellAsync($"/api/statements/{_own}-a/corrections", Correction("2023-05-31", "throughout", earliest: "2023-05-01"), ("If-Match", "*"))).ShouldBe(201);

        var statement = await server.Http.ReadAsync($"/api/statements/{_own}-a");
        (statement.GetProperty("saidOn").Text("extent"), statement.Text("day")).ShouldBe(("throughout", "2023-05-31"));
        var changes = (await server.Http.ReadAsync($"/api/statements/{_own}-a/trail")).Items()[^1].GetProperty("changes").EnumerateArray().ToDictionary(change => change.Text("field")!, change => change.Text("to"));
        changes["saidOn.extent"].ShouldBe("throughout");
        (await server.Http.AskAsync("/api/export/statements.csv")).ShouldBe(200).Rows.Single(row => row["statement"] == $"{_own}-a")["extent"].ShouldBe("throughout");

        (await server.Http.TellAsync($"/api/statements/{_own}-a/corrections", Correction("2023-05-31", "always", earliest: "2023-05-01"), ("If-Match", "*"))).ShouldRefuse(422, "invalid-field", "saidOn.extent");
    }

    private string Statement(string id, string earliest, string? latest = null) =>
        Bodies.Statement($"{_own}-{id}", $"{_own}-speaker", $"{_own}-target", $"{_own}-article", earliest).Replace($"\"latest\": \"{earliest}\"", $"\"latest\": \"{latest ?? earliest}\"");

    private string Correction(string latest, string extent = "within", string? earliest = null) => $$"""
        {"speaker": "{{_own}}-speaker", "targets": ["{{_own}}-target"], "act": {"scheme": "cameo", "code": "111"},
         "saidOn": {"earliest": "{{earliest ?? latest}}", "latest": "{{latest}}", "basis": "stated", "extent": "{{extent}}" }, "paraphrase": "It is otherwise.", "reason": "It was misread."}
        """;
}
