using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Writing;

/// <summary>The calls that write, where all is well.</summary>
public sealed class WriteTests(EmptyServer server) : IClassFixture<EmptyServer>, IAsyncLifetime
{
    private static int _worlds;

    /// <summary>Each test has actors and a document of its own.</summary>
    private readonly string _own = $"w{Interlocked.Increment(ref _worlds)}";

    private string Speaker => $"{_own}-speaker";

    private string Target => $"{_own}-target";

    private string Article => $"{_own}-article";

    public async ValueTask InitializeAsync()
    {
        foreach (var actor in new[] { Speaker, Target }) (await server.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
        (await server.Http.TellAsync("/api/documents", Bodies.Document(Article))).ShouldBe(201);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_call_answers_201_with_where_it_is_its_version_and_its_position()
    {
        await CreatedAsync("/api/actors", Bodies.Actor($"{_own}-a"), $"{_own}-a", "/api/actors/", 1);
        await CreatedAsync("/api/documents", Bodies.Document($"{_own}-d"), $"{_own}-d", "/api/documents/", 1);
        await CreatedAsync("/api/claims", Bodies.Claim($"{_own}-c", Speaker), $"{_own}-c", "/api/claims/", 1);
        await CreatedAsync("/api/statements", Statement($"{_own}-s"), $"{_own}-s", "/api/statements/", 1);
        await CreatedAsync($"/api/actors/{_own}-a/aliases", """{"alias": "The Other", "language": "en"}""", $"{_own}-a", "/api/actors/", 2, "\"1\"");
        await CreatedAsync($"/api/actors/{_own}-a/affiliations", $$"""{"with": "{{Speaker}}", "role": "envoy", "from": "2023-01-01"}""", $"{_own}-a", "/api/actors/", 3, "\"2\"");
        await CreatedAsync($"/api/statements/{_own}-s/corroborations", $$"""{"evidence": {"document": "{{Article}}", "credibility": 1} }""", $"{_own}-s", "/api/statements/", 2, "\"1\"");
    }

    [Fact]
    public async Task What_was_written_is_read_at_once()
    {
        for (var i = 0; i < 10; i++)
        {
            var written = (await server.Http.TellAsync("/api/statements", Statement($"{_own}-{i}"))).ShouldBe(201).Json;
            var stance = await server.Http.ReadAsync($"/api/stances/{Speaker}/{Target}");
            stance.Number("statements").ShouldBe(i + 1);
            stance.GetProperty("position").GetInt64().ShouldBeGreaterThanOrEqualTo(written.GetProperty("position").GetInt64());
            (await server.Http.AllAsync($"/api/statements?speaker={Speaker}")).Count.ShouldBe(i + 1);
            (await server.Http.ReadAsync($"/api/statements/{_own}-{i}/trail")).Items().Count.ShouldBe(2, "its recording, and its document's registration");
        }
    }

    [Fact]
    public async Task A_statement_is_shown_as_it_was_told()
    {
        (await server.Http.TellAsync("/api/claims", Bodies.Claim($"{_own}-c", Speaker))).ShouldBe(201);
        var body = $$"""
            {"statement": "{{_own}}-s", "speaker": "{{Speaker}}", "capacity": "personal", "targets": ["{{Target}}"], "inferredTargets": ["{{Target}}"], "act": {"scheme": "cameo", "code": "0871"},
             "contexts": ["military"], "modality": "conditional", "saidOn": {"earliest": "2023-01-01", "latest": "2023-01-04", "basis": "inferred", "note": "Some day."},
             "claims": [{"claim": "{{_own}}-c", "position": "declines"}], "joint": "both", "paraphrase": "Ünïcödé 😀", "quote": "پاکستان", "externalId": "x/1",
             "evidence": {"document": "{{Article}}", "passage": {"start": 3, "end": 9}, "voice": "quoted", "via": ["IRNA", "a ministry"], "credibility": 3} }
            """;
        (await server.Http.TellAsync("/api/statements", body)).ShouldBe(201);
        var told = JsonDocument.Parse(body).RootElement;
        var shown = await server.Http.ReadAsync($"/api/statements/{_own}-s");
        foreach (var field in told.EnumerateObject().Where(field => field.Name != "evidence"))
            JsonElement.DeepEquals(shown.GetProperty(field.Name), field.Value).ShouldBeTrue($"{field.Name}: {shown.GetProperty(field.Name)}");
        shown.Text("day").ShouldBe("2023-01-02");
        var evidence = shown.GetProperty("evidence").EnumerateArray().Single();
        evidence.Text("document").ShouldBe(Article);
        evidence.Texts("via").ShouldBe(["IRNA", "a ministry"]);
        evidence.GetProperty("number").GetInt64().ShouldBe(1);
        var stored = (await server.Http.ReadAsync($"/api/ledger/events?stream=statement-{_own}-s")).Items().Single().GetProperty("data");
        JsonElement.DeepEquals(stored, told).ShouldBeTrue(stored.GetRawText());
        (await server.Http.ReadAsync($"/api/claims/{_own}-c")).GetProperty("stands").EnumerateArray().Single().Text("position").ShouldBe("declines");
    }

    [Fact]
    public async Task Who_records_is_the_analyst_or_else_the_user_and_their_course_of_work_is_kept()
    {
        (await server.Http.TellAsync("/api/actors", Bodies.Actor($"{_own}-a"), ("X-Analyst", "maryam"), ("X-Correlation-Id", "tuesday"))).ShouldBe(201);
        (await server.Http.TellAsync("/api/actors", Bodies.Actor($"{_own}-b"))).ShouldBe(201);
        var named = (await server.Http.ReadAsync($"/api/ledger/events?stream=actor-{_own}-a")).Items().Single();
        named.Text("recordedBy").ShouldBe("maryam");
        named.Text("correlationId").ShouldBe("tuesday");
        (await server.Http.ReadAsync($"/api/ledger/events?stream=actor-{_own}-b")).Items().Single().Text("recordedBy").ShouldBe(Environment.UserName);
        (await server.Http.AllAsync("/api/ledger/events?by=maryam")).ShouldAllBe(e => e.Text("recordedBy") == "maryam");
        (await server.Http.TellAsync("/api/actors", Bodies.Actor($"{_own}-c"), ("X-Analyst", new string('x', 101)))).ShouldRefuse(400, "invalid-header", "X-Analyst");
        (await server.Http.TellAsync("/api/actors", Bodies.Actor($"{_own}-c"), ("X-Correlation-Id", new string('x', 201)))).ShouldRefuse(400, "invalid-header", "X-Correlation-Id");
    }

    [Fact]
    public async Task The_same_key_with_the_same_content_is_answered_as_the_first_time()
    {
        var first = (await server.Http.TellAsync("/api/statements", Statement(null), ("Idempotency-Key", $"{_own}-k"))).ShouldBe(201);
        first.Json.Text("id")!.ShouldStartWith("s-");
        var head = await server.Http.HeadAsync();
        var again = (await server.Http.TellAsync("/api/statements", Statement(null), ("Idempotency-Key", $"{_own}-k"))).ShouldBe(201);
        again.Body.ShouldBe(first.Body);
        again.Location.ShouldBe(first.Location);
        again.Version.ShouldBe(1);
        (await server.Http.AskAsync(again.Location!)).ShouldBe(200);
        (await server.Http.HeadAsync()).ShouldBe(head);

        (await server.Http.TellAsync("/api/statements", Statement(null, "057"), ("Idempotency-Key", $"{_own}-k"))).ShouldRefuse(422, "idempotency-key-reused", "Idempotency-Key");
        (await server.Http.TellAsync("/api/actors", Bodies.Actor($"{_own}-x"), ("Idempotency-Key", $"{_own}-k"))).ShouldRefuse(422, "idempotency-key-reused", "Idempotency-Key");
        (await server.Http.TellAsync("/api/statements", Statement(null), ("Idempotency-Key", $"{_own}-k"), ("X-Analyst", "another"))).ShouldRefuse(422, "idempotency-key-reused", "Idempotency-Key");
        (await server.Http.TellAsync("/api/statements", Statement(null), ("Idempotency-Key", new string('k', 201)))).ShouldRefuse(400, "invalid-header", "Idempotency-Key");
        (await server.Http.HeadAsync()).ShouldBe(head);
    }

    [Fact]
    public async Task A_key_whose_request_was_refused_is_free_for_another()
    {
        (await server.Http.TellAsync("/api/statements", Statement(null, "9999"), ("Idempotency-Key", $"{_own}-k"))).ShouldBe(422);
        (await server.Http.TellAsync("/api/statements", Statement(null), ("Idempotency-Key", $"{_own}-k"))).ShouldBe(201);
    }

    [Fact]
    public async Task Going_on_demands_the_version_that_was_seen_and_refuses_a_stale_one()
    {
        var alias = """{"alias": "The Other"}""";
        var address = $"/api/actors/{Speaker}/aliases";
        var head = await server.Http.HeadAsync();
        (await server.Http.TellAsync(address, alias)).ShouldRefuse(428, "version-required", "If-Match");
        (await server.Http.TellAsync(address, alias, ("If-Match", "\"2\""))).ShouldRefuse(412, "stale-version", "If-Match");
        (await server.Http.TellAsync(address, alias, ("If-Match", "\"0\""))).ShouldRefuse(412, "stale-version", "If-Match");
        (await server.Http.TellAsync(address, alias, ("If-Match", "\"x\""))).ShouldRefuse(400, "invalid-header", "If-Match");
        (await server.Http.TellAsync(address, alias, ("If-Match", "\"99999999999999999999\""))).ShouldRefuse(400, "invalid-header", "If-Match");
        (await server.Http.HeadAsync()).ShouldBe(head);
        (await server.Http.TellAsync(address, alias, ("If-Match", "\"1\""), ("Idempotency-Key", $"{_own}-k"))).ShouldBe(201);
        (await server.Http.TellAsync(address, alias, ("If-Match", "\"1\""), ("Idempotency-Key", $"{_own}-k"))).ShouldBe(201);
        (await server.Http.TellAsync(address, """{"alias": "Yet another"}""", ("If-Match", "\"1\""))).ShouldRefuse(412, "stale-version", "If-Match");
        (await server.Http.TellAsync(address, """{"alias": "Yet another"}""", ("If-Match", "*"))).ShouldBe(201).Version.ShouldBe(3);
        (await server.Http.HeadAsync()).ShouldBe(head + 2);
    }

    [Theory]
    [InlineData("/api/actors/nobody/aliases", """{"alias": "The Other"}""")]
    [InlineData("/api/actors/nobody/affiliations", """{"with": "nobody"}""")]
    [InlineData("/api/statements/nothing/corroborations", """{"evidence": {"document": "none", "credibility": 1}}""")]
    [InlineData("/api/actors/No_body/aliases", """{"alias": "The Other"}""")]
    public async Task Nothing_goes_on_with_what_is_not_there(string address, string body)
    {
        foreach (var version in new[] { "*", "\"0\"", "\"1\"" }) (await server.Http.TellAsync(address, body, ("If-Match", version))).ShouldRefuse(404, "not-found", null);
    }

    [Fact]
    public async Task Of_writers_who_saw_the_same_version_one_goes_on()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => server.Http.TellAsync($"/api/actors/{Speaker}/aliases", $$"""{"alias": "Alias {{i}}"}""", ("If-Match", "\"1\""))));
        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers.Count(answer => answer.Status == 412).ShouldBe(19);
    }

    [Fact]
    public async Task Of_twenty_with_the_same_key_one_is_recorded_and_all_are_told_so()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Http.TellAsync("/api/statements", Statement(null), ("Idempotency-Key", $"{_own}-k"))));
        answers.ShouldAllBe(answer => answer.Status == 201);
        answers.Select(answer => answer.Body).Distinct().ShouldHaveSingleItem();
        (await server.Http.AllAsync($"/api/statements?speaker={Speaker}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_very_same_again_is_there_already()
    {
        (await server.Http.TellAsync("/api/statements", Statement($"{_own}-s"))).ShouldBe(201);
        (await server.Http.TellAsync("/api/statements", Statement($"{_own}-s"))).ShouldBe(409).Json.Text("type").ShouldBe("/problems/already-exists");
        (await server.Http.TellAsync("/api/statements", Statement($"{_own}-s", "057"))).ShouldRefuse(409, "already-exists", "statement");
        (await server.Http.TellAsync("/api/actors", Bodies.Actor(Speaker).Replace("state", "bloc"))).ShouldRefuse(409, "already-exists", "actor");
    }

    [Fact]
    public async Task One_thing_is_given_with_its_etag_and_not_again_to_who_has_it()
    {
        foreach (var address in new[] { $"/api/actors/{Speaker}", $"/api/documents/{Article}" })
        {
            (await server.Http.AskAsync(address)).ShouldBe(200).Version.ShouldBe(1);
            (await server.Http.AskAsync(address, ("If-None-Match", "\"1\""))).ShouldBe(304).Body.ShouldBeEmpty();
            (await server.Http.AskAsync(address, ("If-None-Match", "\"2\""))).ShouldBe(200);
        }
    }

    private string Statement(string? id, string code = "111") => Bodies.Statement(id, Speaker, Target, Article, code: code);

    private async Task CreatedAsync(string address, string body, string id, string location, long version, string? seen = null)
    {
        var answer = (await server.Http.TellAsync(address, body, seen is null ? [] : [("If-Match", seen)])).ShouldBe(201);
        answer.Location.ShouldBe($"{location}{id}");
        answer.Version.ShouldBe(version);
        answer.Json.Text("id").ShouldBe(id);
        answer.Json.GetProperty("version").GetInt64().ShouldBe(version);
        answer.Json.GetProperty("position").GetInt64().ShouldBe(await server.Http.HeadAsync());
        var there = (await server.Http.AskAsync(answer.Location!)).ShouldBe(200);
        there.Version.ShouldBe(version);
        there.Json.GetProperty("version").GetInt64().ShouldBe(version);
    }
}
