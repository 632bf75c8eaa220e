using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Writing;

/// <summary>POST /api/statements with many.</summary>
public sealed class BatchTests(EmptyServer server) : IClassFixture<EmptyServer>, IAsyncLifetime
{
    private static int _worlds;

    private readonly string _own = $"b{Interlocked.Increment(ref _worlds)}";

    public async ValueTask InitializeAsync()
    {
        foreach (var actor in new[] { $"{_own}-speaker", $"{_own}-target" }) (await server.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
        (await server.Http.TellAsync("/api/documents", Bodies.Document($"{_own}-article"))).ShouldBe(201);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("array")]
    [InlineData("ndjson")]
    public async Task Each_line_has_its_outcome_and_the_good_ones_are_recorded(string form)
    {
        var lines = new (string Body, int Status, string? Type, string? Field)[]
        {
            (Statement($"{_own}-1"), 201, null, null),
            (Statement($"{_own}-2").Replace("111", "9999"), 422, "unknown-act", "act.code"),
            (Statement($"{_own}-3").Replace($"{_own}-target", "nobody"), 422, "unknown-actor", "targets[0]"),
            (Statement(null), 201, null, null),
            (Statement($"{_own}-1").Replace("111", "057"), 409, "already-exists", "statement"),
            ("""{"paraphrase": "It says nothing."}""", 422, "missing-field", null),
            ("""[1, 2]""", 422, "invalid-field", null),
            ("\"text\"", 422, "invalid-field", null),
            (Statement($"{_own}-4").Replace("2023-01-01", "2023-02-30"), 422, "invalid-field", "saidOn.earliest"),
            (Statement($"{_own}-5"), 201, null, null),
        };
        var head = await server.Http.HeadAsync();
        var answer = form == "array"
            ? await server.Http.TellAsync("/api/statements", $"[{string.Join(",", lines.Select(line => line.Body))}]")
            : await server.Http.TellAsync("/api/statements", string.Join("\n", lines.Select(line => line.Body)), ("Content-Type", "application/x-ndjson; charset=utf-8"));
        answer.ShouldBe(200);
        answer.Json.GetProperty("recorded").GetInt32().ShouldBe(3);
        answer.Json.GetProperty("refused").GetInt32().ShouldBe(7);
        var outcomes = answer.Json.Items();
        outcomes.Count.ShouldBe(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var outcome = outcomes[i];
            outcome.GetProperty("line").GetInt32().ShouldBe(i + 1);
            outcome.GetProperty("status").GetInt32().ShouldBe(lines[i].Status, outcome.GetRawText());
            if (lines[i].Type is not { } type)
            {
                outcome.GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null);
                (await server.Http.AskAsync($"/api/statements/{outcome.GetProperty("written").Text("id")}")).ShouldBe(200);
                continue;
            }

            outcome.GetProperty("written").ValueKind.ShouldBe(JsonValueKind.Null);
            outcome.GetProperty("problem").Text("type").ShouldBe($"/problems/{type}");
            outcome.GetProperty("problem").Text("detail").ShouldNotBeNullOrWhiteSpace();
            if (lines[i].Field is { } field) outcome.GetProperty("problem").Text("field").ShouldBe(field);
        }

        (await server.Http.HeadAsync()).ShouldBe(head + 3);
    }

    [Fact]
    public async Task Lines_are_counted_as_an_editor_counts_them_and_one_that_is_not_json_fails_alone()
    {
        var body = $"\n{Statement($"{_own}-1")}\r\n\n{{\"paraphrase\": \n{Statement($"{_own}-2")}\n";
        var answer = (await server.Http.TellAsync("/api/statements", body, ("Content-Type", "application/x-ndjson"))).ShouldBe(200).Json;
        answer.Items().Select(item => (item.GetProperty("line").GetInt32(), item.GetProperty("status").GetInt32())).ShouldBe([(2, 201), (4, 400), (5, 201)]);
        answer.Items()[1].GetProperty("problem").Text("type").ShouldBe("/problems/invalid-json");
    }

    [Theory]
    [InlineData("[]", "application/json")]
    [InlineData("", "application/x-ndjson")]
    [InlineData("\n\n", "application/x-ndjson")]
    public async Task Nothing_is_recorded_of_nothing(string body, string type)
    {
        var answer = (await server.Http.TellAsync("/api/statements", body, ("Content-Type", type))).ShouldBe(200).Json;
        answer.Items().ShouldBeEmpty();
        answer.GetProperty("recorded").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_batch_with_a_key_that_comes_again_is_answered_as_the_first_time()
    {
        var body = $"[{Statement(null)}, {Statement(null).Replace("111", "9999")}, {Statement(null)}]";
        var first = (await server.Http.TellAsync("/api/statements", body, ("Idempotency-Key", $"{_own}-k"))).ShouldBe(200);
        first.Json.GetProperty("recorded").GetInt32().ShouldBe(2);
        var head = await server.Http.HeadAsync();
        var again = (await server.Http.TellAsync("/api/statements", body, ("Idempotency-Key", $"{_own}-k"))).ShouldBe(200);
        again.Body.ShouldBe(first.Body);
        (await server.Http.HeadAsync()).ShouldBe(head);
    }

    [Fact]
    public async Task A_thousand_lines_are_recorded_in_their_order()
    {
        var answer = (await server.Http.TellAsync("/api/statements", $"[{string.Join(',', Enumerable.Range(0, 1_000).Select(i => Statement($"{_own}-{i}")))}]")).ShouldBe(200).Json;
        answer.GetProperty("recorded").GetInt32().ShouldBe(1_000);
        answer.Items().Select(item => item.GetProperty("written").GetProperty("position").GetInt64()).ShouldBeInOrder();
        (await server.Http.AllAsync($"/api/statements?speaker={_own}-speaker&limit=1000")).Select(s => s.Text("statement")).ShouldBe(Enumerable.Range(0, 1_000).Select(i => $"{_own}-{i}"));
    }

    [Fact]
    public async Task More_than_ten_thousand_lines_are_too_many()
    {
        var head = await server.Http.HeadAsync();
        (await server.Http.TellAsync("/api/statements", string.Join('\n', Enumerable.Repeat("{}", 10_001)), ("Content-Type", "application/x-ndjson"))).ShouldRefuse(413, "body-too-large", null);
        (await server.Http.TellAsync("/api/statements", "[{}, {}")).ShouldRefuse(400, "invalid-json", null);
        (await server.Http.HeadAsync()).ShouldBe(head);
    }

    private string Statement(string? id) => Bodies.Statement(id, $"{_own}-speaker", $"{_own}-target", $"{_own}-article").Trim();
}
