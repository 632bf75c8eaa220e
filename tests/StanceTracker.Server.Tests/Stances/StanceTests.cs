using System.Globalization;
using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Stances;

/// <summary>GET /api/stances/{holder}/{target}.</summary>
public sealed class StanceTests(SeededServer server)
{
    [Theory]
    [InlineData("/api/stances/hamid-karzai/japan")]
    [InlineData("/api/stances/iran/pakistan?knownAt=0")]
    [InlineData("/api/stances/iran/pakistan?asOf=1900-01-01")]
    public async Task A_known_pair_without_a_statement_is_unknown_and_unknown_is_not_zero(string address)
    {
        var answer = await server.Http.ReadAsync(address);
        foreach (var field in new[] { "stance", "low", "high", "mean", "lastDay" }) answer.GetProperty(field).ValueKind.ShouldBe(JsonValueKind.Null, field);
        answer.Text("label").ShouldBe("unknown");
        answer.Number("evidence").ShouldBe(0);
        answer.Number("statements").ShouldBe(0);
        answer.TryGetProperty("contributions", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("atlantis/iran", "holder")]
    [InlineData("iran/atlantis", "target")]
    [InlineData("Iran/pakistan", "holder")]
    [InlineData("iran/-", "target")]
    [InlineData("atlantis/atlantis", "holder")]
    public async Task An_actor_never_introduced_is_not_found(string pair, string field)
    {
        (await server.Http.AskAsync($"/api/stances/{pair}")).ShouldRefuse(404, "not-found", field);
        (await server.Http.AskAsync($"/api/stances/{pair}/history")).ShouldRefuse(404, "not-found", field);
        (await server.Http.AskAsync($"/api/stances/{pair}/replay")).ShouldRefuse(404, "not-found", field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/history")]
    [InlineData("/replay")]
    public async Task An_actor_has_no_stance_toward_itself(string call) =>
        (await server.Http.AskAsync($"/api/stances/iran/iran{call}")).ShouldRefuse(400, "same-actor", "target");

    [Theory]
    [InlineData("asOf=2023-02-30", "asOf")]
    [InlineData("asOf=yesterday", "asOf")]
    [InlineData("asOf=2023-1-1", "asOf")]
    [InlineData("asOf=0999-12-31", "asOf")]
    [InlineData("asOf=2023-01-01T00:00:00Z", "asOf")]
    [InlineData("knownAt=nonsense", "knownAt")]
    [InlineData("knownAt=-1", "knownAt")]
    [InlineData("knownAt=1.5", "knownAt")]
    [InlineData("knownAt=2023-02-30", "knownAt")]
    [InlineData("knownAt=2024-01-31T12:00:00", "knownAt")]
    [InlineData("halfLifeDays=0", "halfLifeDays")]
    [InlineData("halfLifeDays=-1", "halfLifeDays")]
    [InlineData("halfLifeDays=NaN", "halfLifeDays")]
    [InlineData("halfLifeDays=Infinity", "halfLifeDays")]
    [InlineData("halfLifeDays=1e309", "halfLifeDays")]
    [InlineData("halfLifeDays=long", "halfLifeDays")]
    [InlineData("scores=goldstein", "scores")]
    [InlineData("scores=ICEWS", "scores")]
    [InlineData("method=mean", "method")]
    public async Task A_parameter_that_cannot_be_is_named_on_every_call_about_stances(string parameter, string field)
    {
        foreach (var call in new[] { "/api/stances", "/api/stances/iran/pakistan", "/api/stances/iran/pakistan/history", "/api/stances/iran/pakistan/replay", "/api/stances/matrix?actors=iran,pakistan" })
            (await server.Http.AskAsync($"{call}{(call.Contains('?') ? '&' : '?')}{parameter}")).ShouldRefuse(400, "invalid-parameter", field);
    }

    [Theory]
    [InlineData("asof=2023-12-31", "asof")]
    [InlineData("limit=10", "limit")]
    public async Task A_parameter_that_the_call_does_not_know_is_refused(string parameter, string field) =>
        (await server.Http.AskAsync($"/api/stances/iran/pakistan?{parameter}")).ShouldRefuse(400, "unknown-parameter", field);

    [Fact]
    public async Task A_parameter_given_twice_is_refused() =>
        (await server.Http.AskAsync("/api/stances/iran/pakistan?asOf=2023-01-01&asOf=2024-01-01")).ShouldRefuse(400, "invalid-parameter", "asOf");

    [Fact]
    public async Task Without_a_day_it_is_today_in_utc()
    {
        var before = DateTime.UtcNow;
        var asOf = (await server.Http.ReadAsync("/api/stances/iran/pakistan")).Text("asOf")!;
        new[] { before, DateTime.UtcNow }.Select(now => now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldContain(asOf);
    }

    [Fact]
    public async Task Known_at_takes_a_position_an_instant_or_a_day()
    {
        var head = await server.Http.HeadAsync();
        var times = (await server.Http.AskAsync("/api/ledger/events.ndjson")).Lines.Select(e => e.Text("recordedAt")!).ToArray();
        (await KnownAsync("0")).ShouldBe(0);
        (await KnownAsync("17")).ShouldBe(17);
        (await KnownAsync($"{head}")).ShouldBe(head);
        (await KnownAsync($"{head + 1}")).ShouldBe(head, "beyond the head is the head");
        (await KnownAsync("99999999999999999999999999")).ShouldBe(head);
        foreach (var at in new[] { 1, 40, 200, times.Length })
        {
            var newest = times.Count(time => string.CompareOrdinal(time, times[at - 1]) <= 0);
            (await KnownAsync(times[at - 1])).ShouldBe(newest, "the newest position recorded not after it");
            (await KnownAsync(times[at - 1].Replace("Z", "+00:00"))).ShouldBe(newest, "a plus sign that was not escaped");
            (await KnownAsync(Uri.EscapeDataString(Later(times[at - 1], TimeSpan.FromMicroseconds(-1))))).ShouldBe(times.Count(time => string.CompareOrdinal(time, times[at - 1]) < 0));
        }

        var day = times[^1][..10];
        (await KnownAsync(day)).ShouldBe(head, "a day means its end");
        (await KnownAsync(Later(times[0], TimeSpan.FromDays(-1))[..10])).ShouldBe(0);
        (await KnownAsync("9999-12-31")).ShouldBe(head);
        (await KnownAsync("0001-01-01")).ShouldBe(0);

        async Task<long> KnownAsync(string known)
        {
            var answer = await server.Http.ReadAsync($"/api/stances/iran/pakistan?knownAt={known}");
            answer.GetProperty("position").GetInt64().ShouldBe(answer.GetProperty("knownAt").GetInt64());
            return answer.GetProperty("knownAt").GetInt64();
        }

        static string Later(string instant, TimeSpan by) =>
            DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).Add(by).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Shares_sum_to_the_stance_and_weights_to_the_evidence_for_every_pair()
    {
        foreach (var row in await server.Http.AllAsync("/api/stances?asOf=2024-02-01&limit=1000"))
        {
            var answer = await server.Http.ReadAsync($"/api/stances/{row.Text("holder")}/{row.Text("target")}?asOf=2024-02-01&explain=true");
            var contributions = answer.GetProperty("contributions").EnumerateArray().ToArray();
            contributions.Length.ShouldBe((int)answer.Number("statements")!);
            contributions.Sum(c => c.Number("share")!.Value).ShouldBe(answer.Number("stance") ?? 0, 1e-9);
            contributions.Where(c => c.Number("intensity") is not null).Sum(c => c.Number("weight")!.Value).ShouldBe(answer.Number("evidence")!.Value, 1e-9);
            contributions.Count(c => c.Number("intensity") is null).ShouldBe((int)answer.Number("unscored")!);
        }
    }

    [Theory]
    [InlineData("explain=yes")]
    [InlineData("explain=1")]
    public async Task Explain_is_true_or_false(string parameter) =>
        (await server.Http.AskAsync($"/api/stances/iran/pakistan?{parameter}")).ShouldRefuse(400, "invalid-parameter", "explain");

    [Fact]
    public async Task Muttaqis_rebuke_pulls_the_taliban_away_from_iran() =>
        (await SharesAsync("taliban", "iran", "2023-12-31"))["muttaqi-rebukes-iran-over-executions"].ShouldBeLessThan(0);

    [Fact]
    public async Task Khatibzadehs_condemnation_and_khameneis_welcome_pull_opposite_ways()
    {
        var shares = await SharesAsync("iran", "taliban", "2023-12-31");
        shares["khatibzadeh-condemns-panjshir-attacks"].ShouldBeLessThan(0);
        shares["khamenei-welcomes-taliban-return"].ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Iran_comes_closer_to_pakistan_over_2021()
    {
        var points = (await server.Http.ReadAsync("/api/stances/iran/pakistan/history?from=2021-01-01&to=2021-12-31&step=month")).GetProperty("points").EnumerateArray().ToArray();
        points.Length.ShouldBe(12);
        points[^1].Number("stance")!.Value.ShouldBeGreaterThan(points[0].Number("stance") ?? 0);
    }

    [Fact]
    public async Task Vahidis_sealing_counts_toward_afghanistan_and_pakistan_both()
    {
        (await SharesAsync("iran", "afghanistan", "2024-01-31"))["vahidi-announces-sealing-of-borders"].ShouldBeLessThan(0);
        (await SharesAsync("iran", "pakistan", "2024-01-31"))["vahidi-announces-sealing-of-borders"].ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData("iran")]
    [InlineData("pakistan")]
    [InlineData("taliban")]
    [InlineData("united-states")]
    [InlineData("india")]
    public async Task The_actors_go_by_the_ids_that_others_count_on(string id) =>
        (await server.Http.ReadAsync($"/api/actors/{id}")).Text("actor").ShouldBe(id);

    private async Task<Dictionary<string, double>> SharesAsync(string holder, string target, string asOf) =>
        (await server.Http.ReadAsync($"/api/stances/{holder}/{target}?asOf={asOf}&explain=true")).GetProperty("contributions").EnumerateArray()
            .ToDictionary(c => c.Text("statement")!, c => c.Number("share")!.Value);
}
