using StanceTracker.Domain.Events;

namespace StanceTracker.Ledger.Appending;

/// <summary>
/// A request that waits for its outcome. Its bodies are made into JSON by whoever asks, not by the one writer under its lock.
/// </summary>
/// <param name="Request">The request.</param>
/// <param name="Bodies">The bodies of its events, write after write, as they are stored.</param>
internal sealed record PendingAppend(AppendRequest Request, IReadOnlyList<string> Bodies)
{
    private readonly TaskCompletionSource<AppendOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<AppendOutcome> Completion => _completion.Task;

    public void Resolve(AppendOutcome outcome) => _completion.TrySetResult(outcome);

    public void Fail(Exception e) => _completion.TrySetException(e);
}

/// <summary>What the ledger held when the writer took its lock.</summary>
/// <param name="Newest">The newest position.</param>
/// <param name="NewestAt">When it was recorded.</param>
/// <param name="Now">The database's clock.</param>
/// <param name="Versions">The versions of the streams concerned; a stream that does not exist is left out.</param>
/// <param name="StoredResponses">The requests already answered under the keys concerned.</param>
internal sealed record StoreSnapshot(
    LedgerPosition Newest,
    DateTimeOffset NewestAt,
    DateTimeOffset Now,
    Dictionary<StreamId, long> Versions,
    Dictionary<string, StoredResponse> StoredResponses);

/// <summary>An earlier request under a key.</summary>
internal sealed record StoredResponse(byte[] Request, IReadOnlyList<StreamWritten> Writes)
{
    /// <summary>How a request of that key is answered: as the first time if it asks the same, else not at all.</summary>
    public AppendOutcome ToOutcome(IdempotencyKey key) =>
        Request.AsSpan().SequenceEqual(key.Request.Span)
            ? new AppendOutcome.Appended(Writes, Replayed: true)
            : new AppendOutcome.IdempotencyConflict(key.Value);
}

/// <summary>
/// Numbers the requests of a batch: refuses those whose key or expected version does not hold, they alone, and gives the rest consecutive
/// positions. Pure, so that it can be told in tests.
/// </summary>
internal sealed class Batch
{
    private readonly List<(PendingAppend Pending, AppendOutcome Outcome)> _outcomes = [];
    private readonly List<RecordedEvent> _events = [];
    private readonly List<string> _bodies = [];
    private readonly List<(IdempotencyKey Key, IReadOnlyList<StreamWritten> Writes)> _keys = [];

    private Batch()
    {
    }

    /// <summary>What each request comes to once the batch is committed.</summary>
    public IReadOnlyList<(PendingAppend Pending, AppendOutcome Outcome)> Outcomes => _outcomes;

    /// <summary>The events to write, in order of position.</summary>
    public IReadOnlyList<RecordedEvent> Events => _events;

    /// <summary>Their bodies, as they are stored.</summary>
    public IReadOnlyList<string> Bodies => _bodies;

    /// <summary>The keys to remember.</summary>
    public IReadOnlyList<(IdempotencyKey Key, IReadOnlyList<StreamWritten> Writes)> Keys => _keys;

    /// <summary>When the batch is recorded: by the database's clock, never before what is there already.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    public static Batch Assign(IReadOnlyList<PendingAppend> requests, StoreSnapshot snapshot)
    {
        var batch = new Batch { RecordedAt = snapshot.Now > snapshot.NewestAt ? snapshot.Now : snapshot.NewestAt };
        foreach (var pending in requests) batch._outcomes.Add((pending, batch.Take(pending, snapshot)));
        return batch;
    }

    private AppendOutcome Take(PendingAppend pending, StoreSnapshot snapshot)
    {
        var request = pending.Request;
        if (request.Key is { } key && snapshot.StoredResponses.TryGetValue(key.Value, out var before)) return before.ToOutcome(key);

        foreach (var (stream, expected) in request.Writes.Select(w => (w.Stream, w.Expected))
            .Concat(request.Preconditions.Select(h => (h.Stream, h.Expected))))
        {
            var actual = snapshot.Versions.GetValueOrDefault(stream);
            if (actual != expected.Value) return new AppendOutcome.VersionConflict(stream, expected, new ExpectedVersion(actual));
        }

        _bodies.AddRange(pending.Bodies);
        var written = request.Writes.Select(write => Write(write, request.Author, snapshot)).ToArray();
        if (request.Key is { } newKey)
        {
            _keys.Add((newKey, written));
            snapshot.StoredResponses.Add(newKey.Value, new StoredResponse(newKey.Request.ToArray(), written));
        }

        return new AppendOutcome.Appended(written);
    }

    private StreamWritten Write(StreamWrite write, Authorship author, StoreSnapshot snapshot)
    {
        var version = snapshot.Versions.GetValueOrDefault(write.Stream);
        foreach (var body in write.Events)
        {
            var position = new LedgerPosition(snapshot.Newest.Value + _events.Count + 1);
            _events.Add(new RecordedEvent(position, write.Stream, ++version, body, RecordedAt, author));
        }

        snapshot.Versions[write.Stream] = version;
        return new StreamWritten(write.Stream, version, _events[^1].Position);
    }
}
