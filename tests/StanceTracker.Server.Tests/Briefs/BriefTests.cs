using System.Net;
using System.Text.Json;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Briefs;

/// <summary>GET /api/brief.</summary>
public sealed class BriefTests(BriefTests.Server server, SeededServer seeded) : IClassFixture<BriefTests.Server>
{
    /// <summary>A ledger to write on.</summary>
    public sealed class Server : RunningServer;

    [Fact]
    public async Task Without_parameters_it_tells_of_the_last_quarter_that_the_ledger_reaches()
    {
        var brief = await seeded.Http.ReadAsync("/api/brief");
        var latest = (await seeded.Http.ReadAsync("/api/ledger")).Text("latestDay");
        brief.Text("asOf").ShouldBe(latest);
        brief.GetProperty("to").Text("asOf").ShouldBe(latest);
        brief.GetProperty("from").Text("asOf").ShouldBe("2023-10-16");
        brief.GetProperty("reach").Text("newest").ShouldBe(latest);
        brief.GetProperty("reach").GetProperty("statements").GetInt64().ShouldBe(await CountAsync("/api/statements.ndjson"));
    }

    [Fact]
    public async Task Its_pairs_stand_where_they_are_said_to_stand_and_are_explained_by_the_largest_share_on_their_side()
    {
        var brief = await seeded.Http.ReadAsync("/api/brief");
        var pairs = Items(brief, "pairs");
        pairs.Length.ShouldBe(12);
        foreach (var pair in pairs)
        {
            var stance = await seeded.Http.ReadAsync($"/api/stances/{pair.Text("holder")}/{pair.Text("target")}?asOf=latest&explain=true");
            pair.GetProperty("to").GetProperty("stance").GetDouble().ShouldBe(stance.GetProperty("stance").GetDouble(), 1e-12);
            var shares = Items(stance, "contributions").ToDictionary(c => c.Text("statement")!, c => c.GetProperty("share").GetDouble());
            var because = pair.GetProperty("because");
            var expected = stance.Text("label") switch
            {
                "hostile" or "critical" => shares.Values.Min(),
                "favourable" or "aligned" => shares.Values.Max(),
                _ => shares.Values.MaxBy(Math.Abs),
            };
            Math.Abs(because.GetProperty("share").GetDouble()).ShouldBe(Math.Abs(expected), 1e-12, pair.ToString());
            shares[because.Text("statement")!].ShouldBe(because.GetProperty("share").GetDouble(), 1e-12);
            Items(because, "documents").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Organs_and_persons_are_folded_into_whom_they_speak_for()
    {
        var brief = await seeded.Http.ReadAsync("/api/brief?limit=50");
        var told = Items(brief, "pairs").Concat(Items(brief, "moves")).SelectMany(pair => new[] { pair.Text("holder")!, pair.Text("target")! }).Distinct().ToArray();
        told.ShouldContain("iran");
        told.ShouldContain("taliban");
        told.ShouldNotContain("iran-foreign-ministry");
        told.ShouldNotContain("afghanistan", "its government stands for it");
        told.ShouldNotContain("amir-khan-muttaqi");
    }

    [Fact]
    public async Task No_change_is_told_from_or_to_a_position_that_is_unknown_or_faded()
    {
        foreach (var asked in new[] { "", "?from=2021-08-01&to=2023-12-31", "?from=2023-06-30&to=2023-12-31", "?to=2026-01-01", "?from=1998-08-01&to=1999-01-01" })
        {
            var brief = await seeded.Http.ReadAsync($"/api/brief{asked}");
            foreach (var pair in Items(brief, "pairs").Concat(Items(brief, "moves")).Concat(Items(brief, "appeared")).Concat(Items(brief, "faded")))
            {
                var held = new[] { "from", "to" }.All(end => pair.GetProperty(end).Text("label") is not ("unknown" or "faded"));
                (pair.GetProperty("change").ValueKind == JsonValueKind.Object).ShouldBe(held, $"{asked} {pair}");
            }

            Items(brief, "moves").ShouldAllBe(move => move.GetProperty("change").ValueKind == JsonValueKind.Object);
            Items(brief, "faded").ShouldAllBe(pair => pair.GetProperty("to").Text("label") == "faded" || pair.GetProperty("to").Text("label") == "unknown");
        }
    }

    [Fact]
    public async Task A_move_is_explained_by_the_largest_part_of_the_difference_and_each_statement_explains_one()
    {
        var brief = await seeded.Http.ReadAsync("/api/brief?from=2023-06-30&to=2024-01-15&limit=50");
        var moves = Items(brief, "moves");
        moves.ShouldNotBeEmpty();
        moves.Select(move => move.GetProperty("because").Text("statement")).ShouldBeUnique();
        moves.Select(move => -Math.Abs(Change(move))).ShouldBeInOrder();
        foreach (var move in moves)
        {
            var changes = await seeded.Http.ReadAsync($"/api/stances/{move.Text("holder")}/{move.Text("target")}/changes?from=2023-06-30&to=2024-01-15");
            Change(move).ShouldBe(changes.GetProperty("difference").GetDouble(), 1e-12);
            var (low, high) = (move.GetProperty("change").GetProperty("low").GetDouble(), move.GetProperty("change").GetProperty("high").GetDouble());
            low.ShouldBeLessThan(Change(move));
            high.ShouldBeGreaterThan(Change(move));
            var side = Math.Sign(Change(move));
            var onItsSide = Items(changes, "parts").Where(part => side * part.GetProperty("part").GetDouble() > 0).ToArray();
            var came = onItsSide.Where(part => part.Text("change") is "came" or "went" or "moved").ToArray();
            var largest = (came.Length > 0 ? came : onItsSide).MaxBy(part => side * part.GetProperty("part").GetDouble());
            move.GetProperty("because").GetProperty("share").GetDouble().ShouldBe(largest.GetProperty("part").GetDouble(), 1e-12);
        }
    }

    [Fact]
    public async Task What_has_faded_says_what_it_was_and_why()
    {
        var brief = await seeded.Http.ReadAsync("/api/brief?asOf=2026-06-30");
        foreach (var pair in Items(brief, "pairs").Where(pair => pair.GetProperty("to").GetProperty("lastKnown").ValueKind == JsonValueKind.Object))
        {
            pair.GetProperty("to").Text("label").ShouldBe("faded");
            pair.GetProperty("because").Text("paraphrase").ShouldNotBeNullOrEmpty();
        }

        Items(brief, "pairs").ShouldNotBeEmpty();
        Items(brief, "moves").ShouldBeEmpty();
    }

    [Fact]
    public async Task Between_two_positions_it_tells_what_was_corrected_and_what_that_moved()
    {
        await server.BeginAsync(Some.Actor("brief-one"), Some.Actor("brief-two"), Some.Document("brief-article"));
        var said = Some.Statement("brief-said").By("brief-one").Toward("brief-two").Doing("190").On(2023, 5, 1).ReportedBy("brief-article");
        await server.BeginAsync(said, Some.Statement("brief-kind").By("brief-one").Toward("brief-two").Doing("057").On(2023, 5, 1).ReportedBy("brief-article"));
        var before = await server.Http.HeadAsync();
        await server.GoOnAsync(Some.StreamOf(said), new StatementRetracted("It was another's."));
        var after = await server.Http.HeadAsync();

        var brief = await server.Http.ReadAsync($"/api/brief?from={before}&to={after}&asOf=2023-05-02");
        brief.GetProperty("from").GetProperty("knownAt").GetInt64().ShouldBe(before);
        brief.GetProperty("from").Text("asOf").ShouldBe("2023-05-02");
        var correction = Items(brief, "corrections").ShouldHaveSingleItem();
        correction.Text("type").ShouldBe("statement_retracted");
        correction.Text("reason").ShouldBe("It was another's.");
        correction.GetProperty("position").GetInt64().ShouldBe(after);
        var move = Items(brief, "moves").ShouldHaveSingleItem();
        move.GetProperty("because").Text("statement").ShouldBe("brief-said");
        move.GetProperty("because").Text("change").ShouldBe("went");
        move.GetProperty("change").Text("direction").ShouldBe("warmer");

        Items(await server.Http.ReadAsync($"/api/brief?from={before}&to={before}&asOf=2023-05-02"), "corrections").ShouldBeEmpty();
        var today = await server.Http.ReadAsync("/api/brief?from=2023-01-01&to=8999-12-31");
        Items(today, "corrections").ShouldContain(c => c.Text("reason") == "It was another's.", "two days tell of what was recorded in between");
    }

    [Fact]
    public async Task It_tells_of_disputes_and_reversals_that_are_new()
    {
        var all = (await seeded.Http.ReadAsync("/api/disputes?asOf=latest")).GetProperty("items").EnumerateArray().Select(dispute => dispute.GetRawText()).ToHashSet();
        var earlier = (await seeded.Http.ReadAsync("/api/disputes?asOf=2023-06-30")).GetProperty("items").EnumerateArray().Select(Key).ToHashSet();
        var brief = await seeded.Http.ReadAsync("/api/brief?from=2023-06-30&limit=50");
        var told = Items(brief, "disputes");
        told.ShouldNotBeEmpty();
        foreach (var dispute in told)
        {
            all.ShouldContain(dispute.GetRawText());
            earlier.ShouldNotContain(Key(dispute));
        }

        told.Length.ShouldBe(all.Select(dispute => Key(JsonDocument.Parse(dispute).RootElement)).Count(dispute => !earlier.Contains(dispute)));
        var reversals = (await seeded.Http.ReadAsync("/api/reversals?asOf=latest&from=2023-07-01")).GetProperty("items").EnumerateArray().Select(r => r.Text("after"));
        Items(brief, "reversals").Select(r => r.Text("after")).ShouldBe(reversals, ignoreOrder: true);

        static string Key(JsonElement dispute) => string.Join(' ', dispute.Text("claim"), dispute.Text("asserting"), dispute.Text("denying"));
    }

    [Fact]
    public async Task As_lines_it_is_the_same_brief()
    {
        var brief = await seeded.Http.ReadAsync("/api/brief?from=2023-06-30");
        string[] sections = ["pairs", "moves", "appeared", "faded", "disputes", "reversals", "corrections"];
        var expected = sections.Sum(section => Items(brief, section).Length);
        var lines = (await seeded.Http.GetStringAsync("/api/brief.ndjson?from=2023-06-30")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        lines.Length.ShouldBe(expected);
        lines[0].Text("section").ShouldBe("pair");
        lines[0].Text("holder").ShouldBe(Items(brief, "pairs")[0].Text("holder"));
        var csv = await seeded.Http.GetStringAsync("/api/brief.csv?from=2023-06-30");
        csv.ShouldStartWith("section,holder,target,claim,before,after,");
    }

    [Theory]
    [InlineData("from=2024-01-16&to=2024-01-15", "from")]
    [InlineData("from=300&to=200", "from")]
    [InlineData("to=200&from=201", "from")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2024-02-30", "to")]
    [InlineData("to=2024-01-15,now", "to")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=51", "limit")]
    [InlineData("scores=own", "scores")]
    [InlineData("since=2024-01-01", "since")]
    public async Task A_parameter_that_is_wrong_is_named(string query, string field)
    {
        using var answer = await seeded.Http.GetAsync($"/api/brief?{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Text("field").ShouldBe(field);
    }

    private static JsonElement[] Items(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray()];

    private static double Change(JsonElement pair) => pair.GetProperty("change").GetProperty("value").GetDouble();

    private async Task<int> CountAsync(string path) => (await seeded.Http.GetStringAsync(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
}
