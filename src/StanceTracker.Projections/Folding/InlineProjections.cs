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

/// <summary>All projections of the schema <c>read</c>, folded in the appending transaction: load what the batch needs, fold it in memory, write what changed.</summary>
/// <param name="maxSummed">How many rows of evidence a batch may touch for its sums to be brought up to date in its own transaction; beyond that, the pairs concerned are marked stale.</param>
public sealed class InlineProjections(int maxSummed = PairDayTable.MaxSummed) : IInlineProjections
{
    /// <summary>How many documents are kept in mind. Those that statements rest on were mostly registered, or rested on, a moment before.</summary>
    private const int MaxDocuments = 20_000;

    /// <summary>How many events of others are caught up with; behind more, it is cheaper to begin anew.</summary>
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
        var moved = await LedgerReader.StreamsWithinAsync(connection, after, upTo, cancel);
        foreach (var stream in moved) _documents.Remove(stream);
        var actors = moved.Where(stream => stream.Kind == StreamKind.Actor).Select(stream => ActorId.Parse(stream.Slug)).ToArray();
        if (actors.Length == 0) return;
        foreach (var (actor, state) in await ActorTable.TiesAsync(connection, actors, cancel)) _speaksFor = _speaksFor.With(actor, state);
    }

    /// <inheritdoc/>
    public async Task<InlineFold> LoadAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, bool bulk, CancellationToken cancel)
    {
        var states = new Dictionary<StreamId, StreamState>();
        var fold = await LoadAsync(connection, events, states, cancel);

        // How much there is to sum is known once it is folded. Of a load nothing is summed, so its fold may wait until its events are being written.
        if (!bulk) Take();
        var reattributed = bulk ? 0 : await EvidenceTable.CountAsync(connection, fold.Reattributed, maxSummed + 1, cancel);
        return writes =>
        {
            if (bulk) Take();
            Write(writes, fold, bulk ? 0 : maxSummed, reattributed);
            _speaksFor = fold.SpeaksFor;
            Cache(states);
        };

        void Take()
        {
            foreach (var e in events) fold.Apply(e);
        }
    }

    /// <summary>Writes what a batch changed, table after table; for the sums see <see cref="PairDayTable.Write"/>.</summary>
    internal static void Write(NpgsqlBatch writes, ProjectionBatch fold, int maxSummed, long reattributed)
    {
        foreach (var table in ReadSchema.FoldedTables) table.Write(writes, fold);
        PairDayTable.Write(writes, fold, maxSummed, reattributed);
    }

    private async Task<ProjectionBatch> LoadAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, Dictionary<StreamId, StreamState> states, CancellationToken cancel)
    {
        _speaksFor ??= SpeaksFor.Among(await ActorTable.TiesAsync(connection, actors: null, cancel));

        // Streams that go on: those of the batch that did not begin in it.
        var begun = events.Where(e => e.Version == 1).Select(e => e.Stream).ToHashSet();
        var streams = events.Select(e => e.Stream).Where(stream => !begun.Contains(stream)).ToHashSet();
        var reweighed = events.Where(e => e.Body is DocumentRated or DocumentWithdrawn or DocumentReinstated && !begun.Contains(e.Stream)).Select(e => DocumentId.Parse(e.Stream.Slug));
        foreach (var citing in await StatementTable.CitingAsync(connection, [.. reweighed.Distinct()], cancel))
        {
            if (!begun.Contains(StreamId.From(citing))) streams.Add(StreamId.From(citing));
        }

        await AddAsync(connection, streams, states, cancel);

        // And the documents that the evidence of the batch's statements rests on.
        var cited = states.Values.OfType<StatementState>().SelectMany(statement => statement.Evidence.Values)
            .Concat(events.Select(e => e.Body).OfType<StatementRecorded>().Select(body => body.Evidence))
            .Concat(events.Select(e => e.Body).OfType<StatementCorroborated>().Select(body => body.Evidence))
            .Select(evidence => StreamId.From(evidence.Document));
        await AddAsync(connection, cited.Where(stream => !begun.Contains(stream)).ToHashSet(), states, cancel);

        return new ProjectionBatch(_speaksFor, states);
    }

    private async Task AddAsync(NpgsqlConnection connection, HashSet<StreamId> streams, Dictionary<StreamId, StreamState> states, CancellationToken cancel)
    {
        streams.ExceptWith(states.Keys);
        foreach (var stream in streams)
        {
            if (_documents.TryGetValue(stream, out var known)) states[stream] = known;
        }

        streams.ExceptWith(states.Keys);
        foreach (var (stream, (state, _)) in await LedgerReader.FoldAsync(connection, streams, cancel)) states[stream] = state;
    }

    /// <summary>The documents as the batch leaves them. They are forgotten if it does not come about.</summary>
    private void Cache(Dictionary<StreamId, StreamState> states)
    {
        if (_documents.Count > MaxDocuments) _documents.Clear();
        foreach (var (stream, state) in states.Where(known => known.Key.Kind == StreamKind.Document)) _documents[stream] = state;
    }
}
