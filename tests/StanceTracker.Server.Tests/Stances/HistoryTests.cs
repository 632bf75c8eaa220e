using System.Globalization;
using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Stances;

/// <summary>GET /api/stances/{holder}/{target}/history and /api/stances/matrix.</summary>
public sealed class HistoryTests(SeededServer seeded, StoryServer story)
{
    [Theory]
    [InlineData("event", "scores=icews")]
    [InlineData("day", "scores=gdelt&halfLifeDays=3")]
    [InlineData("week", "scores=plover")]
    [InlineData("month", "halfLifeDays=1000")]
    public async Task Each_point_is_the_position_asked_for_its_day(string step, string settings)
    {
        var history = await seeded.Http.ReadAsync($"/api/stances/iran/pakistan/history?from=2023-11-02&to=2024-01-20&step={step}&{settings}");
        await ShouldBePositionsAsync(seeded.Http, "iran/pakistan", settings, history);
        history.Text("from").ShouldBe("2023-11-02");
        history.Text("to").ShouldBe("2024-01-20");
        history.Text("asOf").ShouldBe("2024-01-20");
        history.Text("step").ShouldBe(step);
        var days = Days(history);
        days.ShouldBeInOrder();
        days[^1].ShouldBe(new DateOnly(2024, 1, 20), "the last point is at `to`");
        days[..^1].ShouldAllBe(day => step == "event" || step == "day" || (step == "week" ? day.DayOfWeek == DayOfWeek.Sunday : day.AddDays(1).Day == 1));
        days.Length.ShouldBe(step switch { "day" => 80, "week" => 12, "month" => 3, _ => days.Length });
    }

    [Fact]
    public async Task Without_bounds_it_begins_with_the_first_statement_and_ends_with_asOf()
    {
        var history = await seeded.Http.ReadAsync("/api/stances/iran/pakistan/history?asOf=2024-01-31");
        var explained = await seeded.Http.ReadAsync("/api/stances/iran/pakistan?asOf=2024-01-31&explain=true");
        var said = explained.GetProperty("contributions").EnumerateArray().Select(c => c.GetProperty("span")).SelectMany(span => new[] { Day(span, "earliest"), Day(span, "latest") }).Distinct().Order().ToArray();
        Day(history, "from").ShouldBe(said[0]);
        Days(history).ShouldBe([.. said, .. new[] { new DateOnly(2024, 1, 31) }.Except(said)]);
        history.GetProperty("points").EnumerateArray().Last().Number("statements").ShouldBe(explained.Number("statements"), "statements are counted from the beginning");
    }

    [Fact]
    public async Task It_is_told_as_it_was_known_at_any_position()
    {
        var head = await story.Http.HeadAsync();
        foreach (var known in new[] { head / 3, head / 2, head - 7 })
        {
            foreach (var pair in (await story.Http.AllAsync($"/api/stances?asOf=2025-01-01&knownAt={known}&limit=1000")).Take(6))
            {
                var address = $"{pair.Text("holder")}/{pair.Text("target")}";
                var history = await story.Http.ReadAsync($"/api/stances/{address}/history?to=2025-01-01&knownAt={known}&step=event");
                history.GetProperty("knownAt").GetInt64().ShouldBe(known);
                await ShouldBePositionsAsync(story.Http, address, $"knownAt={known}", history);
            }
        }
    }

    [Fact]
    public async Task A_pair_without_a_statement_has_one_unknown_point()
    {
        var points = (await seeded.Http.ReadAsync("/api/stances/hamid-karzai/japan/history?asOf=2024-01-31")).GetProperty("points").EnumerateArray().ToArray();
        points.ShouldHaveSingleItem().GetProperty("stance").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("step=year", "step")]
    [InlineData("from=2023-02-30", "from")]
    [InlineData("to=2023-02-30", "to")]
    [InlineData("from=2024-01-01&to=2023-01-01", "from")]
    [InlineData("asOf=2023-01-01&to=2024-01-01", "to")]
    [InlineData("from=1000-01-01&to=9000-12-31&step=day", "step")]
    public async Task What_cannot_be_is_named(string parameters, string field) =>
        (await seeded.Http.AskAsync($"/api/stances/iran/pakistan/history?{parameters}")).ShouldRefuse(400, "invalid-parameter", field);

    [Theory]
    [InlineData(".csv", "")]
    [InlineData("", "text/csv")]
    public async Task As_csv_it_is_the_same_points(string suffix, string accept)
    {
        var parameters = "?from=2021-01-01&to=2021-12-31&step=month";
        var csv = (await seeded.Http.AskAsync($"/api/stances/taliban/iran/history{suffix}{parameters}", accept.Length > 0 ? [("Accept", accept)] : [])).ShouldBe(200);
        csv.ContentType.ShouldBe("text/csv");
        var points = (await seeded.Http.ReadAsync($"/api/stances/taliban/iran/history{parameters}")).GetProperty("points").EnumerateArray().ToArray();
        csv.Rows.Select(row => row["day"]).ShouldBe(points.Select(point => point.Text("day")));
        csv.Rows.Select(row => Number(row["stance"])).ShouldBe(points.Select(point => point.Number("stance")));
        var ndjson = (await seeded.Http.AskAsync($"/api/stances/taliban/iran/history.ndjson{parameters}")).Lines;
        ndjson.Select(line => line.GetRawText()).ShouldBe(points.Select(point => point.GetRawText()));
    }

    [Fact]
    public async Task A_matrix_is_a_square_of_positions_with_nothing_on_its_diagonal()
    {
        var actors = new[] { "taliban", "iran", "pakistan", "japan" };
        var matrix = await seeded.Http.ReadAsync($"/api/stances/matrix?actors={string.Join(',', actors)}&asOf=2023-12-31&scores=gdelt&knownAt=380");
        matrix.Texts("actors").ShouldBe(actors);
        matrix.GetProperty("knownAt").GetInt64().ShouldBe(380);
        for (var i = 0; i < actors.Length; i++)
        {
            for (var j = 0; j < actors.Length; j++)
            {
                var cell = matrix.GetProperty("positions")[i][j];
                if (i == j) cell.ValueKind.ShouldBe(JsonValueKind.Null);
                else SameNumbers(cell, await seeded.Http.ReadAsync($"/api/stances/{actors[i]}/{actors[j]}?asOf=2023-12-31&scores=gdelt&knownAt=380"), "stance", "low", "high", "evidence", "statements");
            }
        }

        (await seeded.Http.AskAsync("/api/stances/matrix.csv?actors=taliban,iran,japan")).Rows.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("", 400, "invalid-parameter")]
    [InlineData("?actors=", 400, "invalid-parameter")]
    [InlineData("?actors=iran,%00", 400, "invalid-parameter")]
    [InlineData("?actors=iran,atlantis", 404, "not-found")]
    public async Task A_matrix_of_nobody_or_of_somebody_unknown_is_refused(string parameters, int status, string kind) =>
        (await seeded.Http.AskAsync($"/api/stances/matrix{parameters}")).ShouldRefuse(status, kind, "actors");

    [Fact]
    public async Task A_matrix_of_kinds_has_the_actors_that_the_most_statements_count_for()
    {
        var states = (await seeded.Http.ReadAsync("/api/stances/matrix?kinds=state&most=3")).Texts("actors");
        states.ShouldBe(["iran", "pakistan", "afghanistan"], ignoreOrder: true);
        var all = (await seeded.Http.ReadAsync("/api/stances/matrix?kinds=state,armed-group&most=250")).Texts("actors");
        all.ShouldBeUnique();
        all.ShouldContain("taliban");
        all.Intersect(states).ShouldBe(states);
        foreach (var actor in all) (await seeded.Http.ReadAsync($"/api/actors/{actor}")).Text("kind").ShouldBeOneOf("state", "armed-group");
        (await seeded.Http.AskAsync("/api/stances/matrix?kinds=planet")).ShouldRefuse(400, "invalid-parameter", "kinds");
        (await seeded.Http.AskAsync("/api/stances/matrix?kinds=state&most=251")).ShouldRefuse(400, "invalid-parameter", "most");
    }

    [Fact]
    public async Task A_sparse_matrix_leaves_out_the_pairs_without_a_statement_by_then()
    {
        const string Asked = "actors=taliban,iran,pakistan,japan&asOf=2021-12-31";
        var whole = (await seeded.Http.ReadAsync($"/api/stances/matrix?{Asked}")).GetProperty("positions");
        var sparse = (await seeded.Http.ReadAsync($"/api/stances/matrix?{Asked}&sparse=true")).GetProperty("positions");
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                if (whole[i][j].ValueKind == JsonValueKind.Null || whole[i][j].GetProperty("statements").GetInt64() == 0) sparse[i][j].ValueKind.ShouldBe(JsonValueKind.Null);
                else sparse[i][j].GetRawText().ShouldBe(whole[i][j].GetRawText());
            }
        }

        var rows = (await seeded.Http.AskAsync($"/api/stances/matrix.csv?{Asked}&sparse=true")).Rows;
        rows.Count.ShouldBe(sparse.EnumerateArray().Sum(row => row.EnumerateArray().Count(cell => cell.ValueKind != JsonValueKind.Null)));
        rows.Count.ShouldBeInRange(1, 11);
    }

    private static async Task ShouldBePositionsAsync(HttpClient http, string pair, string settings, JsonElement history)
    {
        foreach (var point in history.GetProperty("points").EnumerateArray())
            SameNumbers(point, await http.ReadAsync($"/api/stances/{pair}?asOf={point.Text("day")}&{settings}"), "stance", "low", "high", "evidence", "statements");
    }

    private static void SameNumbers(JsonElement one, JsonElement other, params string[] fields)
    {
        foreach (var field in fields)
        {
            (one.Number(field) is null).ShouldBe(other.Number(field) is null, field);
            (one.Number(field) ?? 0).ShouldBe(other.Number(field) ?? 0, 1e-9, field);
        }
    }

    private static DateOnly[] Days(JsonElement history) => [.. history.GetProperty("points").EnumerateArray().Select(point => Day(point, "day"))];

    private static DateOnly Day(JsonElement json, string field) => DateOnly.ParseExact(json.Text(field)!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
