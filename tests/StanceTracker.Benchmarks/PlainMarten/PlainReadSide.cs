using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Pairs;
using StreamState = StanceTracker.Domain.Events.StreamState;

namespace StanceTracker.Benchmarks.PlainMarten;

/// <summary>
/// All tables of the schema <c>read</c> as a projection of Marten's: the same fold, whose commands are queued as operations of the session. What the fold needs
/// of the past is in memory from the first event on, which spares it the reading that the ledger's own does. It covers what is generated: affiliations that
/// change once there are statements, and documents that are withdrawn, are not among it.
/// </summary>
internal sealed class PlainReadSide : IProjection
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StreamId, StreamState> _states = [];
    private readonly Dictionary<DocumentId, HashSet<StreamId>> _citing = [];
    private SpeaksFor _speaksFor = SpeaksFor.None;

    /// <inheritdoc/>
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var recorded = events.Select(Recorded).ToArray();
        using var writes = new NpgsqlBatch();
        lock (_gate) Fold(recorded, writes);
        foreach (NpgsqlBatchCommand command in writes.BatchCommands) operations.QueueOperation(new QueuedCommand(command));
        return Task.CompletedTask;
    }

    private static RecordedEvent Recorded(IEvent e) =>
        StreamId.TryParse(e.StreamKey!, out var stream)
            ? new RecordedEvent(new LedgerPosition(e.Sequence), stream, e.Version, (LedgerEvent)e.Data, e.Timestamp, new Authorship(e.UserName ?? ""))
            : throw new InvalidDataException($"'{e.StreamKey}' is not a stream.");

    private void Fold(RecordedEvent[] events, NpgsqlBatch writes)
    {
        foreach (var e in events)
        {
            if (Cited(e.Body) is not { } document) continue;
            if (!_citing.TryGetValue(document, out var citing)) _citing[document] = citing = [];
            citing.Add(e.Stream);
        }

        var needed = Needed(events);
        var fold = new ProjectionBatch(_speaksFor, needed);
        foreach (var e in events) fold.Apply(e);
        InlineProjections.Write(writes, fold, PairDayTable.MaxSummed, reattributed: 0);
        _speaksFor = fold.SpeaksFor;
        foreach (var (stream, state) in needed) _states[stream] = state;
    }

    /// <summary>The streams that go on, the statements whose documents are rated, and the documents that all of these rest on, before the events.</summary>
    private Dictionary<StreamId, StreamState> Needed(RecordedEvent[] events)
    {
        var streams = events.Select(e => e.Stream).ToHashSet();
        foreach (var rated in events.Where(e => e.Body is DocumentRated)) streams.UnionWith(_citing.GetValueOrDefault(DocumentId.Parse(rated.Stream.Slug), []));
        foreach (var statement in streams.Select(stream => _states.GetValueOrDefault(stream)).OfType<StatementState>().ToArray())
            streams.UnionWith(statement.Evidence.Values.Select(evidence => StreamId.From(evidence.Document)));
        streams.UnionWith(events.Select(e => Cited(e.Body)).OfType<DocumentId>().Select(StreamId.From));
        return streams.Where(_states.ContainsKey).ToDictionary(stream => stream, stream => _states[stream]);
    }

    private static DocumentId? Cited(LedgerEvent body) => body switch
    {
        StatementRecorded recorded => recorded.Evidence.Document,
        StatementCorroborated corroborated => corroborated.Evidence.Document,
        _ => null,
    };
}
