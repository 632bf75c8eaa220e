using Npgsql;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Claims;
using StanceTracker.Projections.Documents;
using StanceTracker.Projections.Evidence;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Speakers;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Projections.Folding;

/// <summary>All projections of the schema <c>read</c>, folded in the appending transaction: load what the batch needs, fold it in memory, write what changed.</summary>
/// <param name="mostSummed">How many rows of evidence a batch may touch for its sums to be brought up to date in its own transaction; beyond that, the pairs concerned are marked stale.</param>
public sealed class ReadSide(int mostSummed = PairDayTable.MostSummed) : IInlineProjections
{
    private SpeaksFor? _speaksFor;

    /// <inheritdoc/>
    public void Forget() => _speaksFor = null;

    /// <inheritdoc/>
    public async Task FoldAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, NpgsqlBatch writes, CancellationToken cancel)
    {
        var fold = await LoadAsync(connection, events, cancel);
        foreach (var e in events) fold.Take(e);

        ActorTable.Write(writes, fold);
        DocumentTable.Write(writes, fold);
        ClaimTable.Write(writes, fold);
        ClaimStandTable.Write(writes, fold.ClaimStands);
        StatementTable.Write(writes, fold);
        LikenessTable.Write(writes, fold);
        SpeaksForTable.Write(writes, fold.Spokesmen);
        EvidenceTable.Write(writes, fold.Evidence);
        PairDayTable.Write(writes, fold, await EvidenceTable.CountAsync(connection, fold.Reattributed, mostSummed + 1, cancel), mostSummed);
        _speaksFor = fold.SpeaksFor;
    }

    private async Task<BatchFold> LoadAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, CancellationToken cancel)
    {
        _speaksFor ??= await ActorTable.LoadTiesAsync(connection, cancel);

        // Streams that go on: those of the batch that did not begin in it.
        var begun = events.Where(e => e.Version == 1).Select(e => e.Stream).ToHashSet();
        var streams = events.Select(e => e.Stream).Where(stream => !begun.Contains(stream)).ToHashSet();
        var reweighed = events.Where(e => e.Body is DocumentRated or DocumentWithdrawn or DocumentReinstated && !begun.Contains(e.Stream)).Select(e => DocumentId.Of(e.Stream.Slug));
        foreach (var citing in await StatementTable.CitingAsync(connection, [.. reweighed.Distinct()], cancel))
        {
            if (!begun.Contains(StreamId.Of(citing))) streams.Add(StreamId.Of(citing));
        }

        var states = new Dictionary<StreamId, StreamState>();
        await AddAsync(connection, streams, states, cancel);

        // And the documents that the evidence of the batch's statements rests on.
        var cited = states.Values.OfType<StatementState>().SelectMany(statement => statement.Evidence.Values)
            .Concat(events.Select(e => e.Body).OfType<StatementRecorded>().Select(body => body.Evidence))
            .Concat(events.Select(e => e.Body).OfType<StatementCorroborated>().Select(body => body.Evidence))
            .Select(evidence => StreamId.Of(evidence.Document));
        await AddAsync(connection, cited.Where(stream => !begun.Contains(stream)).ToHashSet(), states, cancel);

        var fold = new BatchFold(_speaksFor, states);
        await EvidenceTable.LoadAsync(connection, fold, cancel);
        await ClaimStandTable.LoadAsync(connection, fold, cancel);
        await SpeaksForTable.LoadAsync(connection, fold, events, cancel);
        return fold;
    }

    private static async Task AddAsync(NpgsqlConnection connection, HashSet<StreamId> streams, Dictionary<StreamId, StreamState> states, CancellationToken cancel)
    {
        streams.ExceptWith(states.Keys);
        foreach (var (stream, (state, _)) in await LedgerReader.FoldAsync(connection, streams, upTo: null, cancel)) states[stream] = state;
    }
}
