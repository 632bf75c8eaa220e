using System.Collections.Immutable;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Acts;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Tests.Histories;

/// <summary>
/// Draws valid histories over all types of events in a small world, so that things meet: six actors on two sides, three documents, two claims, fifteen statements, two weeks. Random proposals are
/// decided by the domain; the accepted ones are the history.
/// </summary>
public static class RandomHistories
{
    /// <summary>The small world.</summary>
    public static readonly ImmutableList<ActorId> Actors = [.. new[] { "ann", "bob", "ministry", "movement", "land", "rival" }.Select(ActorId.Of)];

    /// <summary>The days of affiliations and statements.</summary>
    public static readonly DateOnly First = new(2023, 1, 1);

    public const int Days = 14;

    private const string Reason = "So the history goes.";

    private static readonly DocumentId[] Documents = [.. new[] { "paper", "wire", "broadcast" }.Select(DocumentId.Of)];

    private static readonly ClaimId[] Claims = [.. new[] { "shelter", "strike" }.Select(ClaimId.Of)];

    private static readonly StatementId[] Statements = [.. Enumerable.Range(1, 15).Select(n => StatementId.Of($"statement-{n}"))];

    private static readonly string[] Acts = ["111", "057", "190"];

    /// <summary>The history of a seed.</summary>
    /// <param name="seed">The same gives the same.</param>
    /// <param name="length">How many events.</param>
    public static History Draw(int seed, int length = 70)
    {
        var random = new Random(seed);
        var world = new SmallWorld();
        var steps = new List<Step>();
        foreach (var actor in Actors.Take(random.Next(2, Actors.Count + 1))) Take(StreamId.Of(actor), Introduction(actor));
        Take(StreamId.Of(Documents[0]), Registration(Documents[0], random));
        while (steps.Count < length)
        {
            var (stream, body) = Propose(random, world);
            if (Decide.On(new Proposal(stream, body), world) is Decision.Accepted accepted)
            {
                foreach (var e in accepted.Events) Take(stream, e);
            }
        }

        return new History(seed, steps);

        void Take(StreamId stream, LedgerEvent body) => steps.Add(world.Take(stream, body));
    }

    private static (StreamId Stream, LedgerEvent Body) Propose(Random random, SmallWorld world) => random.Next(100) switch
    {
        < 35 => AboutAnActor(random, world),
        < 47 => AboutADocument(random),
        < 50 => AboutAClaim(random),
        _ => AboutAStatement(random, world),
    };

    private static (StreamId Stream, LedgerEvent Body) AboutAnActor(Random random, SmallWorld world)
    {
        var actor = random.Of(Actors);
        long[] ties = [.. world.Actor(actor).Affiliations.Keys];
        LedgerEvent body = random.Next(22) switch
        {
            < 2 => Introduction(actor),
            2 => new ActorAliasAdded($"alias {random.Next(5)}"),
            3 => new ActorCorrected($"{actor} {random.Next(3)}", ActorKind.Organization, Reason),
            < 10 => new ActorAffiliated(OfItsSide(random, actor), null, random.Maybe(random.Day()), random.Maybe(random.Day())),
            < 14 => new ActorAffiliationEnded(random.Of(ties), random.Day(), Reason),
            < 18 => new ActorAffiliationWithdrawn(random.Of(ties), Reason),
            18 => new ActorMerged(OfItsSide(random, actor), Reason),
            _ => new ActorUnmerged(Reason),
        };
        return (StreamId.Of(actor), body);
    }

    private static (StreamId Stream, LedgerEvent Body) AboutADocument(Random random)
    {
        var document = random.Of(Documents);
        LedgerEvent body = random.Next(11) switch
        {
            < 3 => Registration(document, random),
            3 => new DocumentCorrected { Publisher = $"Publisher {random.Next(3)}", Published = new Published(First, First, DateBasis.Inferred), Reason = Reason },
            < 6 => new DocumentRated(random.Of(Enum.GetValues<Reliability>()), Reason),
            6 => new DocumentWithdrawn(Reason),
            _ => new DocumentReinstated(Reason),
        };
        return (StreamId.Of(document), body);
    }

    private static (StreamId Stream, LedgerEvent Body) AboutAClaim(Random random)
    {
        var claim = random.Of(Claims);
        ActorId[] about = [random.Of(Actors)];
        return (StreamId.Of(claim), random.Next(2) == 0 ? new ClaimFramed(claim, "It is so.", about) : new ClaimCorrected(claim, $"It was {random.Next(3)}.", about, Reason));
    }

    private static (StreamId Stream, LedgerEvent Body) AboutAStatement(Random random, SmallWorld world)
    {
        var id = random.Of(Statements);
        long[] evidence = [.. world.Statement(id).Evidence.Keys];
        LedgerEvent body = random.Next(20) switch
        {
            < 11 => Recorded(random, id),
            < 13 => new StatementCorroborated(SomeEvidence(random)),
            13 => new StatementEvidenceWithdrawn(random.Of(evidence), Reason),
            < 17 => Corrected(Recorded(random, id)),
            17 => new StatementRetracted(Reason),
            _ => new StatementReinstated(Reason),
        };
        return (StreamId.Of(id), body);
    }

    /// <summary>The actors stand on two sides, and ties across are rare: where everybody spoke for everybody, nothing would count.</summary>
    private static ActorId OfItsSide(Random random, ActorId actor)
    {
        var side = Actors.Where((_, i) => i % 2 == Actors.IndexOf(actor) % 2).ToArray();
        return random.Next(6) == 0 ? random.Of(Actors) : random.Of(side);
    }

    private static ActorIntroduced Introduction(ActorId actor) => new(actor, actor.Value, ActorKind.Organization);

    private static DocumentRegistered Registration(DocumentId document, Random random) => new()
    {
        Document = document,
        Publisher = "Publisher",
        Published = new Published(First, First, DateBasis.Stated),
        Reliability = random.Of(Enum.GetValues<Reliability>()),
    };

    private static StatementRecorded Recorded(Random random, StatementId id)
    {
        ActorId[] targets = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Of(Actors)).Distinct()];
        var earliest = random.Day();
        return new StatementRecorded
        {
            Statement = id,
            Speaker = random.Of(Actors),
            Capacity = random.Next(4) == 0 ? Capacity.Personal : Capacity.Official,
            Targets = targets,
            InferredTargets = random.Next(4) == 0 ? [targets[0]] : [],
            Act = new Act(Act.Cameo, ActCode.Of(random.Of(Acts))),
            Modality = random.Of(Enum.GetValues<Modality>()),
            SaidOn = new SaidOn(earliest, earliest.AddDays(random.Next(4)), DateBasis.Stated),
            Claims = [.. Claims.Where(_ => random.Next(3) == 0).Select(claim => new ClaimStand(claim, random.Of(Enum.GetValues<ClaimPosition>())))],
            Paraphrase = $"Paraphrase {random.Next(100)}.",
            Evidence = SomeEvidence(random),
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

    private static Domain.Statements.Evidence SomeEvidence(Random random) => new(random.Of(Documents), random.Next(1, 7));

    private static DateOnly Day(this Random random) => First.AddDays(random.Next(Days));

    private static DateOnly? Maybe(this Random random, DateOnly day) => random.Next(3) == 0 ? null : day;

    /// <summary>One of these; where there is none, the default, which no decision accepts.</summary>
    private static T Of<T>(this Random random, IReadOnlyList<T> items) => items.Count == 0 ? default! : items[random.Next(items.Count)];
}
