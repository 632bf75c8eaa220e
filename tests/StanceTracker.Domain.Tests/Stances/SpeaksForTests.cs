using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;

namespace StanceTracker.Domain.Tests.Stances;

public class SpeaksForTests
{
    private static readonly Command[] Kabul =
    [
        Introduced("muttaqi"), Introduced("ministry"), Introduced("taliban"), Introduced("afghanistan"), Introduced("iran"),
        Affiliated("muttaqi", "ministry", "Foreign Minister", "2021-09-07"), Affiliated("ministry", "taliban"), Affiliated("taliban", "afghanistan", from: "2021-08-15"),
    ];

    [Fact]
    public void A_minister_speaks_for_his_ministry_its_movement_and_the_state_that_it_rules_by_then()
    {
        Spoken("muttaqi", Kabul).ShouldBe(["afghanistan 2021-09-07…", "ministry 2021-09-07…", "muttaqi … self", "taliban 2021-09-07…"]);
        Spoken("ministry", Kabul).ShouldBe(["afghanistan 2021-08-15…", "ministry … self", "taliban …"]);
        Spoken("afghanistan", Kabul).ShouldBe(["afghanistan … self"]);
    }

    [Fact]
    public void An_actor_that_nobody_knows_speaks_for_itself() => Spoken("nobody", Kabul).ShouldBe(["nobody … self"]);

    [Fact]
    public void An_ended_office_leaves_what_was_said_in_it() =>
        Spoken("muttaqi", [.. Kabul, Ended("muttaqi", 2, "2023-12-31")])
            .ShouldBe(["afghanistan 2021-09-07…2023-12-31", "ministry 2021-09-07…2023-12-31", "muttaqi … self", "taliban 2021-09-07…2023-12-31"]);

    [Fact]
    public void A_withdrawn_office_never_held() => Spoken("muttaqi", [.. Kabul, AffiliationWithdrawn("muttaqi", 2)]).ShouldBe(["muttaqi … self"]);

    [Fact]
    public void Offices_with_a_gap_between_them_are_two_spans_and_offices_without_one_are_one()
    {
        Command[] qomi = [Introduced("qomi"), Introduced("iran"), Affiliated("qomi", "iran", "Ambassador", "2010-01-01", "2013-12-31")];
        Spoken("qomi", [.. qomi, Affiliated("qomi", "iran", "Envoy", "2014-01-02")]).ShouldBe(["iran 2010-01-01…2013-12-31", "iran 2014-01-02…", "qomi … self"]);
        Spoken("qomi", [.. qomi, Affiliated("qomi", "iran", "Envoy", "2014-01-01")]).ShouldBe(["iran 2010-01-01…", "qomi … self"]);
        Spoken("qomi", [.. qomi, Affiliated("qomi", "iran", "Envoy", "2011-01-01", "2012-01-01")]).ShouldBe(["iran 2010-01-01…2013-12-31", "qomi … self"]);
    }

    [Fact]
    public void Ties_that_share_no_day_lead_nowhere() =>
        Spoken("a", [Introduced("a"), Introduced("b"), Introduced("c"), Affiliated("a", "b", to: "2020-12-31"), Affiliated("b", "c", from: "2021-01-01")])
            .ShouldBe(["a … self", "b …2020-12-31"]);

    [Fact]
    public void Circles_end()
    {
        Command[] circle = [Introduced("a"), Introduced("b"), Introduced("c"), Affiliated("a", "b"), Affiliated("b", "c", from: "2021-01-01"), Affiliated("c", "a", to: "2021-12-31")];
        Spoken("a", circle).ShouldBe(["a … self", "b …", "c 2021-01-01…"]);
        Spoken("b", circle).ShouldBe(["a 2021-01-01…2021-12-31", "b … self", "c 2021-01-01…"]);
        Spoken("c", circle).ShouldBe(["a …2021-12-31", "b …2021-12-31", "c … self"]);
    }

    [Fact]
    public void A_merged_actor_and_its_survivor_speak_for_the_same()
    {
        Command[] merged = [.. Kabul, Introduced("mottaki"), Affiliated("mottaki", "iran", to: "2010-12-13"), Merged("mottaki", "muttaqi")];
        Spoken("mottaki", merged).ShouldBe(["afghanistan 2021-09-07…", "iran …2010-12-13", "ministry 2021-09-07…", "muttaqi … self", "taliban 2021-09-07…"]);
        Spoken("muttaqi", merged).ShouldBe(Spoken("mottaki", merged));
    }

    [Fact]
    public void A_tie_to_a_merged_actor_is_one_to_the_end_of_its_chain()
    {
        Command[] chain = [.. Kabul, Introduced("iea"), Introduced("emirate"), Merged("taliban", "iea"), Merged("iea", "emirate")];
        Spoken("muttaqi", chain).ShouldBe(["afghanistan 2021-09-07…", "emirate 2021-09-07…", "ministry 2021-09-07…", "muttaqi … self"]);
        Spoken("taliban", chain).ShouldBe(["afghanistan 2021-08-15…", "emirate … self"]);
        Spoken("muttaqi", [.. chain, Unmerged("taliban")]).ShouldBe(Spoken("muttaqi", Kabul));
        Spoken("muttaqi", [.. chain, Unmerged("iea")]).ShouldContain("iea 2021-09-07…");
    }

    [Fact]
    public void A_tie_between_two_that_are_one_is_none() =>
        Spoken("a", [Introduced("a"), Introduced("b"), Affiliated("a", "b", from: "2021-01-01"), Merged("a", "b")]).ShouldBe(["b … self"]);

    private static IEnumerable<string> Spoken(string actor, params Command[] told)
    {
        var aggregates = TestAggregates.Of(told);
        var ties = SpeaksFor.Among(aggregates.Streams.Select(stream => KeyValuePair.Create(Actor(stream.Slug), aggregates.Actor(Actor(stream.Slug)))));
        return ties.RepresentedBy(Actor(actor)).Select(party =>
            $"{party.Party} {End(party.Days.First)}…{End(party.Days.Last)}{(party.Self ? " self" : "")}");

        static string End(DateOnly day) => day == DateOnly.MinValue || day == DateOnly.MaxValue ? "" : Day.Format(day);
    }
}
