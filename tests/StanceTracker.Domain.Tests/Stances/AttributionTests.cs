using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;

namespace StanceTracker.Domain.Tests.Stances;

public class AttributionTests
{
    private static readonly Command[] Region =
    [
        .. new[] { "khatibzadeh", "iran", "muttaqi", "taliban", "afghanistan", "pakistan" }.Select(Introduced),
        Affiliated("khatibzadeh", "iran"), Affiliated("muttaqi", "taliban"), Affiliated("taliban", "afghanistan", from: "2021-08-15"),
    ];

    [Fact]
    public void A_spokesmans_condemnation_counts_for_him_and_for_his_state_toward_each_that_the_target_speaks_for() =>
        Pairs("2021-09-06", "khatibzadeh", ["taliban"])
            .ShouldBe(["iran → afghanistan", "iran → taliban", "khatibzadeh → afghanistan", "khatibzadeh → taliban"]);

    [Fact]
    public void The_day_decides_for_whom() => Pairs("2021-08-14", "khatibzadeh", ["taliban"]).ShouldBe(["iran → taliban", "khatibzadeh → taliban"]);

    [Fact]
    public void In_a_personal_capacity_one_speaks_for_oneself_toward_all_that_the_target_speaks_for() =>
        Pairs("2023-01-01", "khatibzadeh", ["muttaqi"], Capacity.Personal)
            .ShouldBe(["khatibzadeh → afghanistan", "khatibzadeh → muttaqi", "khatibzadeh → taliban"]);

    [Fact]
    public void Nobody_stands_toward_one_that_he_speaks_for_nor_one_toward_him_that_speaks_for_him()
    {
        Pairs("2023-01-01", "muttaqi", ["taliban"]).ShouldBe([]);
        Pairs("2023-01-01", "taliban", ["muttaqi"]).ShouldBe([]);
        Pairs("2023-01-01", "muttaqi", ["afghanistan"], Capacity.Personal).ShouldBe(["muttaqi → afghanistan"]);
        Pairs("2023-01-01", "afghanistan", ["muttaqi"]).ShouldBe([]);
    }

    [Fact]
    public void Colleagues_stand_toward_each_other_but_not_toward_what_both_speak_for() =>
        Pairs("2023-01-01", "muttaqi", ["haqqani"], Capacity.Official, [.. Region, Introduced("haqqani"), Affiliated("haqqani", "taliban")]).ShouldBe(["muttaqi → haqqani"]);

    [Fact]
    public void Two_targets_that_lead_to_one_pair_count_once() =>
        Pairs("2023-01-01", "iran", ["taliban", "muttaqi", "afghanistan"]).ShouldBe(["iran → afghanistan", "iran → muttaqi", "iran → taliban"]);

    [Fact]
    public void What_one_target_shuts_out_another_may_let_in() =>
        Pairs("2023-01-01", "muttaqi", ["afghanistan", "pakistan"]).ShouldBe(["afghanistan → pakistan", "muttaqi → pakistan", "taliban → pakistan"]);

    [Fact]
    public void A_merged_speaker_and_a_merged_target_count_as_their_survivors() =>
        Pairs("2023-01-01", "khatib", ["emirate"], Capacity.Personal, [.. Region, Introduced("khatib"), Introduced("emirate"), Merged("khatib", "khatibzadeh"), Merged("emirate", "taliban")])
            .ShouldBe(["khatibzadeh → afghanistan", "khatibzadeh → taliban"]);

    [Fact]
    public void A_statement_toward_one_that_is_the_speaker_after_all_counts_for_nobody() =>
        Pairs("2023-01-01", "emirate", ["taliban"], Capacity.Official, [.. Region, Introduced("emirate"), Merged("emirate", "taliban")]).ShouldBe([]);

    [Fact]
    public void It_is_the_formula_of_the_design() => Prop.ForAll(
        AnyTies.Stories,
        (from speaker in Gen.Elements(AnyTies.Cast)
         from targets in Gen.Elements(AnyTies.Cast).NonEmptyListOf()
         from personal in Gen.Elements(true, false)
         from day in Gen.Choose(-2, 14)
         select (Speaker: speaker, Targets: targets.Take(3).ToArray(), Personal: personal, Day: new DateOnly(2021, 8, 15).AddDays(day))).ToArbitrary(),
        (story, said) =>
        {
            var aggregates = story.Told();
            var ties = AnyTies.Ties(aggregates);
            var reference = new ReferenceTies(aggregates);

            var s = said.Personal ? new HashSet<string> { reference.Survivor(said.Speaker) } : reference.Speaks(said.Speaker, said.Day);
            var expected =
                from target in said.Targets
                let t = reference.Speaks(target, said.Day)
                from holder in s
                from toward in t
                where holder != toward && !t.Contains(holder) && !s.Contains(toward)
                select $"{holder} → {toward}";

            Attribution.Pairs(said.Personal ? Capacity.Personal : Capacity.Official, said.Day, ties.RepresentedBy(Actor(said.Speaker)), said.Targets.Select(target => ties.RepresentedBy(Actor(target))))
                .Select(pair => pair.ToString()).ShouldBe(expected.Distinct(), ignoreOrder: true);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static IEnumerable<string> Pairs(string day, string speaker, string[] targets, Capacity capacity = Capacity.Official, Command[]? told = null)
    {
        var aggregates = TestAggregates.Of(told ?? Region);
        var ties = SpeaksFor.Among(aggregates.Streams.Select(stream => KeyValuePair.Create(Actor(stream.Slug), aggregates.Actor(Actor(stream.Slug)))));
        return Attribution.Pairs(capacity, On(day), ties.RepresentedBy(Actor(speaker)), targets.Select(target => ties.RepresentedBy(Actor(target)))).Select(pair => pair.ToString()).Order(StringComparer.Ordinal);
    }
}
