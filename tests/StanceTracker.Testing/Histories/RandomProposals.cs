using System.Collections.Immutable;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Testing.Histories;

/// <summary>
/// Proposals in a small world, so that things meet: six actors on two sides, three documents, two claims, fifteen statements, two weeks. Many of them are refused.
/// </summary>
internal sealed class RandomProposals(Random random, HistoryAggregates aggregates, string prefix)
{
    private const string Reason = "So the history goes.";

    private static readonly string[] Acts = ["111", "057", "190"];

    private readonly DocumentId[] _documents = [.. new[] { "paper", "wire", "broadcast" }.Select(name => DocumentId.Parse(prefix + name))];

    private readonly ClaimId[] _claims = [.. new[] { "shelter", "strike" }.Select(name => ClaimId.Parse(prefix + name))];

    private readonly StatementId[] _statements = [.. Enumerable.Range(1, 15).Select(n => StatementId.Parse($"{prefix}statement-{n}"))];

    /// <summary>Those it is all about.</summary>
    public ImmutableList<ActorId> Actors { get; } = [.. new[] { "ann", "bob", "ministry", "movement", "land", "rival" }.Select(name => ActorId.Parse(prefix + name))];

    /// <summary>What there is at first: some of the actors, and a document.</summary>
    public IEnumerable<Command> Beginning()
    {
        foreach (var actor in Actors.Take(random.Next(2, Actors.Count + 1))) yield return new Command(StreamId.From(actor), Introduction(actor));
        yield return new Command(StreamId.From(_documents[0]), Registration(_documents[0]));
    }

    /// <summary>Anything.</summary>
    public Command Next() => random.Next(100) switch
    {
        < 35 => AboutAnActor(),
        < 47 => AboutADocument(),
        < 50 => AboutAClaim(),
        _ => AboutAStatement(),
    };

    private Command AboutAnActor()
    {
        var actor = One(Actors);
        long[] ties = [.. aggregates.Actor(actor).Affiliations.Keys];
        LedgerEvent body = random.Next(22) switch
        {
            < 2 => Introduction(actor),
            2 => random.Next(3) == 0 ? new ActorAliasWithdrawn($"alias {random.Next(5)}", Reason) : new ActorAliasAdded($"alias {random.Next(5)}"),
            3 => new ActorCorrected($"{actor} {random.Next(3)}", ActorKind.Organization, Reason),
            < 10 => new ActorAffiliated(OfItsSide(actor), null, Maybe(Day()), Maybe(Day())),
            < 14 => new ActorAffiliationEnded(One(ties), Day(), Reason),
            < 18 => new ActorAffiliationWithdrawn(One(ties), Reason),
            18 => new ActorMerged(OfItsSide(actor), Reason),
            _ => new ActorUnmerged(Reason),
        };
        return new Command(StreamId.From(actor), body);
    }

    private Command AboutADocument()
    {
        var document = One(_documents);
        LedgerEvent body = random.Next(11) switch
        {
            < 3 => Registration(document),
            3 => new DocumentCorrected { Publisher = $"Publisher {random.Next(3)}", Published = new Published(RandomHistories.First, RandomHistories.First, DateBasis.Inferred), Reason = Reason },
            < 6 => new DocumentRated(One(Enum.GetValues<Reliability>()), Reason),
            6 => new DocumentWithdrawn(Reason),
            _ => new DocumentReinstated(Reason),
        };
        return new Command(StreamId.From(document), body);
    }

    private Command AboutAClaim()
    {
        var claim = One(_claims);
        ActorId[] about = [One(Actors)];
        return new Command(StreamId.From(claim), random.Next(2) == 0 ? new ClaimFramed(claim, "It is so.", about) : new ClaimCorrected(claim, $"It was {random.Next(3)}.", about, Reason));
    }

    private Command AboutAStatement()
    {
        var id = One(_statements);
        long[] evidence = [.. aggregates.Statement(id).Evidence.Keys];
        LedgerEvent body = random.Next(20) switch
        {
            < 11 => Recorded(id),
            < 13 => new StatementCorroborated(SomeEvidence()),
            13 => new StatementEvidenceWithdrawn(One(evidence), Reason),
            < 17 => Corrected(Recorded(id)),
            17 => new StatementRetracted(Reason),
            _ => new StatementReinstated(Reason),
        };
        return new Command(StreamId.From(id), body);
    }

    /// <summary>The actors stand on two sides, and ties across are rare: where everybody spoke for everybody, nothing would count.</summary>
    private ActorId OfItsSide(ActorId actor)
    {
        var side = Actors.Where((_, i) => i % 2 == Actors.IndexOf(actor) % 2).ToArray();
        return random.Next(6) == 0 ? One(Actors) : One(side);
    }

    private static ActorIntroduced Introduction(ActorId actor) => new(actor, actor.Value, ActorKind.Organization);

    private DocumentRegistered Registration(DocumentId document) => new()
    {
        Document = document,
        Publisher = "Publisher",
        Published = new Published(RandomHistories.First, RandomHistories.First, DateBasis.Stated),
        Reliability = One(Enum.GetValues<Reliability>()),
    };

    private StatementRecorded Recorded(StatementId id)
    {
        ActorId[] targets = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => One(Actors)).Distinct()];
        var earliest = Day();
        return new StatementRecorded
        {
            Statement = id,
            Speaker = One(Actors),
            Capacity = random.Next(4) == 0 ? Capacity.Personal : Capacity.Official,
            Targets = targets,
            InferredTargets = random.Next(4) == 0 ? [targets[0]] : [],
            Act = new Act(Act.Cameo, ActCode.Parse(One(Acts))),
            Modality = One(Enum.GetValues<Modality>()),
            SaidOn = new SaidOn(earliest, earliest.AddDays(random.Next(4)), DateBasis.Stated, extent: One(Enum.GetValues<Extent>())),
            Claims = [.. _claims.Where(_ => random.Next(3) == 0).Select(claim => new ClaimStand(claim, One(Enum.GetValues<Standpoint>())))],
            Paraphrase = $"Paraphrase {random.Next(100)}.",
            Evidence = SomeEvidence(),
        };
    }

    private static StatementCorrected Corrected(StatementRecorded anew) => new()
    {
        Speaker = anew.Speaker,
        Capacity = anew.Capacity,
        Targets = anew.Targets,
        InferredTargets = anew.InferredTargets,
        Act = anew.Act,
        Modality = anew.Modality,
        SaidOn = anew.SaidOn,
        Claims = anew.Claims,
        Paraphrase = anew.Paraphrase,
        Reason = Reason,
    };

    private Evidence SomeEvidence() => new(One(_documents), random.Next(1, 7));

    private DateOnly Day() => RandomHistories.First.AddDays(random.Next(RandomHistories.Days));

    private DateOnly? Maybe(DateOnly day) => random.Next(3) == 0 ? null : day;

    /// <summary>One of these; where there is none, the default, which no decision accepts.</summary>
    private T One<T>(IReadOnlyList<T> items) => items.Count == 0 ? default! : items[random.Next(items.Count)];
}
