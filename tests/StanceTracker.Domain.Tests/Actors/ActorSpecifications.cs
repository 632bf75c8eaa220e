using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;
using static StanceTracker.Domain.Tests.Specifications.Specification;

namespace StanceTracker.Domain.Tests.Actors;

public class ActorSpecifications
{
    private static readonly ActorIntroduced Qomi = new(Actor("qomi"), "Hassan Kazemi Qomi", ActorKind.Person, new ActorCodes("IRNGOV", "IRN", "Q5680000"));

    [Fact]
    public void An_actor_is_introduced() => Given().When(OfActor("qomi", Qomi)).ThenRecorded();

    [Fact]
    public void The_same_introduction_again_is_so_already() => Given(OfActor("qomi", Qomi)).When(OfActor("qomi", Qomi with { })).ThenNothing();

    [Fact]
    public void Another_introduction_of_the_same_id_is_refused() =>
        Given(OfActor("qomi", Qomi)).When(OfActor("qomi", Qomi with { Name = "Another" })).ThenRejected(RejectionType.AlreadyExists, "actor");

    [Fact]
    public void The_first_introduction_of_a_corrected_actor_is_not_recorded_again() =>
        Given(OfActor("qomi", Qomi), OfActor("qomi", new ActorCorrected("Hassan Kazemi-Qomi", ActorKind.Person, Why)))
            .When(OfActor("qomi", Qomi)).ThenRejected(RejectionType.AlreadyExists, "actor");

    [Fact]
    public void A_body_that_introduces_another_than_its_stream_is_refused() =>
        Given().When(OfActor("ghomi", Qomi)).ThenRejected(RejectionType.InvalidField, "actor");

    [Fact]
    public void Bad_texts_of_an_introduction_are_refused_by_field()
    {
        foreach (var (text, type) in BadTexts.Beyond(300)) Given().When(OfActor("qomi", Qomi with { Name = text })).ThenRejected(type, "name");
        foreach (var (text, type) in BadTexts.Beyond(30)) Coded(new ActorCodes(Cameo: text)).ThenRejected(type, "codes.cameo");
        foreach (var (text, type) in BadTexts.Beyond(3)) Coded(new ActorCodes(Iso3: text)).ThenRejected(type, "codes.iso3");
        foreach (var (text, type) in BadTexts.Beyond(20)) Coded(new ActorCodes(Wikidata: text)).ThenRejected(type, "codes.wikidata");
        foreach (var text in BadTexts.Within(300)) Given().When(OfActor("qomi", Qomi with { Name = text })).ThenRecorded();

        static Verdict Coded(ActorCodes codes) => Given().When(OfActor("qomi", Qomi with { Codes = codes }));
    }

    [Fact]
    public void Nothing_but_an_introduction_begins_an_actors_stream()
    {
        foreach (var body in AllButIntroduction) Given(Introduced("iran")).When(OfActor("nobody", body)).ThenRejected(RejectionType.NotFound);
    }

    [Fact]
    public void An_alias_is_added() => Given(OfActor("qomi", Qomi)).When(OfActor("qomi", new ActorAliasAdded("Ghomi", "fa"))).ThenRecorded();

    [Fact]
    public void The_same_alias_again_is_so_already() =>
        Given(OfActor("qomi", Qomi), OfActor("qomi", new ActorAliasAdded("Ghomi", "fa"))).When(OfActor("qomi", new ActorAliasAdded("Ghomi", "fa"))).ThenNothing();

    [Fact]
    public void An_alias_in_another_language_changes_nothing() =>
        Given(OfActor("qomi", Qomi), OfActor("qomi", new ActorAliasAdded("Ghomi", "fa")))
            .When(OfActor("qomi", new ActorAliasAdded("Ghomi"))).ThenRejected(RejectionType.ChangesNothing, "alias");

    [Fact]
    public void An_actors_own_name_is_not_an_alias() =>
        Given(OfActor("qomi", Qomi)).When(OfActor("qomi", new ActorAliasAdded(Qomi.Name))).ThenRejected(RejectionType.ChangesNothing, "alias");

    [Fact]
    public void An_alias_that_was_a_mistake_is_withdrawn_and_may_be_added_again()
    {
        Given(OfActor("qomi", Qomi), OfActor("qomi", new ActorAliasAdded("Ghomi", "fa"))).When(OfActor("qomi", new ActorAliasWithdrawn("Ghomi", Why))).ThenRecorded();
        Given(OfActor("qomi", Qomi), OfActor("qomi", new ActorAliasAdded("Ghomi", "fa")), OfActor("qomi", new ActorAliasWithdrawn("Ghomi", Why)))
            .When(OfActor("qomi", new ActorAliasAdded("Ghomi", "fa"))).ThenRecorded();
    }

    [Fact]
    public void What_is_not_an_alias_is_not_withdrawn()
    {
        Given(OfActor("qomi", Qomi)).When(OfActor("qomi", new ActorAliasWithdrawn(Qomi.Name, Why))).ThenRejected(RejectionType.UnknownAlias, "alias");
        Given(OfActor("qomi", Qomi), OfActor("qomi", new ActorAliasAdded("Ghomi")), OfActor("qomi", new ActorAliasWithdrawn("Ghomi", Why)))
            .When(OfActor("qomi", new ActorAliasWithdrawn("Ghomi", Why))).ThenRejected(RejectionType.UnknownAlias, "alias");
    }

    [Fact]
    public void Bad_texts_of_an_alias_are_refused_by_field()
    {
        foreach (var (text, type) in BadTexts.Beyond(300)) Given(OfActor("qomi", Qomi)).When(OfActor("qomi", new ActorAliasAdded(text))).ThenRejected(type, "alias");
        foreach (var (text, type) in BadTexts.Beyond(35)) Given(OfActor("qomi", Qomi)).When(OfActor("qomi", new ActorAliasAdded("Ghomi", text))).ThenRejected(type, "language");
    }

    [Fact]
    public void Name_kind_and_codes_are_corrected() =>
        Given(OfActor("qomi", Qomi)).When(OfActor("qomi", new ActorCorrected("Hassan Kazemi-Qomi", ActorKind.Person, Why, Qomi.Codes))).ThenRecorded();

    [Fact]
    public void A_correction_that_changes_nothing_is_refused() =>
        Given(OfActor("qomi", Qomi)).When(OfActor("qomi", new ActorCorrected(Qomi.Name, Qomi.Kind, Why, Qomi.Codes! with { }))).ThenRejected(RejectionType.ChangesNothing);

    [Fact]
    public void A_correction_may_take_away_the_codes() =>
        Given(OfActor("qomi", Qomi)).When(OfActor("qomi", new ActorCorrected(Qomi.Name, Qomi.Kind, Why))).ThenRecorded();

    [Fact]
    public void Bad_texts_of_a_correction_are_refused_by_field()
    {
        foreach (var (text, type) in BadTexts.Beyond(300))
            Given(OfActor("qomi", Qomi)).When(OfActor("qomi", new ActorCorrected(text, ActorKind.Person, Why))).ThenRejected(type, "name");
        foreach (var (text, type) in BadTexts.Beyond(3))
            Given(OfActor("qomi", Qomi)).When(OfActor("qomi", new ActorCorrected("Qomi", ActorKind.Person, Why, new ActorCodes(Iso3: text)))).ThenRejected(type, "codes.iso3");
    }

    [Fact]
    public void Every_reason_is_demanded()
    {
        foreach (var (text, type) in BadTexts.Beyond(2_000))
        {
            LedgerEvent[] reasoned =
            [
                new ActorAffiliationEnded(2, On("2023-01-01"), text), new ActorAffiliationWithdrawn(2, text), new ActorMerged(Actor("iran"), text),
                new ActorCorrected("Qomi", ActorKind.Person, text),
            ];
            foreach (var body in reasoned)
                Given(Introduced("iran"), OfActor("qomi", Qomi), Affiliated("qomi", "iran")).When(OfActor("qomi", body)).ThenRejected(type, "reason");
            Given(Introduced("iran"), OfActor("qomi", Qomi), Merged("qomi", "iran")).When(OfActor("qomi", new ActorUnmerged(text))).ThenRejected(type, "reason");
        }
    }

    [Fact]
    public void What_happens_to_others_does_not_happen_to_an_actor() =>
        Should.Throw<ArgumentException>(() => Given(Introduced("iran")).When(OfActor("iran", Registration("dawn"))));

    /// <summary>Each of an actor's events but its introduction.</summary>
    internal static IReadOnlyList<LedgerEvent> AllButIntroduction { get; } =
    [
        new ActorAliasAdded("Ghomi"), new ActorAffiliated(Actor("iran")), new ActorAffiliationEnded(2, On("2023-01-01"), Why), new ActorAffiliationWithdrawn(2, Why),
        new ActorMerged(Actor("iran"), Why), new ActorUnmerged(Why), new ActorCorrected("Qomi", ActorKind.Person, Why),
    ];
}
