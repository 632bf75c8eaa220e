using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Evidence;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Projections.Folding;

/// <summary>
/// Updates all projections in the appending transaction: loads what a batch needs, folds it in memory, writes what changed.
/// </summary>
/// <param name="maxSummed">
/// The number of rows of evidence that a batch may touch for its sums to be updated in its transaction; beyond that, the pairs are marked
/// stale.
/// </param>
public sealed class InlineProjections(int maxSummed = PairDayTable.MaxSummed) : IInlineProjections
{
    /// <summary>
    /// The maximum number of documents cached. Statements mostly cite documents that were registered or cited a moment before.
    /// </summary>
    private const int MaxDocuments = 20_000;

    /// <summary>The maximum number of other processes' events to catch up with; beyond that, starting over is cheaper.</summary>
    private const int MaxCaughtUp = 20_000;

    private readonly Dictionary<StreamId, StreamState> _documents = [];
    private SpeaksFor? _speaksFor;

    /// <inheritdoc/>
    public void Invalidate()
    {
        _speaksFor = null;
        _documents.Clear();
    }

    /// <inheritdoc/>
    public async Task CatchUpAsync(NpgsqlConnection connection, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel)
    {
        if (upTo.Value - after.Value > MaxCaughtUp) Invalidate();
        if (_speaksFor is null) return;
        var changed = await LedgerReader.StreamsWithinAsync(connection, after, upTo, cancel);
        foreach (var stream in changed) _documents.Remove(stream);
        var actors = changed.Where(stream => stream.Kind == StreamKind.Actor).Select(stream => ActorId.Parse(stream.Slug)).ToArray();
        if (actors.Length == 0) return;
        foreach (var (actor, state) in await ActorTable.TiesAsync(connection, actors, cancel)) _speaksFor = _speaksFor.With(actor, state);
    }

    /// <inheritdoc/>
    public async Task<InlineFold> LoadAsync(
        NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, bool bulk, CancellationToken cancel)
    {
        var states = new Dictionary<StreamId, StreamState>();
        var fold = await LoadAsync(connection, events, states, cancel);

        // The fold tells how much there is to sum. A bulk load sums nothing, so its fold can wait until its events are being written.
        if (!bulk) Apply();
        var reattributed = bulk ? 0 : await EvidenceTable.CountAsync(connection, fold.Reattributed, maxSummed + 1, cancel);
        return writes =>
        {
            if (bulk) Apply();
            Write(writes, fold, bulk ? 0 : maxSummed, reattributed);
            _speaksFor = fold.SpeaksFor;
            Cache(states);
        };

        void Apply()
        {
            foreach (var e in events) fold.Apply(e);
        }
    }

    /// <summary>Writes what a batch changed, table by table; for the sums see <see cref="PairDayTable.Write"/>.</summary>
    internal static void Write(NpgsqlBatch writes, ProjectionBatch fold, int maxSummed, long reattributed)
    {
        foreach (var table in ReadSchema.FoldedTables) table.Write(writes, fold);
        PairDayTable.Write(writes, fold, maxSummed, reattributed);
    }

    private async Task<ProjectionBatch> LoadAsync(
        NpgsqlConnection connection,
        IReadOnlyList<RecordedEvent> events,
        Dictionary<StreamId, StreamState> states,
        CancellationToken cancel)
    {
        _speaksFor ??= SpeaksFor.Among(await ActorTable.TiesAsync(connection, actors: null, cancel));

        // The streams that began before the batch.
        var begun = events.Where(e => e.Version == 1).Select(e => e.Stream).ToHashSet();
        var streams = events.Select(e => e.Stream).Where(stream => !begun.Contains(stream)).ToHashSet();
        var rated = events.Where(e => e.Body is DocumentRated or DocumentWithdrawn or DocumentReinstated && !begun.Contains(e.Stream))
            .Select(e => DocumentId.Parse(e.Stream.Slug));
        foreach (var citing in await StatementTable.CitingAsync(connection, [.. rated.Distinct()], cancel))
        {
            if (!begun.Contains(StreamId.From(citing))) streams.Add(StreamId.From(citing));
        }

        await AddAsync(connection, streams, states, cancel);

        // And the documents cited by the batch's statements.
        var cited = states.Values.OfType<StatementState>().SelectMany(statement => statement.Evidence.Values)
            .Concat(events.Select(e => e.Body).OfType<StatementRecorded>().Select(body => body.Evidence))
            .Concat(events.Select(e => e.Body).OfType<StatementCorroborated>().Select(body => body.Evidence))
            .Select(evidence => StreamId.From(evidence.Document));
        await AddAsync(connection, cited.Where(stream => !begun.Contains(stream)).ToHashSet(), states, cancel);

        return new ProjectionBatch(_speaksFor, states);
    }

    private async Task AddAsync(
        NpgsqlConnection connection, HashSet<StreamId> streams, Dictionary<StreamId, StreamState> states, CancellationToken cancel)
    {
        streams.ExceptWith(states.Keys);
        foreach (var stream in streams)
        {
            if (_documents.TryGetValue(stream, out var known)) states[stream] = known;
        }

        streams.ExceptWith(states.Keys);
        foreach (var (stream, (state, _)) in await LedgerReader.FoldAsync(connection, streams, cancel)) states[stream] = state;
    }

    /// <summary>Caches the documents as the batch leaves them. <see cref="Invalidate"/> drops them if it is not committed.</summary>
    private void Cache(Dictionary<StreamId, StreamState> states)
    {
        if (_documents.Count > MaxDocuments) _documents.Clear();
        foreach (var (stream, state) in states.Where(known => known.Key.Kind == StreamKind.Document)) _documents[stream] = state;
    }
}
