using System.Globalization;
using StanceTracker.Server.Tests.Histories;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Corners;

/// <summary>What held then or now, as known then or now: a table for every kind of event, of person, ministry and state.</summary>
public sealed class FourCornersTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    private static readonly IReadOnlyList<Case> All = [.. Cases.Changing, .. Cases.Still];

    public static TheoryData<string> Claims => [.. All.Select(one => one.Claim)];

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task Each_corner_is_answered_as_the_formulas_say(string claim)
    {
        var (number, one) = All.Index().Single(one => one.Item.Claim == claim);
        var prefix = $"c{number}-";
        var versions = new Dictionary<string, long>();
        foreach (var call in Case.Stage.Concat(one.Given)) await SendAsync(call);

        // A column for what is known before the first step, and after each.
        var knownAt = new List<long> { await server.Http.HeadAsync() };
        foreach (var call in one.When) knownAt.Add(await SendAsync(call));
        foreach (var (holder, target, asOf, known) in one.Rows)
        {
            known.Count.ShouldBe(knownAt.Count, one.Then);
            var address = $"/api/stances/{prefix}{holder}/{prefix}{target}?asOf={asOf:yyyy-MM-dd}";
            for (var i = 0; i < known.Count; i++) await ShouldAnswerAsync($"{address}&knownAt={knownAt[i]}", prefix, known[i]);
            await ShouldAnswerAsync(address, prefix, known[^1]);
        }

        async Task<long> SendAsync(Call call)
        {
            var address = call.Address.Replace("{id}", call.Id).Replace("~", prefix);
            (string, string)[] seen = call.Id is null ? [] : [("If-Match", $"\"{versions[string.Join('/', address.Split('/')[..4])]}\"")];
            var answer = (await server.Http.TellAsync(address, call.Body.Replace("~", prefix), seen)).ShouldBe(201);
            versions[answer.Location!] = answer.Version;
            return answer.Json.GetProperty("position").GetInt64();
        }
    }

    [Fact]
    public void Every_kind_of_event_has_its_table() =>
        All.SelectMany(one => one.When).Select(call => call.Address).Distinct().ShouldBe(HistoryRecorder.Calls.Values, ignoreOrder: true);

    [Fact]
    public void Every_table_asks_before_and_after_the_day_and_shows_whether_what_was_recorded_matters()
    {
        foreach (var one in All) one.Rows.Select(row => row.AsOf).Distinct().Count().ShouldBeGreaterThan(1, one.Claim);
        foreach (var one in Cases.Changing) one.Rows.ShouldContain(row => row.Known.Distinct().Count() > 1, one.Claim);
        foreach (var one in Cases.Still) one.Rows.ShouldAllBe(row => row.Known.Distinct().Count() == 1, one.Claim);
    }

    private async Task ShouldAnswerAsync(string asked, string prefix, string expected)
    {
        var answer = await server.Http.AskAsync(asked);
        if (expected == "one actor") answer.ShouldRefuse(400, "same-actor", "target");
        else if (expected.StartsWith("see ", StringComparison.Ordinal))
            answer.ShouldBe(307).Location!.Split('?')[0].ShouldBe($"/api/stances/{string.Join('/', expected[4..].Split('→', StringSplitOptions.TrimEntries).Select(actor => prefix + actor))}", asked);
        else if (expected == "unknown") answer.ShouldBe(200).Json.Number("stance").ShouldBeNull(asked);
        else answer.ShouldBe(200).Json.Number("stance").ShouldNotBeNull(asked).ShouldBe(double.Parse(expected, CultureInfo.InvariantCulture), 5.1e-7, asked);
    }
}
