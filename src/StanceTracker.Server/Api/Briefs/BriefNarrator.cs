using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Api.Stances;

namespace StanceTracker.Server.Api.Briefs;

/// <summary>Finds the statements that explain stances and changes, and what was corrected.</summary>
internal sealed class BriefNarrator(PairQueries pairs, LedgerReader ledger)
{
    /// <summary>Events that give a reason take back, correct, rate, end or merge something.</summary>
    private static readonly string[] Corrections = [.. EventRegistry.Standard.All.Where(type => type.Body.IsAssignableTo(typeof(IReasoned))).Select(type => type.StoredName)];

    /// <summary>Pairs with the statement that speaks most for where they stand or, where that has faded, for where they last stood.</summary>
    public async Task<IReadOnlyList<BriefPair>> StancesAsync(IEnumerable<Compared> compared, StanceQuestion question, LedgerPosition knownAt, CancellationToken cancel)
    {
        var asked = compared.ToArray();
        var counting = await pairs.CountingAsync([.. asked.Select(pair => pair.Pair)], knownAt, cancel);
        return await TellAsync([.. asked.Select(pair => (pair, Explain(counting[pair.Pair], pair.To.LastKnown?.AsOf ?? question.AsOf, question.Settings).MostTelling(), (Part<StatementId>?)null))], knownAt, cancel);
    }

    /// <summary>Changes with the statement that has the largest part in each; of those that one statement explains only the first is told.</summary>
    public async Task<IReadOnlyList<BriefPair>> MovesAsync(
        IEnumerable<Compared> compared, int most, (StanceQuestion Question, LedgerPosition KnownAt) from, (StanceQuestion Question, LedgerPosition KnownAt) to, CancellationToken cancel)
    {
        var told = new List<(Compared, Contribution<StatementId>?, Part<StatementId>?)>();
        var explained = new HashSet<StatementId>();
        foreach (var some in compared.Chunk(most))
        {
            var ids = some.Select(pair => pair.Pair).ToArray();
            var second = await pairs.CountingAsync(ids, to.KnownAt, cancel);
            var first = from.KnownAt == to.KnownAt ? second : await pairs.CountingAsync(ids, from.KnownAt, cancel);
            foreach (var pair in some)
            {
                var part = Difference.Between(
                    Explain(first[pair.Pair], from.Question.AsOf, from.Question.Settings), Explain(second[pair.Pair], to.Question.AsOf, to.Question.Settings)).MostTelling();
                if (part is null || explained.Add(part.Statement)) told.Add((pair, null, part));
            }

            if (told.Count >= most) break;
        }

        return await TellAsync([.. told.Take(most)], to.KnownAt, cancel);
    }

    /// <summary>What was taken back, corrected, rated, ended or merged between two positions, newest first.</summary>
    public async Task<IReadOnlyList<BriefCorrection>> CorrectionsAsync(LedgerPosition after, LedgerPosition upTo, int most, CancellationToken cancel)
    {
        var entries = await ledger.NewestAsync(Corrections, after, upTo, most, cancel);
        var events = entries.Select(entry => entry.Typed()).ToArray();
        var states = await ledger.FoldAsync([.. events.Select(e => e.Stream).Distinct()], upTo, cancel);
        return [.. events.Zip(entries, (e, entry) => new BriefCorrection(
            entry.Position, entry.Type, entry.Stream, Subject(states[e.Stream].State), ((IReasoned)e.Body).Reason, entry.RecordedAt, entry.RecordedBy))];
    }

    private static string? Subject(StreamState state) => state switch
    {
        StatementState statement => statement.Content?.Paraphrase,
        ActorState actor => actor.Introduced?.Name,
        DocumentState document => document.Description?.Title ?? document.Description?.Publisher,
        ClaimState claim => claim.Proposition,
        _ => null,
    };

    private static Explanation<StatementId> Explain(IEnumerable<CountingStatement> counting, DateOnly asOf, StanceSettings settings) =>
        Discounted.Explain(counting.Select(c => (c.Statement, c.Observation)), asOf, settings);

    /// <summary>Pairs with their statements, as these and their documents were known at a position; or, of what was taken back since, before that.</summary>
    private async Task<IReadOnlyList<BriefPair>> TellAsync(
        IReadOnlyList<(Compared Pair, Contribution<StatementId>? Share, Part<StatementId>? Part)> told, LedgerPosition knownAt, CancellationToken cancel)
    {
        var cited = told.Select(t => t.Share?.Statement ?? t.Part?.Statement).OfType<StatementId>().Distinct().Select(StreamId.Of).ToArray();
        var statements = await ledger.FoldAsync(cited, knownAt, cancel);
        var rested = statements.Values.SelectMany(statement => ((StatementState)statement.State).StandingEvidence).Select(evidence => StreamId.Of(evidence.Document)).Distinct();
        var documents = await ledger.FoldAsync([.. rested], knownAt, cancel);
        return [.. told.Select(t => t.Pair.Told(
            t.Share is { } share ? Of(share.Statement, share.Observation.Day, share.Share, null)
            : t.Part is { } part ? Of(part.Statement, (part.To ?? part.From)!.Observation.Day, part.Share, part.Change)
            : null))];

        BriefStatement Of(StatementId id, DateOnly day, double share, Change? change)
        {
            var statement = (StatementState)statements[StreamId.Of(id)].State;
            return new BriefStatement(
                id, day, statement.Content!.Speaker, statement.Content.Act.Code, statement.Content.Paraphrase, share, change,
                [.. statement.StandingEvidence.Select(evidence => evidence.Document).Distinct().Select(document => (document, (DocumentState)documents[StreamId.Of(document)].State))
                    .Where(document => !document.Item2.Withdrawn)
                    .Select(document => new BriefDocument(document.document, document.Item2.Description!.Title, document.Item2.Description.Publisher))]);
        }
    }
}
