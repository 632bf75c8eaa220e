using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Stances;

/// <summary>GET /api/stances/{holder}/{target}/replay.</summary>
public sealed class ReplayTests(SeededServer seeded, StoryServer story)
{
    private const string AsOf = "asOf=2024-06-30";

    [Fact]
    public async Task Each_line_of_what_became_known_is_the_position_before_and_after_its_event()
    {
        var kinds = new HashSet<string>();
        foreach (var pair in (await story.Http.AllAsync($"/api/stances?{AsOf}&limit=1000")).Where((_, i) => i % 4 == 0))
        {
            var address = $"/api/stances/{pair.Text("holder")}/{pair.Text("target")}";
            var lines = (await story.Http.AskAsync($"{address}/replay?{AsOf}")).ShouldBe(200).Lines;
            lines.ShouldNotBeEmpty();
            lines.Select(Position).ShouldBeInOrder();
            lines.Select(Position).ShouldBeUnique();
            double? before = null;
            foreach (var line in lines)
            {
                kinds.Add(line.Text("type")!);
                Same(line.Number("before"), before);
                Same(line.Number("before"), await StanceAsync(address, Position(line) - 1));
                Same(line.Number("after"), await StanceAsync(address, Position(line)));
                before = line.Number("after");
                var e = (await story.Http.ReadAsync($"/api/ledger/events?after={Position(line) - 1}&limit=1")).Items().Single();
                line.Text("type").ShouldBe(e.Text("type"));
                line.Text("statement").ShouldBe(e.Text("stream")!.StartsWith("statement-", StringComparison.Ordinal) ? e.Text("stream")!["statement-".Length..] : null);
            }

            Same(before, pair.Number("stance"));
        }

        kinds.Count.ShouldBeGreaterThan(7, "the story changes stances in many ways");

        async Task<double?> StanceAsync(string address, long known)
        {
            // Somebody of the pair may have been merged by then.
            var answer = await story.Http.AskAsync($"{address}?{AsOf}&knownAt={known}");
            return answer.Status == 200 ? answer.Json.Number("stance") : null;
        }
    }

    [Fact]
    public async Task A_replay_of_the_past_is_the_beginning_of_the_replay_of_now()
    {
        var now = (await seeded.Http.AskAsync($"/api/stances/iran/taliban/replay?{AsOf}")).Lines;
        var known = Position(now[now.Count / 2]);
        var answer = await seeded.Http.AskAsync($"/api/stances/iran/taliban/replay?{AsOf}&knownAt={known}");
        answer.Headers.GetValues("Ledger-Position").ShouldBe([$"{known}"]);
        answer.Lines.Select(line => line.GetRawText()).ShouldBe(now.Take(now.Count / 2 + 1).Select(line => line.GetRawText()));
    }

    [Fact]
    public async Task What_was_said_has_a_line_per_statement_on_its_own_day()
    {
        var lines = (await seeded.Http.AskAsync($"/api/stances/iran/taliban/replay?order=said&{AsOf}")).Lines;
        var contributions = (await seeded.Http.ReadAsync($"/api/stances/iran/taliban?{AsOf}&explain=true")).GetProperty("contributions").EnumerateArray().ToArray();
        lines.Select(line => line.Text("statement")).ShouldBe(contributions.Select(c => c.Text("statement")), ignoreOrder: true);
        lines.Select(line => (line.Text("day"), Position(line))).ShouldBeInOrder();
        foreach (var day in lines.GroupBy(line => line.Text("day")!))
        {
            var asked = await seeded.Http.ReadAsync($"/api/stances/iran/taliban?asOf={day.Key}");
            Same(day.Last().Number("after"), asked.Number("stance"));
        }
    }

    [Theory]
    [InlineData("known")]
    [InlineData("said")]
    public async Task Events_go_on_behind_the_last_one_seen_and_end_with_204(string order)
    {
        var address = $"/api/stances/iran/taliban/replay?order={order}&{AsOf}";
        var lines = (await seeded.Http.AskAsync(address)).Lines;
        var ids = lines.Select(line => order == "known" ? $"{Position(line)}" : $"{line.Text("day")}.{Position(line)}").ToArray();
        var whole = (await seeded.Http.AskAsync(address, ("Accept", "text/event-stream"))).ShouldBe(200);
        whole.ContentType.ShouldBe("text/event-stream");
        var events = Events(whole.Body);
        events.Select(e => e.Id).ShouldBe(ids);
        events.Select(e => e.Data.GetRawText()).ShouldBe(lines.Select(line => line.GetRawText()));
        foreach (var at in new[] { 0, 3, ids.Length - 2 })
        {
            var rest = await seeded.Http.AskAsync(address, ("Accept", "text/event-stream"), ("Last-Event-ID", ids[at]));
            Events(rest.Body).Select(e => e.Id).ShouldBe(ids[(at + 1)..]);
            (await seeded.Http.AskAsync(address, ("Last-Event-ID", ids[at]))).Lines.Count.ShouldBe(ids.Length - at - 1);
        }

        (await seeded.Http.AskAsync(address, ("Accept", "text/event-stream"), ("Last-Event-ID", ids[^1]))).ShouldBe(204).Body.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("known", "x")]
    [InlineData("known", "-1")]
    [InlineData("known", "2021-09-06.200")]
    [InlineData("said", "200")]
    [InlineData("said", "2021-02-30.200")]
    [InlineData("said", "2021-09-06.x")]
    public async Task An_id_of_no_line_is_refused(string order, string id) =>
        (await seeded.Http.AskAsync($"/api/stances/iran/taliban/replay?order={order}", ("Last-Event-ID", id))).ShouldRefuse(400, "invalid-header", "Last-Event-ID");

    [Fact]
    public async Task An_order_there_is_not_is_refused() =>
        (await seeded.Http.AskAsync("/api/stances/iran/taliban/replay?order=heard")).ShouldRefuse(400, "invalid-parameter", "order");

    [Fact]
    public async Task As_csv_it_is_the_same_lines()
    {
        var address = $"/api/stances/iran/taliban/replay?{AsOf}";
        var csv = (await seeded.Http.AskAsync($"/api/stances/iran/taliban/replay.csv?{AsOf}")).Rows;
        csv.Select(row => row["position"]).ShouldBe((await seeded.Http.AskAsync(address)).Lines.Select(line => $"{Position(line)}"));
    }

    private static List<(string Id, JsonElement Data)> Events(string body)
    {
        body.ShouldEndWith("\n\n");
        var events = new List<(string, JsonElement)>();
        foreach (var text in body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = text.Split('\n').Select(line => line.Split(": ", 2)).ToArray();
            using var data = JsonDocument.Parse(string.Join('\n', fields.Where(field => field[0] == "data").Select(field => field[1])));
            events.Add((fields.Single(field => field[0] == "id")[1], data.RootElement.Clone()));
        }

        return events;
    }

    private static long Position(JsonElement line) => line.GetProperty("position").GetInt64();

    private static void Same(double? one, double? other)
    {
        (one is null).ShouldBe(other is null);
        (one ?? 0).ShouldBe(other ?? 0, 1e-9);
    }
}
