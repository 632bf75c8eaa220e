using System.Text.Json;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Statements;

/// <summary>POST /api/statements/{id}/merges.</summary>
public sealed class MergeStatementsTests(EmptyServer server) : IClassFixture<EmptyServer>, IAsyncLifetime
{
    private static int _worlds;

    private readonly string _own = $"m{Interlocked.Increment(ref _worlds)}";

    /// <summary>The statements <c>first</c> and <c>again</c>, each by an article of its own.</summary>
    public async ValueTask InitializeAsync()
    {
        foreach (var actor in new[] { "speaker", "target" }) (await server.Http.TellAsync("/api/actors", Bodies.Actor($"{_own}-{actor}"))).ShouldBe(201);
        foreach (var statement in new[] { "first", "again" })
        {
            (await server.Http.TellAsync("/api/documents", Bodies.Document($"{_own}-on-{statement}"))).ShouldBe(201);
            (await server.Http.TellAsync("/api/statements", Bodies.Statement($"{_own}-{statement}", $"{_own}-speaker", $"{_own}-target", $"{_own}-on-{statement}"))).ShouldBe(201);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_one_goes_and_its_evidence_stands_by_the_other_all_at_once()
    {
        var apart = await server.Http.HeadAsync();
        var alone = await server.Http.ReadAsync(Pair());
        var answer = (await MergeAsync("again", "first", "\"1\"", ("X-Analyst", "maryam"), ("X-Correlation-Id", "tuesday"))).ShouldBe(201);
        answer.Location.ShouldBe($"/api/statements/{_own}-again");
        answer.Version.ShouldBe(2);
        (answer.Json.Text("id"), answer.Json.GetProperty("version").GetInt64(), answer.Json.GetProperty("position").GetInt64()).ShouldBe(($"{_own}-again", 2, apart + 2));
        (await server.Http.HeadAsync()).ShouldBe(apart + 2);

        (await server.Http.ReadAsync($"/api/statements/{_own}-again")).GetProperty("retracted").GetBoolean().ShouldBeTrue();
        (await DocumentsAsync("first")).ShouldBe(["on-first", "on-again"]);
        var merged = await server.Http.ReadAsync(Pair());
        (alone.Number("statements"), merged.Number("statements")).ShouldBe((2, 1));
        (await server.Http.ReadAsync(Pair($"?knownAt={apart}"))).Number("statements").ShouldBe(2);
        (await server.Http.AllAsync($"/api/statements/duplicates?speaker={_own}-speaker")).ShouldBeEmpty();

        var events = (await server.Http.ReadAsync($"/api/ledger/events?after={apart}")).Items();
        events.Select(e => e.Text("type")).ShouldBe(["statement_retracted", "statement_corroborated"]);
        events[0].GetProperty("data").Text("reason").ShouldBe("One interview, coded twice.");
        events.ShouldAllBe(e => e.Text("correlationId") == "tuesday" && e.Text("recordedBy") == "maryam" && e.Text("causationId") == $"merge of {_own}-again into {_own}-first");
        (await server.Http.ReadAsync($"/api/ledger/events?stream=statement-{_own}-first")).Items()[0].GetProperty("causationId").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Only_standing_evidence_that_the_other_has_not_standing_is_taken_over()
    {
        await EvidenceAsync("first", "on-again", 2);
        await EvidenceAsync("first", "on-first", 4);
        await WithdrawAsync("first", 3);
        await EvidenceAsync("again", "on-first", 4);
        await EvidenceAsync("again", "on-first", 5);
        await WithdrawAsync("again", 3);
        var head = await server.Http.HeadAsync();
        (await MergeAsync("again", "first", "\"4\"")).ShouldBe(201);
        (await server.Http.ReadAsync($"/api/ledger/events?after={head}")).Items().Select(e => e.Text("type")).ShouldBe(["statement_retracted", "statement_corroborated"]);
        var evidence = (await server.Http.ReadAsync($"/api/statements/{_own}-first")).GetProperty("evidence").EnumerateArray().ToArray();
        evidence.Where(e => !e.GetProperty("withdrawn").GetBoolean()).Select(e => (Plain(e.Text("document")!), e.Number("credibility"))).ShouldBe([("on-first", 2), ("on-again", 2), ("on-first", 4)]);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_take_over_it_is_retracted_alone()
    {
        await EvidenceAsync("first", "on-again", 2);
        var head = await server.Http.HeadAsync();
        (await MergeAsync("again", "first", "*")).ShouldBe(201);
        (await server.Http.HeadAsync()).ShouldBe(head + 1);
    }

    [Fact]
    public async Task Merged_twice_is_refused_and_changes_nothing()
    {
        (await MergeAsync("again", "first", "\"1\"")).ShouldBe(201);
        var head = await server.Http.HeadAsync();
        (await MergeAsync("again", "first", "\"1\"")).ShouldRefuse(412, "stale-version", "If-Match");
        (await MergeAsync("again", "first", "\"2\"")).ShouldRefuse(409, "already-in-that-state", null);
        (await MergeAsync("again", "first", "*")).ShouldRefuse(409, "already-in-that-state", null);
        (await MergeAsync("first", "again", "*")).ShouldRefuse(409, "already-in-that-state", "into");
        (await server.Http.HeadAsync()).ShouldBe(head);
    }

    [Fact]
    public async Task It_can_be_put_right_again()
    {
        (await MergeAsync("again", "first", "\"1\"")).ShouldBe(201);
        (await server.Http.TellAsync($"/api/statements/{_own}-again/reinstatements", """{"reason": "They are two."}""", ("If-Match", "\"2\""))).ShouldBe(201);
        await WithdrawAsync("first", 2);
        (await server.Http.ReadAsync(Pair())).Number("statements").ShouldBe(2);
        (await MergeAsync("again", "first", "\"3\"")).ShouldBe(201);
        (await DocumentsAsync("first")).ShouldBe(["on-first", "on-again"]);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_name()
    {
        var head = await server.Http.HeadAsync();
        (await MergeAsync("again", "again", "\"1\"")).ShouldRefuse(409, "merge-in-circle", "into");
        (await MergeAsync("again", "nothing", "\"1\"")).ShouldRefuse(422, "unknown-statement", "into");
        (await MergeAsync("nothing", "first", "\"1\"")).ShouldRefuse(404, "not-found", null);
        (await MergeAsync("nothing", "first", "*")).ShouldRefuse(404, "not-found", null);
        var address = $"/api/statements/{_own}-again/merges";
        (await server.Http.TellAsync("/api/statements/No_thing/merges", Merge("first"), ("If-Match", "*"))).ShouldRefuse(404, "not-found", null);
        (await server.Http.TellAsync(address, Merge("first"))).ShouldRefuse(428, "version-required", "If-Match");
        (await server.Http.TellAsync(address, Merge("first"), ("If-Match", "\"2\""))).ShouldRefuse(412, "stale-version", "If-Match");
        (await server.Http.TellAsync(address, Merge("first"), ("If-Match", "one"))).ShouldRefuse(400, "invalid-header", "If-Match");
        foreach (var (body, kind, field) in new (string Body, string Kind, string? Field)[]
        {
            ($$"""{"into": "{{_own}}-first"}""", "missing-field", "reason"),
            ($$"""{"into": "{{_own}}-first", "reason": " "}""", "missing-field", "reason"),
            ($$"""{"into": "{{_own}}-first", "reason": "{{new string('x', 2_001)}}"}""", "invalid-field", "reason"),
            ("""{"reason": "Why not."}""", "missing-field", "into"),
            ("""{"into": null, "reason": "Why not."}""", "invalid-field", "into"),
            ("""{"into": "Not a slug", "reason": "Why not."}""", "invalid-field", "into"),
            ($$"""{"into": "{{_own}}-first", "reason": "Why not.", "evidence": 1}""", "invalid-field", "evidence"),
            ($$"""{"statement": "{{_own}}-first", "into": "{{_own}}-first", "reason": "Why not."}""", "invalid-field", "statement"),
            ("[]", "invalid-field", null),
        })
            (await server.Http.TellAsync(address, body, ("If-Match", "\"1\""))).ShouldRefuse(422, kind, field);
        (await server.Http.TellAsync(address, "{", ("If-Match", "\"1\""))).ShouldRefuse(400, "invalid-json", null);
        (await server.Http.TellAsync(address, Merge("first"), ("If-Match", "\"1\""), ("Content-Type", "text/plain"))).ShouldRefuse(415, "unsupported-media-type", "Content-Type");
        (await server.Http.HeadAsync()).ShouldBe(head);
    }

    [Fact]
    public async Task The_same_key_is_answered_as_the_first_time()
    {
        var first = (await MergeAsync("again", "first", "\"1\"", ("Idempotency-Key", $"{_own}-k"))).ShouldBe(201);
        var head = await server.Http.HeadAsync();
        var again = (await MergeAsync("again", "first", "\"1\"", ("Idempotency-Key", $"{_own}-k"))).ShouldBe(201);
        (again.Body, again.Location, again.Version).ShouldBe((first.Body, first.Location, 2));
        (await server.Http.HeadAsync()).ShouldBe(head);
        (await MergeAsync("first", "again", "\"1\"", ("Idempotency-Key", $"{_own}-k"))).ShouldRefuse(422, "idempotency-key-reused", "Idempotency-Key");
    }

    [Fact]
    public async Task While_the_other_is_corroborated_it_is_merged_all_the_same_and_nothing_is_lost()
    {
        for (var i = 0; i < 15; i++) (await server.Http.TellAsync("/api/documents", Bodies.Document($"{_own}-d{i}"))).ShouldBe(201);
        var corroborating = Enumerable.Range(0, 15).Select(i =>
            server.Http.TellAsync($"/api/statements/{_own}-first/corroborations", $$"""{"evidence": {"document": "{{_own}}-d{{i}}", "credibility": 2} }""", ("If-Match", "*")));
        var answers = await Task.WhenAll(corroborating.Append(MergeAsync("again", "first", "\"1\"")));
        answers.ShouldAllBe(answer => answer.Status == 201);
        (await DocumentsAsync("first")).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 15).Select(i => $"d{i}").Concat(["on-first", "on-again"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_two_merged_into_each_other_at_once_one_stays()
    {
        var answers = await Task.WhenAll(MergeAsync("again", "first", "*"), MergeAsync("first", "again", "*"));
        answers.Select(answer => answer.Status).Order().ShouldBe([201, 409]);
        var stays = answers[0].Status == 201 ? "first" : "again";
        (await server.Http.ReadAsync($"/api/statements/{_own}-{stays}")).GetProperty("retracted").GetBoolean().ShouldBeFalse();
        (await DocumentsAsync(stays)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_many_merges_of_one_statement_at_once_one_is_recorded()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => MergeAsync("again", "first", "\"1\"")));
        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers.Count(answer => answer.Status == 412).ShouldBe(9);
        (await DocumentsAsync("first")).ShouldBe(["on-first", "on-again"]);
    }

    [Fact]
    public async Task Evidence_of_a_withdrawn_document_goes_along_and_counts_when_it_is_reinstated()
    {
        var document = StreamId.From(DocumentId.Parse($"{_own}-on-again"));
        await server.GoOnAsync(document, new DocumentWithdrawn("It is a forgery."));
        (await MergeAsync("again", "first", "\"1\"")).ShouldBe(201);
        var alone = (await server.Http.ReadAsync(Pair("?asOf=2023-01-01"))).Number("evidence")!.Value;
        await server.GoOnAsync(document, new DocumentReinstated("It is none."));
        (await server.Http.ReadAsync(Pair("?asOf=2023-01-01"))).Number("evidence")!.Value.ShouldBeGreaterThan(alone);
    }

    private Task<Answer> MergeAsync(string statement, string into, string seen, params (string Name, string Value)[] headers) =>
        server.Http.TellAsync($"/api/statements/{_own}-{statement}/merges", Merge(into), [("If-Match", seen), .. headers]);

    private string Merge(string into) => $$"""{"into": "{{_own}}-{{into}}", "reason": "One interview, coded twice."}""";

    private async Task EvidenceAsync(string statement, string document, int credibility) =>
        (await server.Http.TellAsync($"/api/statements/{_own}-{statement}/corroborations", $$"""{"evidence": {"document": "{{_own}}-{{document}}", "credibility": {{credibility}}} }""", ("If-Match", "*"))).ShouldBe(201);

    private async Task WithdrawAsync(string statement, long number) =>
        (await server.Http.TellAsync($"/api/statements/{_own}-{statement}/evidence-withdrawals", $$"""{"evidence": {{number}}, "reason": "It was misread."}""", ("If-Match", "*"))).ShouldBe(201);

    private async Task<IReadOnlyList<string>> DocumentsAsync(string statement) =>
        [.. (await server.Http.ReadAsync($"/api/statements/{_own}-{statement}")).GetProperty("evidence").EnumerateArray().Where(e => !e.GetProperty("withdrawn").GetBoolean()).Select(e => Plain(e.Text("document")!))];

    private string Pair(string query = "") => $"/api/stances/{_own}-speaker/{_own}-target{query}";

    private string Plain(string id) => id.Replace($"{_own}-", "", StringComparison.Ordinal);
}
