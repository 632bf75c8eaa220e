using StanceTracker.Domain.Events;

namespace StanceTracker.Ledger.Appending;

/// <summary>A request waiting for its outcome. The caller serializes the bodies, not the single writer under its lock.</summary>
/// <param name="Request">The request.</param>
/// <param name="Bodies">The JSON of its events, write after write.</param>
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
/// <param name="Versions">The versions of the streams involved; streams that do not exist are missing.</param>
/// <param name="StoredResponses">The stored responses to the keys involved.</param>
internal sealed record StoreSnapshot(
    LedgerPosition Newest,
    DateTimeOffset NewestAt,
    DateTimeOffset Now,
    Dictionary<StreamId, long> Versions,
    Dictionary<string, StoredResponse> StoredResponses);

/// <summary>The response to an earlier request with a key.</summary>
internal sealed record StoredResponse(byte[] Request, IReadOnlyList<StreamWritten> Writes)
{
    /// <summary>The outcome of another request with the key: a replay if the content is the same, else a conflict.</summary>
    public AppendOutcome ToOutcome(IdempotencyKey key) =>
        Request.AsSpan().SequenceEqual(key.Request.Span)
            ? new AppendOutcome.Appended(Writes, Replayed: true)
            : new AppendOutcome.IdempotencyConflict(key.Value);
}

/// <summary>
/// Assigns consecutive positions to the requests of a batch, and rejects those with a key conflict or a version conflict. Pure.
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

    /// <summary>The outcome of each request once the batch is committed.</summary>
    public IReadOnlyList<(PendingAppend Pending, AppendOutcome Outcome)> Outcomes => _outcomes;

    /// <summary>The events to write, in order of position.</summary>
    public IReadOnlyList<RecordedEvent> Events => _events;

    /// <summary>Their JSON.</summary>
    public IReadOnlyList<string> Bodies => _bodies;

    /// <summary>The keys to store.</summary>
    public IReadOnlyList<(IdempotencyKey Key, IReadOnlyList<StreamWritten> Writes)> Keys => _keys;

    /// <summary>When the batch is recorded: by the database's clock, but never before the newest event.</summary>
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
