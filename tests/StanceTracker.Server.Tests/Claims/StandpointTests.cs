using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Claims;

/// <summary>Whom a statement about a claim counts for, and where that leaves them.</summary>
public sealed class StandpointTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    private static int _worlds;

    private readonly Argument _argument = new(server, $"p{Interlocked.Increment(ref _worlds)}");

    private IEnumerable<string> Names(System.Text.Json.JsonElement row, string field) =>
        row.GetProperty(field).EnumerateArray().Select(id => id.GetString()!.Replace(_argument.Id(""), "", StringComparison.Ordinal));

    [Fact]
    public async Task A_spokesmans_denial_is_his_ministrys_and_his_states_too()
    {
        await _argument.BeginAsync("man", "ministry", "land");
        await _argument.TieAsync("man", "ministry");
        await _argument.TieAsync("ministry", "land", from: 5);
        await _argument.SayAsync("s1", "man", Standpoint.Denies, day: 4);
        (await _argument.StandpointsAsync()).ShouldBe(["man: denies since 2023-01-04, s1 of 2023-01-04", "ministry: denies since 2023-01-04, s1 of 2023-01-04"]);

        await _argument.SayAsync("s2", "man", Standpoint.Denies, day: 6);
        (await _argument.StandpointsAsync()).ShouldBe(
        [
            "land: denies since 2023-01-06, s2 of 2023-01-06",
            "man: denies since 2023-01-04, s2 of 2023-01-06",
            "ministry: denies since 2023-01-04, s2 of 2023-01-06",
        ]);
    }

    [Fact]
    public async Task What_he_says_for_himself_is_his_alone()
    {
        await _argument.BeginAsync("man", "land");
        await _argument.TieAsync("man", "land");
        await _argument.SayAsync("s1", "man", Standpoint.Denies, day: 4);
        await _argument.SayAsync("s2", "man", Standpoint.Asserts, day: 6, Capacity.Personal);
        (await _argument.StandpointsAsync()).ShouldBe(["land: denies since 2023-01-04, s1 of 2023-01-04", "man: asserts since 2023-01-06, s2 of 2023-01-06"]);
        (await _argument.ReversalsAsync()).ShouldBe(["man on 2023-01-06: denies → asserts, s1 → s2"]);
        (await _argument.DisputesAsync()).ShouldBeEmpty("he speaks for it");
    }

    [Fact]
    public async Task What_a_spokesman_turns_and_disputes_is_told_once_of_his_government_with_whom_else_it_holds_for()
    {
        await _argument.BeginAsync("man", "ministry", "government", "rival");
        await server.BeginAsync(Some.Actor(_argument.Id("land")), Some.Actor(_argument.Id("party")) with { Kind = ActorKind.Organization });
        await _argument.TieAsync("man", "ministry", to: 8);
        await _argument.TieAsync("ministry", "party");
        await _argument.TieAsync("party", "land");
        await _argument.TieAsync("land", "party");
        await _argument.SayAsync("s1", "man", Standpoint.Asserts, day: 4);
        await _argument.SayAsync("s2", "man", Standpoint.Denies, day: 6);
        await _argument.SayAsync("s3", "rival", Standpoint.Asserts, day: 5);
        var reversal = (await server.Http.AllAsync($"/api/reversals?claim={_argument.Claim}")).ShouldHaveSingleItem();
        _argument.Reversal(reversal).ShouldBe("party on 2023-01-06: asserts → denies, s1 → s2");
        Names(reversal, "for").ShouldBe(["land", "man", "ministry"]);
        var dispute = (await server.Http.AllAsync($"/api/disputes?claim={_argument.Claim}&asOf=2023-01-20")).ShouldHaveSingleItem("his office has ended, and his word was the party's");
        _argument.Dispute(dispute).ShouldBe("rival (s3) / party (s2) since 2023-01-06");
        Names(dispute, "assertingFor").ShouldBeEmpty();
        Names(dispute, "denyingFor").ShouldBe(["land", "man", "ministry"]);

        (await server.Http.AllAsync($"/api/reversals?actor={_argument.Id("man")}")).Select(_argument.Reversal).ShouldBe(["man on 2023-01-06: asserts → denies, s1 → s2"]);
        (await server.Http.AllAsync($"/api/disputes?actor={_argument.Id("land")}")).Select(_argument.Dispute).ShouldBe(["rival (s3) / land (s2) since 2023-01-06"]);
    }

    [Fact]
    public async Task Declining_to_take_a_claim_up_is_no_reversal_and_hides_none()
    {
        await _argument.BeginAsync("land");
        foreach (var (day, standpoint) in new[] { (1, Standpoint.Denies), (2, Standpoint.Declines), (3, Standpoint.Denies), (4, Standpoint.Declines), (5, Standpoint.Asserts) })
            await _argument.SayAsync($"s{day}", "land", standpoint, day);
        (await _argument.ReversalsAsync("asOf=2023-01-04")).ShouldBeEmpty();
        (await _argument.ReversalsAsync()).ShouldBe(["land on 2023-01-05: denies → asserts, s3 → s5"]);
        (await _argument.StandpointsAsync("asOf=2023-01-04")).ShouldBe(["land: declines since 2023-01-04, s4 of 2023-01-04"]);
    }

    [Fact]
    public async Task Of_one_day_the_later_recorded_is_the_latest_and_an_earlier_day_recorded_late_is_not()
    {
        await _argument.BeginAsync("land");
        await _argument.SayAsync("s2", "land", Standpoint.Denies, day: 6);
        await _argument.SayAsync("s1", "land", Standpoint.Questions, day: 6);
        (await _argument.StandpointAsync("land")).ShouldBe("questions");
        await _argument.SayAsync("s3", "land", Standpoint.Asserts, day: 5);
        (await _argument.StandpointAsync("land")).ShouldBe("questions");
        (await _argument.ReversalsAsync()).ShouldBe(["land on 2023-01-06: asserts → denies, s3 → s2", "land on 2023-01-06: denies → questions, s2 → s1"]);
        (await _argument.PageAsync()).GetProperty("stands").EnumerateArray().Select(stand => stand.Text("statement")!.Split('-')[^1]).ShouldBe(["s3", "s2", "s1"]);
    }

    [Fact]
    public async Task A_run_goes_on_over_statements_that_say_the_same_and_begins_anew_after_another()
    {
        await _argument.BeginAsync("land");
        foreach (var (day, standpoint) in new[] { (1, Standpoint.Asserts), (2, Standpoint.Denies), (3, Standpoint.Asserts), (4, Standpoint.Asserts), (5, Standpoint.Asserts) })
            await _argument.SayAsync($"s{day}", "land", standpoint, day);
        (await _argument.StandpointsAsync()).ShouldBe(["land: asserts since 2023-01-03, s5 of 2023-01-05"]);
        (await _argument.StandpointsAsync("asOf=2023-01-02")).ShouldBe(["land: denies since 2023-01-02, s2 of 2023-01-02"]);
        (await _argument.StandpointsAsync("asOf=2022-12-31")).ShouldBeEmpty();

        await _argument.OfStatementAsync("s2", new StatementRetracted("It was not said."));
        (await _argument.StandpointsAsync()).ShouldBe(["land: asserts since 2023-01-01, s5 of 2023-01-05"]);
        (await _argument.ReversalsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_that_are_merged_tell_one_story_and_are_two_again_when_they_are_unmerged()
    {
        await _argument.BeginAsync("land", "country", "rival");
        await _argument.SayAsync("s1", "country", Standpoint.Asserts, day: 3);
        await _argument.SayAsync("s2", "land", Standpoint.Denies, day: 5);
        await _argument.SayAsync("s3", "rival", Standpoint.Asserts, day: 1);
        var apart = await server.Http.HeadAsync();
        (await _argument.DisputesAsync()).ShouldBe(["country (s1) / land (s2) since 2023-01-05", "rival (s3) / land (s2) since 2023-01-05"]);

        await _argument.OfActorAsync("country", new ActorMerged(ActorId.Parse(_argument.Id("land")), "They are one."));
        (await _argument.StandpointsAsync()).ShouldBe(["land: denies since 2023-01-05, s2 of 2023-01-05", "rival: asserts since 2023-01-01, s3 of 2023-01-01"]);
        (await server.Http.AllAsync($"/api/reversals?actor={_argument.Id("country")}")).Select(_argument.Reversal).ShouldBe(["land on 2023-01-05: asserts → denies, s1 → s2"]);
        (await server.Http.AllAsync($"/api/disputes?actor={_argument.Id("country")}")).Select(_argument.Dispute).ShouldBe(["rival (s3) / land (s2) since 2023-01-05"]);
        (await _argument.ReversalsAsync($"knownAt={apart}")).ShouldBeEmpty();
        (await server.Http.AllAsync($"/api/disputes?actor={_argument.Id("country")}&knownAt={apart}")).Select(_argument.Dispute).ShouldBe(["country (s1) / land (s2) since 2023-01-05"]);

        await _argument.OfActorAsync("country", new ActorUnmerged("They are two."));
        (await _argument.ReversalsAsync()).ShouldBeEmpty();
        (await _argument.DisputesAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_stand_tells_since_when_it_is_known()
    {
        await _argument.BeginAsync("land");
        await _argument.SayAsync("s1", "land", Standpoint.Asserts, day: 3);
        var recorded = await server.Http.HeadAsync();
        await _argument.OfStatementAsync("s1", new StatementCorroborated(Some.Evidence(_argument.Id("d-s1"), 1)));
        KnownFrom(await _argument.PageAsync()).ShouldBe(recorded, "a corroboration says nothing new of the claim");
        await _argument.OfStatementAsync("s1", new StatementRetracted("It was not said."));
        await _argument.OfStatementAsync("s1", new StatementReinstated("It was."));
        KnownFrom(await _argument.PageAsync()).ShouldBe(await server.Http.HeadAsync());
        KnownFrom(await _argument.PageAsync($"knownAt={recorded}")).ShouldBe(recorded);

        static long KnownFrom(System.Text.Json.JsonElement page) => page.GetProperty("stands").EnumerateArray().Single().GetProperty("knownFrom").GetInt64();
    }

    [Fact]
    public async Task A_claims_etag_is_its_version_and_before_it_was_framed_it_is_not_there()
    {
        await _argument.BeginAsync("land");
        var framed = await server.Http.HeadAsync();
        (await server.Http.AskAsync($"/api/claims/{_argument.Claim}?knownAt={framed - 1}")).ShouldRefuse(404, "not-found", null);
        (await server.Http.AskAsync($"/api/claims/{_argument.Claim}?knownAt={framed}")).ShouldBe(200).Version.ShouldBe(1);
        (await server.Http.TellAsync($"/api/claims/{_argument.Claim}/corrections", """{"proposition": "It is not so.", "about": [], "reason": "It was put badly."}""", ("If-Match", "\"1\""))).ShouldBe(201);
        (await server.Http.AskAsync($"/api/claims/{_argument.Claim}")).ShouldBe(200).Version.ShouldBe(2);
        var before = await _argument.PageAsync($"knownAt={framed}");
        (before.GetProperty("version").GetInt64(), before.GetProperty("knownAt").GetInt64()).ShouldBe((1, framed));
    }
}
