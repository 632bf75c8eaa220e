using System.Globalization;
using System.Text.Json;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Statements;

/// <summary>Statements that look like one recorded twice: when they are recorded, and as a list.</summary>
public sealed class DuplicateTests(EmptyServer server) : IClassFixture<EmptyServer>, IAsyncLifetime
{
    private const string Why = "It was misread.";

    private static int _worlds;

    private readonly string _own = $"d{Interlocked.Increment(ref _worlds)}";

    public async ValueTask InitializeAsync()
    {
        foreach (var actor in new[] { "speaker", "alias", "target", "third" }) (await server.Http.TellAsync("/api/actors", Bodies.Actor($"{_own}-{actor}"))).ShouldBe(201);
        (await server.Http.TellAsync("/api/documents", Bodies.Document($"{_own}-article"))).ShouldBe(201);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_statement_is_recorded_all_the_same_and_told_which_it_looks_like_the_oldest_first()
    {
        (await RecordAsync("s1")).ShouldBeEmpty();
        (await RecordAsync("s2", day: "2023-01-02")).ShouldBe(["s1"]);
        (await RecordAsync("s3", day: "2023-01-02", code: "1124")).ShouldBe(["s1", "s2"]);
        (await RecordAsync("s4", day: "2023-01-03")).ShouldBe(["s2", "s3"]);
        (await RecordAsync("s5", day: "2023-01-05")).ShouldBeEmpty();
        (await RecordAsync("s6", code: "120")).ShouldBeEmpty();
        (await RecordAsync("s7", target: "third")).ShouldBeEmpty();
        (await RecordAsync("s8", speaker: "alias")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_preview_names_those_that_recording_would_name()
    {
        await RecordAsync("s1");
        await RecordAsync("s2", day: "2023-01-02");
        await RecordAsync("s3", speaker: "alias");
        (await PreviewAsync(Body("s4", day: "2023-01-03", code: "1124"))).ShouldBe(["s2"]);
        (await PreviewAsync(Body("s4", code: "120"))).ShouldBeEmpty();
        (await PreviewAsync(Body("s4", target: "third"))).ShouldBeEmpty();
        (await PreviewAsync(Correction("speaker", "target", "2023-01-03"), "/s1/corrections")).ShouldBe(["s2"]);

        await server.GoOnAsync(StreamId.From(ActorId.Parse($"{_own}-alias")), new ActorMerged(ActorId.Parse($"{_own}-speaker"), Why));
        (await PreviewAsync(Body("s4", speaker: "alias"))).ShouldBe(["s1", "s2", "s3"]);
        await TellAsync("s1", "retractions", $$"""{"reason": "{{Why}}"}""");
        (await PreviewAsync(Body("s4"))).ShouldBe(["s2", "s3"]);
        (await RecordAsync("s4")).ShouldBe(["s2", "s3"]);
    }

    [Fact]
    public async Task At_most_twenty_are_named()
    {
        for (var i = 0; i < 22; i++) await RecordAsync($"s{i}");
        (await RecordAsync("last")).ShouldBe(Enumerable.Range(0, 20).Select(i => $"s{i}"));
    }

    [Fact]
    public async Task Other_calls_name_none()
    {
        await RecordAsync("s1");
        var corroborated = (await server.Http.TellAsync($"/api/statements/{_own}-s1/corroborations", $$"""{"evidence": {"document": "{{_own}}-article", "credibility": 1} }""", ("If-Match", "*"))).ShouldBe(201);
        corroborated.Json.TryGetProperty("possibleDuplicates", out _).ShouldBeFalse();
        (await server.Http.TellAsync("/api/actors", Bodies.Actor($"{_own}-a"))).ShouldBe(201).Json.TryGetProperty("possibleDuplicates", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("array")]
    [InlineData("ndjson")]
    public async Task Each_line_of_a_batch_is_told_of_those_before_it_and_on_earlier_lines(string form)
    {
        await RecordAsync("before");
        string[] lines = [Body("b1"), Body("b2", day: "2023-01-09"), Body("b3").Replace("111", "9999"), Body("b4"), Body("b5", day: "2023-01-10"), Body("b1")];
        var answer = form == "array"
            ? await server.Http.TellAsync("/api/statements", $"[{string.Join(",", lines)}]")
            : await server.Http.TellAsync("/api/statements", string.Join("\n", lines), ("Content-Type", "application/x-ndjson"));
        answer.ShouldBe(200).Json.Items().Select(item => item.GetProperty("written") is { ValueKind: JsonValueKind.Object } written ? string.Join(' ', Named(written)) : null)
            .ShouldBe(["before", "", null, "before b1", "b2", null]);
    }

    [Fact]
    public async Task A_repeated_key_is_answered_with_those_before_the_first_answer()
    {
        await RecordAsync("s1");
        var body = Body("s2");
        var first = (await server.Http.TellAsync("/api/statements", body, ("Idempotency-Key", $"{_own}-k"))).ShouldBe(201);
        Named(first.Json).ShouldBe(["s1"]);
        await RecordAsync("s3");
        (await server.Http.TellAsync("/api/statements", body, ("Idempotency-Key", $"{_own}-k"))).ShouldBe(201).Body.ShouldBe(first.Body);

        // What was put right since is told as it is now.
        await TellAsync("s1", "retractions", $$"""{"reason": "{{Why}}"}""");
        Named((await server.Http.TellAsync("/api/statements", body, ("Idempotency-Key", $"{_own}-k"))).ShouldBe(201).Json).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_recorded_at_once_the_one_with_the_higher_position_names_the_other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => server.Http.TellAsync("/api/statements", Body($"s{i}"))));
        var inOrder = answers.Select(answer => answer.ShouldBe(201).Json).OrderBy(written => written.GetProperty("position").GetInt64()).ToArray();
        for (var i = 0; i < inOrder.Length; i++) Named(inOrder[i]).ShouldBe(inOrder.Take(i).Select(written => Plain(written.Text("id")!)));
    }

    [Fact]
    public async Task What_is_put_right_makes_duplicates_and_unmakes_them()
    {
        await RecordAsync("s1");
        await RecordAsync("s2", speaker: "alias");
        (await ListAsync()).ShouldBeEmpty();

        var alias = StreamId.From(ActorId.Parse($"{_own}-alias"));
        await server.GoOnAsync(alias, new ActorMerged(ActorId.Parse($"{_own}-speaker"), Why));
        (await ListAsync()).ShouldBe(["s2 s1"]);
        (await ListAsync("alias")).ShouldBe(["s2 s1"]);
        (await RecordAsync("s3", speaker: "alias")).ShouldBe(["s1", "s2"]);
        await server.GoOnAsync(alias, new ActorUnmerged(Why));
        (await ListAsync()).ShouldBeEmpty();
        (await ListAsync("alias")).ShouldBe(["s3 s2"]);

        await TellAsync("s2", "retractions", $$"""{"reason": "{{Why}}"}""");
        (await ListAsync("alias")).ShouldBeEmpty();
        await TellAsync("s2", "reinstatements", $$"""{"reason": "{{Why}}"}""");
        (await ListAsync("alias")).ShouldBe(["s3 s2"]);
        await TellAsync("s2", "corrections", Correction("alias", "target", "2023-02-01"));
        (await ListAsync("alias")).ShouldBeEmpty();
        await TellAsync("s2", "corrections", Correction("speaker", "target", "2023-01-02"));
        (await ListAsync()).ShouldBe(["s2 s1"]);
    }

    [Fact]
    public async Task A_pair_is_told_with_what_one_needs_to_judge_it()
    {
        await RecordAsync("s1", code: "1124");
        await RecordAsync("s2", day: "2023-01-02");
        await TellAsync("s1", "corroborations", $$"""{"evidence": {"document": "{{_own}}-article", "credibility": 1} }""");
        var pair = (await server.Http.AllAsync($"/api/statements/duplicates?speaker={_own}-speaker")).ShouldHaveSingleItem();
        pair.EnumerateObject().Select(field => field.Name).ShouldBe(
        [
            "statement", "other", "speaker", "targets", "act", "otherAct", "saidOn", "otherSaidOn", "paraphrase", "otherParaphrase", "documents", "otherDocuments", "position", "version", "otherVersion",
        ]);
        (Plain(pair.Text("statement")!), Plain(pair.Text("other")!), Plain(pair.Text("speaker")!)).ShouldBe(("s2", "s1", "speaker"));
        pair.Texts("targets").ShouldBe([$"{_own}-target"]);
        (pair.Text("act"), pair.Text("otherAct")).ShouldBe(("111", "1124"));
        (pair.GetProperty("saidOn").Text("earliest"), pair.GetProperty("otherSaidOn").Text("latest")).ShouldBe(("2023-01-02", "2023-01-01"));
        pair.Texts("documents").ShouldBe([$"{_own}-article"]);
        pair.Texts("otherDocuments").ShouldBe([$"{_own}-article"]);
        (pair.Number("version"), pair.Number("otherVersion")).ShouldBe((1, 2));
        pair.GetProperty("position").GetInt64().ShouldBe((await server.Http.ReadAsync($"/api/statements/{_own}-s2")).GetProperty("position").GetInt64());
    }

    [Fact]
    public async Task Parts_of_any_size_make_the_whole_and_it_is_csv_and_ndjson_too()
    {
        var random = new Random(3);
        await RecordManyAsync(Enumerable.Range(0, 120).Select(i => Body($"s{i}", day: $"2023-01-{random.Next(1, 29):00}", target: random.Next(2) == 0 ? "target" : "third")));
        var address = $"/api/statements/duplicates?speaker={_own}-speaker&from=2023-01-05&to=2023-01-20";
        var lines = (await server.Http.AskAsync(address.Replace("duplicates?", "duplicates.ndjson?"))).ShouldBe(200).Lines;
        lines.Count.ShouldBeGreaterThan(100);
        lines.Select(pair => pair.GetProperty("position").GetInt64()).ShouldBeInOrder();
        lines.ShouldAllBe(pair => string.CompareOrdinal(pair.GetProperty("saidOn").Text("earliest"), "2023-01-05") >= 0 && string.CompareOrdinal(pair.GetProperty("saidOn").Text("earliest"), "2023-01-20") <= 0);
        lines.Select(Pair).ShouldBeUnique();
        foreach (var limit in new[] { 1, 13, 1_000 })
            (await server.Http.AllAsync($"{address}&limit={limit}")).Select(pair => pair.GetRawText()).ShouldBe(lines.Select(pair => pair.GetRawText()));
        var csv = (await server.Http.AskAsync(address, ("Accept", "text/csv"))).ShouldBe(200).Rows;
        csv.Select(row => $"{Plain(row["statement"])} {Plain(row["other"])}").ShouldBe(lines.Select(Pair));
        csv[0].Keys.ShouldBe(
        [
            "statement", "other", "speaker", "targets", "act", "otherAct", "earliest", "latest", "otherEarliest", "otherLatest", "paraphrase", "otherParaphrase", "documents", "otherDocuments",
            "position", "version", "otherVersion",
        ]);
    }

    [Fact]
    public async Task A_part_looks_at_so_many_statements_and_leads_on_though_it_found_none()
    {
        for (var part = 0; part < 6; part++)
            await RecordManyAsync(Enumerable.Range(0, 1_000).Select(i => Body($"s{part}-{i}", day: new DateOnly(1900, 1, 1).AddDays(((part * 1_000) + i) * 3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        (await RecordAsync("twice", day: "1900-01-01")).ShouldBe(["s0-0"]);
        var pages = await server.Http.PagesAsync($"/api/statements/duplicates?speaker={_own}-speaker");
        pages[0].Items().ShouldBeEmpty();
        pages.Count.ShouldBeGreaterThan(1);
        pages.SelectMany(page => page.Items()).Select(Pair).ShouldBe(["twice s0-0"]);
    }

    [Theory]
    [InlineData("speaker=A", "speaker")]
    [InlineData("from=2023-02-30", "from")]
    [InlineData("to=soon", "to")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=eA", "cursor")]
    [InlineData("cursor=MR9h", "cursor")]
    [InlineData("cursor=!", "cursor")]
    public async Task A_parameter_that_cannot_be_is_named(string query, string field) =>
        (await server.Http.AskAsync($"/api/statements/duplicates?{query}")).ShouldRefuse(400, "invalid-parameter", field);

    [Fact]
    public async Task A_speaker_never_introduced_is_not_found() => (await server.Http.AskAsync("/api/statements/duplicates?speaker=nobody")).ShouldRefuse(404, "not-found", "speaker");

    [Fact]
    public async Task No_statement_can_take_the_lists_address()
    {
        var body = Body("s1").Replace($"{_own}-s1", "duplicates");
        (await server.Http.TellAsync("/api/statements", body)).ShouldRefuse(422, "invalid-field", "statement");
        var batch = (await server.Http.TellAsync("/api/statements", $"[{body}, {Body("s2")}]")).ShouldBe(200).Json.Items();
        batch.Select(item => item.GetProperty("status").GetInt32()).ShouldBe([422, 201]);
        (await server.Http.ReadAsync("/api/statements/duplicates")).Items().ShouldNotBeNull();
    }

    private string Body(string id, string speaker = "speaker", string target = "target", string day = "2023-01-01", string code = "111") =>
        Bodies.Statement($"{_own}-{id}", $"{_own}-{speaker}", $"{_own}-{target}", $"{_own}-article", day, code).Trim();

    private string Correction(string speaker, string target, string day) =>
        $$"""
        {"speaker": "{{_own}}-{{speaker}}", "targets": ["{{_own}}-{{target}}"], "act": {"scheme": "cameo", "code": "111"}, "saidOn": {"earliest": "{{day}}", "latest": "{{day}}", "basis": "stated"},
         "paraphrase": "Otherwise.", "reason": "{{Why}}"}
        """;

    private async Task<IReadOnlyList<string>> RecordAsync(string id, string speaker = "speaker", string target = "target", string day = "2023-01-01", string code = "111") =>
        Named((await server.Http.TellAsync("/api/statements", Body(id, speaker, target, day, code))).ShouldBe(201).Json);

    private async Task<IReadOnlyList<string>> PreviewAsync(string body, string of = "") =>
        Named((await server.Http.TellAsync($"/api/statements{of.Replace("/s", $"/{_own}-s", StringComparison.Ordinal)}/preview", body)).ShouldBe(200).Json);

    private async Task RecordManyAsync(IEnumerable<string> bodies) =>
        (await server.Http.TellAsync("/api/statements", $"[{string.Join(',', bodies)}]")).ShouldBe(200).Json.GetProperty("refused").GetInt32().ShouldBe(0);

    private async Task TellAsync(string id, string call, string body) => (await server.Http.TellAsync($"/api/statements/{_own}-{id}/{call}", body, ("If-Match", "*"))).ShouldBe(201);

    private async Task<IReadOnlyList<string>> ListAsync(string speaker = "speaker") =>
        [.. (await server.Http.AllAsync($"/api/statements/duplicates?speaker={_own}-{speaker}")).Select(Pair)];

    private string Pair(JsonElement pair) => $"{Plain(pair.Text("statement")!)} {Plain(pair.Text("other")!)}";

    private IReadOnlyList<string> Named(JsonElement written) => [.. written.Texts("possibleDuplicates").Select(Plain)];

    private string Plain(string id) => id.Replace($"{_own}-", "", StringComparison.Ordinal);
}
