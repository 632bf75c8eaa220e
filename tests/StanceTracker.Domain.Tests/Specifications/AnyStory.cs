using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using static StanceTracker.Domain.Tests.Specifications.Facts;

namespace StanceTracker.Domain.Tests.Specifications;

/// <summary>Random stories with every type of event over a few ids of each kind, good proposals and bad ones, so that much happens to the same.</summary>
internal static class AnyStory
{
    private static readonly Gen<string> Id = Gen.Elements("a", "b", "c", "d");

    private static readonly Gen<string> Text = Gen.Frequency((12, Gen.Elements("one", "two", "three")), (1, Gen.Elements("", "\0", "half \ud83d")));

    private static readonly Gen<DateOnly> SomeDay = Gen.Frequency((12, Gen.Choose(0, 6).Select(new DateOnly(2021, 8, 15).AddDays)), (1, Gen.Constant(DateOnly.MinValue)));

    private static readonly Gen<DateOnly?> MaybeDay = Gen.OneOf(Gen.Constant<DateOnly?>(null), SomeDay.Select(day => (DateOnly?)day));

    private static readonly Gen<long> Number = Gen.Choose(0, 6).Select(number => (long)number);

    private static readonly Gen<IReadOnlyList<ActorId>> Actors = Id.ListOf().Select(ids => (IReadOnlyList<ActorId>)[.. ids.Take(3).Select(Actor)]);

    private static readonly Gen<Evidence> SomeEvidence =
        from document in Id
        from credibility in Gen.Elements(1, 2, 3, 6, 7)
        from end in Gen.Elements(0, 0, 20, 900, 2_000)
        from via in Gen.Elements(null, Array.Empty<string>(), ["an agency"])
        select new Evidence(Document(document), credibility, end == 0 ? null : new Passage(0, end), Voice.Quoted, via);

    private static readonly Gen<StatementRecorded> SomeStatement =
        from id in Id
        from speaker in Id
        from targets in Actors
        from inferred in Gen.SubListOf(targets.ToArray())
        from act in Gen.Elements("111", "111", "057", "999")
        from days in Gen.Two(SomeDay)
        from claims in Id.ListOf().Select(ids => ids.Take(2))
        from text in Text
        from evidence in SomeEvidence
        select new StatementRecorded
        {
            Statement = StatementId.Parse(id),
            Speaker = Actor(speaker),
            Targets = targets,
            InferredTargets = [.. inferred],
            Act = new Act(Act.Cameo, ActCode.Parse(act)),
            SaidOn = days.Item1 <= days.Item2 ? new SaidOn(days.Item1, days.Item2, DateBasis.Stated) : new SaidOn(days.Item2, days.Item1, DateBasis.Inferred),
            Claims = [.. claims.Select(claim => new ClaimStand(Claim(claim), Standpoint.Questions))],
            Paraphrase = text,
            Evidence = evidence,
        };

    private static Gen<LedgerEvent> OnActor(string id) => Gen.OneOf<LedgerEvent>(
        from name in Text select (LedgerEvent)new ActorIntroduced(Actor(id), name, ActorKind.State),
        from alias in Text select (LedgerEvent)new ActorAliasAdded(alias),
        from alias in Text from reason in Text select (LedgerEvent)new ActorAliasWithdrawn(alias, reason),
        from with in Id from role in Text from days in Gen.Two(MaybeDay) select (LedgerEvent)new ActorAffiliated(Actor(with), role, days.Item1, days.Item2),
        from number in Number from day in SomeDay from reason in Text select (LedgerEvent)new ActorAffiliationEnded(number, day, reason),
        from number in Number from reason in Text select (LedgerEvent)new ActorAffiliationWithdrawn(number, reason),
        from survivor in Id from reason in Text select (LedgerEvent)new ActorMerged(Actor(survivor), reason),
        from reason in Text select (LedgerEvent)new ActorUnmerged(reason),
        from name in Text from reason in Text select (LedgerEvent)new ActorCorrected(name, ActorKind.Bloc, reason));

    private static Gen<LedgerEvent> OnDocument(string id) => Gen.OneOf<LedgerEvent>(
        from title in Text select (LedgerEvent)(Registration(id) with { Title = title }),
        from title in Text
        from reason in Text
        select (LedgerEvent)new DocumentCorrected { Title = title, Publisher = "A daily", Published = Registration(id).Published, Length = 1_000, Reason = reason },
        from reliability in Gen.Elements(Enum.GetValues<Reliability>()) from reason in Text select (LedgerEvent)new DocumentRated(reliability, reason),
        from reason in Text select (LedgerEvent)new DocumentWithdrawn(reason),
        from reason in Text select (LedgerEvent)new DocumentReinstated(reason));

    private static Gen<LedgerEvent> OnClaim(string id) => Gen.OneOf<LedgerEvent>(
        from text in Text from about in Actors select (LedgerEvent)new ClaimFramed(Claim(id), text, about),
        from text in Text from about in Actors from reason in Text select (LedgerEvent)new ClaimCorrected(Claim(id), text, about, reason));

    private static Gen<LedgerEvent> OnStatement(string id) => Gen.OneOf<LedgerEvent>(
        from statement in SomeStatement select (LedgerEvent)(statement with { Statement = StatementId.Parse(id) }),
        from statement in SomeStatement from reason in Text select (LedgerEvent)(Correction(statement) with { Reason = reason }),
        from evidence in SomeEvidence select (LedgerEvent)new StatementCorroborated(evidence),
        from number in Number from reason in Text select (LedgerEvent)new StatementEvidenceWithdrawn(number, reason),
        from reason in Text select (LedgerEvent)new StatementRetracted(reason),
        from reason in Text select (LedgerEvent)new StatementReinstated(reason));

    private static Gen<Command> Step => Gen.OneOf(
        from id in Id from body in OnActor(id) select OfActor(id, body),
        from id in Id from body in OnDocument(id) select OfDocument(id, body),
        from id in Id from body in OnClaim(id) select OfClaim(id, body),
        from id in Id from body in OnStatement(id) select OfStatement(id, body));

    /// <summary>Stories; half of them begin with what makes statements possible.</summary>
    public static Arbitrary<Story> Stories => (
        from begun in Gen.Elements<Command[]>([], [Introduced("a"), Introduced("b"), Introduced("c"), Registered("a"), Registered("b", length: null), Framed("a"), Framed("b")])
        from steps in Step.ListOf()
        select new Story([.. begun, .. steps, .. steps])).ToArbitrary();

    public sealed record Story(IReadOnlyList<Command> Steps)
    {
        public override string ToString() => string.Join('\n', Steps);
    }
}
