using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Stances;
using StanceTracker.Server.Statements;

namespace StanceTracker.Server.Briefs;

/// <summary>Finds the statements that explain stances and changes, and what was corrected.</summary>
internal sealed class BriefNarrator(PairQueries pairs, LedgerReader ledger)
{
    /// <summary>The maximum number of positions searched for corrections, the newest ones: the ledger has no index by type.</summary>
    private const int MaxScanned = 200_000;

    /// <summary>Retractions, corrections, ratings, endings and merges: the events that state a reason.</summary>
    private static readonly string[] Corrections =
        [.. EventRegistry.Standard.All.Where(type => type.Body.IsAssignableTo(typeof(IReasoned))).Select(type => type.StoredName)];

    /// <summary>The pairs with the statement that most supports their stance or, if it has faded, their last known stance.</summary>
    public async Task<IReadOnlyDictionary<PairId, BriefPair>> StancesAsync(
        IReadOnlyCollection<ComparedPair> compared, StanceQuery question, LedgerPosition knownAt, CancellationToken cancel)
    {
        var counting = await pairs.CountingAsync([.. compared.Select(pair => pair.Pair)], knownAt, cancel);
        var reasons =
            compared.Select(
                pair =>
                    (
                        pair,
                        MainReason.From(
                            (question with { AsOf = pair.To.LastKnown?.AsOf ?? question.AsOf }).Explain(counting[pair.Pair])
                                .MostTelling())));
        return (await DescribeAsync([.. reasons], knownAt, cancel)).ToDictionary(pair => new PairId(pair.Holder, pair.Target));
    }

    /// <summary>
    /// The changes with the statement that has the largest share in each. A statement explains only the first of its changes.
    /// </summary>
    public async Task<IReadOnlyList<BriefPair>> MovesAsync(
        IEnumerable<ComparedPair> compared,
        int max,
        (StanceQuery Question, LedgerPosition KnownAt) from,
        (StanceQuery Question, LedgerPosition KnownAt) to,
        CancellationToken cancel)
    {
        var moves = new List<(ComparedPair, MainReason?)>();
        var explained = new HashSet<StatementId>();
        foreach (var some in compared.Chunk(max))
        {
            var ids = some.Select(pair => pair.Pair).ToArray();
            var second = await pairs.CountingAsync(ids, to.KnownAt, cancel);
            var first = from.KnownAt == to.KnownAt ? second : await pairs.CountingAsync(ids, from.KnownAt, cancel);
            foreach (var pair in some)
            {
                var reason =
                    MainReason.From(
                        Difference.Between(from.Question.Explain(first[pair.Pair]), to.Question.Explain(second[pair.Pair])).MostTelling());
                if (reason is null || explained.Add(reason.Statement)) moves.Add((pair, reason));
            }

            if (moves.Count >= max) break;
        }

        return await DescribeAsync([.. moves.Take(max)], to.KnownAt, cancel);
    }

    /// <summary>The retractions, corrections, ratings, endings and merges between two positions, newest first.</summary>
    public async Task<IReadOnlyList<BriefCorrection>> CorrectionsAsync(
        LedgerPosition after, LedgerPosition upTo, int max, CancellationToken cancel)
    {
        var filter = new LedgerFilter(Math.Max(after.Value, upTo.Value - MaxScanned), upTo.Value, Types: Corrections);
        var entries = await ledger.ReadAsync(filter, max, LedgerOrder.Desc, cancel).ToListAsync(cancel);
        var events = entries.Select(entry => entry.Typed()).ToArray();
        var states = await ledger.FoldAsync([.. events.Select(e => e.Stream).Distinct()], upTo, cancel);
        return [.. events.Zip(entries, (e, entry) => new BriefCorrection(
            entry.Position,
            entry.Type,
            entry.Stream,
            Subject(states[e.Stream].State),
            ((IReasoned)e.Body).Reason,
            entry.RecordedAt,
            entry.RecordedBy))];
    }

    private static string? Subject(StreamState state) => state switch
    {
        StatementState statement => statement.Content?.Paraphrase,
        ActorState actor => actor.Introduced?.Name,
        DocumentState document => document.Description?.Title ?? document.Description?.Publisher,
        ClaimState claim => claim.Proposition,
        _ => null,
    };

    private async Task<IReadOnlyList<BriefPair>> DescribeAsync(
        IReadOnlyList<(ComparedPair Pair, MainReason? Reason)> compared, LedgerPosition knownAt, CancellationToken cancel)
    {
        var cited =
            await CitedStatements.ReadAsync(compared.Select(t => t.Reason?.Statement).OfType<StatementId>(), knownAt, ledger, cancel);
        return [.. compared.Select(t => t.Pair.ExplainedBy(t.Reason is { } reason ? Of(reason) : null))];

        BriefStatement Of(MainReason reason)
        {
            var statement = cited.Statements[reason.Statement];
            return new BriefStatement(
                reason.Statement,
                reason.Day,
                statement.Content!.Speaker,
                statement.Content.Act.Code,
                statement.Content.Paraphrase,
                reason.Share,
                reason.Change,
                [.. cited.DocumentsOf(statement).Select(id => BriefDocument.From(id, cited.Document(id).Description!))]);
        }
    }

    /// <summary>A statement's share of a stance or of a difference.</summary>
    private sealed record MainReason(StatementId Statement, DateOnly Day, double Share, ContributionChange? Change)
    {
        public static MainReason? From(Contribution<StatementId>? share) =>
            share is null ? null : new(share.Statement, share.Observation.Day, share.Share, null);

        public static MainReason? From(DifferencePart<StatementId>? part) =>
            part is null ? null : new(part.Statement, (part.To ?? part.From)!.Observation.Day, part.Share, part.Change);
    }
}
