using System.Data;
using System.Diagnostics;
using System.Text.Json;
using Marten;
using Marten.Events;
using Marten.Internal;
using Marten.Internal.Sessions;
using Microsoft.Extensions.Logging;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Store;

namespace StanceTracker.Ledger.Appending;

/// <summary>
/// The only append path. Concurrent requests are batched into one transaction under an advisory lock, which other processes share. So the
/// order of positions is the order of commits, positions have no gaps, and throughput grows with the load instead of the round trips.
/// </summary>
public sealed class LedgerWriter : IAsyncDisposable
{
    /// <summary>The advisory lock that a writer, in any process, holds until its transaction ends.</summary>
    public const long Lock = 0x5374616E6365; // "Stance"

    /// <summary>
    /// The limits of a transaction, in requests and events. Between its bounds, the number of events adapts to <see cref="LockTarget"/>.
    /// </summary>
    private const int MaxRequests = 2_000, MinEvents = 32, MaxEvents = 2_000;

    /// <summary>How long a full transaction should hold the lock: half of the permitted 100 ms.</summary>
    private static readonly TimeSpan LockTarget = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How long to wait for the callers answered by the last batch to send their next requests: a transaction for some of them would make
    /// the others wait twice.
    /// </summary>
    private static readonly TimeSpan BatchDelay = TimeSpan.FromMicroseconds(300);

    private readonly IDocumentStore _store;
    private readonly IDocumentSession _session;
    private readonly IInlineProjections _projections;
    private readonly ILogger<LedgerWriter> _log;
    private readonly FairQueue _queue = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private NpgsqlConnection? _connection;
    private long _lastPosition = -1;
    private int _maxEvents = 256;

    /// <summary>Starts the writer.</summary>
    /// <param name="store">The ledger, opened as the application's role.</param>
    /// <param name="projections">The projections folded in the appending transaction.</param>
    /// <param name="log">Logs batches that failed.</param>
    public LedgerWriter(IDocumentStore store, IInlineProjections projections, ILogger<LedgerWriter> log)
    {
        (_store, _projections, _log) = (store, projections, log);

        // Marten configures operations through a session; this one opens no connection.
        _session = store.LightweightSession();
        _loop = Task.Run(WriteAsync);
    }

    /// <summary>
    /// Appends a request atomically. When this returns <see cref="AppendOutcome.Appended"/>, it is durable and every later read contains
    /// it.
    /// </summary>
    /// <param name="request">What to append.</param>
    /// <param name="cancel">Stops waiting; the request may still be written.</param>
    /// <exception cref="LedgerUnavailableException">
    /// The database could not be reached, or was lost before it answered: the request may or may not be written.
    /// </exception>
    /// <exception cref="LedgerRefusedException">The database refused the content; nothing is written.</exception>
    public Task<AppendOutcome> AppendAsync(AppendRequest request, CancellationToken cancel = default)
    {
        if (request.Writes.Count == 0 || request.Writes.Any(write => write.Events.Count == 0))
            throw new ArgumentException("There is nothing to append.", nameof(request));
        if (request.Writes.DistinctBy(write => write.Stream).Count() != request.Writes.Count)
            throw new ArgumentException("A stream is written once in a request.", nameof(request));
        PendingAppend pending;
        try
        {
            var json = _store.Options.Serializer();
            pending = new PendingAppend(request, [.. request.Writes.SelectMany(write => write.Events).Select(json.ToJson)]);
        }
        catch (JsonException e)
        {
            return Task.FromException<AppendOutcome>(Explain(e));
        }

        if (!_queue.TryAdd(pending)) return Task.FromException<AppendOutcome>(new LedgerUnavailableException("The ledger is closing."));
        return WritePath.IsTraced ? TraceAsync(pending, cancel) : pending.Completion.WaitAsync(cancel);
    }

    private static async Task<AppendOutcome> TraceAsync(PendingAppend pending, CancellationToken cancel)
    {
        using var span = WritePath.Start("append");
        return await pending.Completion.WaitAsync(cancel);
    }

    /// <summary>Writes what is queued, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        if (await Task.WhenAny(_loop, Task.Delay(TimeSpan.FromSeconds(10))) != _loop) await _stop.CancelAsync();
        await _loop;
        await DropConnectionAsync();
        await _session.DisposeAsync();
        _stop.Dispose();
    }

    private async Task WriteAsync()
    {
        var waiting = new List<PendingAppend>();
        var answered = 0;
        try
        {
            while (await _queue.WaitAsync(_stop.Token))
            {
                await AwaitCallersAsync(answered);
                _queue.Take(waiting, MaxRequests, _maxEvents);
                await CommitOrFailAsync(waiting);
                answered = waiting.Count;
                waiting.Clear();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The remaining requests fail below.
        }
        finally
        {
            _queue.Close();
            while (_queue.Count > 0) _queue.Take(waiting, int.MaxValue, int.MaxValue);
            foreach (var pending in waiting) pending.Fail(new LedgerUnavailableException("The ledger stopped before this was written."));
        }
    }

    private async Task AwaitCallersAsync(int callers)
    {
        var begin = Stopwatch.GetTimestamp();
        while (_queue.Count < Math.Min(callers, MaxRequests) && Stopwatch.GetElapsedTime(begin) < BatchDelay) await Task.Yield();
    }

    /// <summary>
    /// Commits a batch. If the database refuses it, retries its requests one by one, so that only the offending one fails.
    /// </summary>
    private async Task CommitOrFailAsync(IReadOnlyList<PendingAppend> batch)
    {
        try
        {
            await CommitAsync(batch);
        }
        catch (Exception e)
        {
            _projections.Invalidate();
            _lastPosition = -1;
            if (IsLost(e)) await DropConnectionAsync();
            else await RollbackAsync();
            if (!IsLost(e) && batch.Count > 1)
            {
                foreach (var pending in batch) await CommitOrFailAsync([pending]);
                return;
            }

            _log.LogWarning(e, "A batch of {Count} requests was not written", batch.Count);
            foreach (var pending in batch) pending.Fail(Explain(e));
        }
    }

    private async Task CommitAsync(IReadOnlyList<PendingAppend> requests)
    {
        var (connection, snapshot) = await TakeLockAsync(requests);
        var locked = Stopwatch.GetTimestamp();
        await CatchUpAsync(connection, snapshot.Newest);
        var batch = Batch.Assign(requests, snapshot);
        if (batch.Events.Count == 0)
        {
            await RollbackAsync();
        }
        else
        {
            await WriteAsync(connection, batch, requests[0].Request.Bulk);
        }

        _lastPosition = snapshot.Newest.Value + batch.Events.Count;
        AdjustBatchSize(batch.Events.Count, Stopwatch.GetElapsedTime(locked));
        foreach (var (pending, outcome) in batch.Outcomes) pending.Resolve(outcome);
    }

    /// <summary>
    /// Writes and commits a batch. A small one goes in one round trip with its projections; the events of a load are written while they are
    /// being folded.
    /// </summary>
    private async Task WriteAsync(NpgsqlConnection connection, Batch batch, bool bulk)
    {
        var fold = await _projections.LoadAsync(connection, batch.Events, bulk, _stop.Token);
        var events = new OperationPage((IMartenSession)_session, [new LedgerAppend(batch, (EventGraph)_store.Options.Events)]).Compile();
        events.Connection = connection;
        AppendSql.AddKeys(events, batch);
        await using var first = events;
        if (!bulk)
        {
            fold(events);
            await CommitAsync(events);
            return;
        }

        await using var writes = new NpgsqlBatch(connection);
        var written = events.ExecuteNonQueryAsync(_stop.Token);
        try
        {
            fold(writes);
        }
        finally
        {
            await written;
        }

        await CommitAsync(writes);

        Task<int> CommitAsync(NpgsqlBatch last)
        {
            AppendSql.AddCommit(last, batch);
            return last.ExecuteNonQueryAsync(_stop.Token);
        }
    }

    private async Task CatchUpAsync(NpgsqlConnection connection, LedgerPosition newest)
    {
        if (newest.Value == _lastPosition) return;
        if (_lastPosition >= 0 && newest.Value > _lastPosition)
            await _projections.CatchUpAsync(connection, new LedgerPosition(_lastPosition), newest, _stop.Token);
        else _projections.Invalidate();
    }

    /// <summary>
    /// The connection is kept between batches, and may have been broken by a restart of the database. Nothing has been written when that
    /// shows here, so this retries once on a new connection.
    /// </summary>
    private async Task<(NpgsqlConnection Connection, StoreSnapshot Standing)> TakeLockAsync(IReadOnlyList<PendingAppend> requests)
    {
        if (_connection is { } kept)
        {
            try
            {
                return (kept, await AppendSql.TakeLockAsync(kept, requests, _stop.Token));
            }
            catch (NpgsqlException) when (kept.State != ConnectionState.Open)
            {
                await DropConnectionAsync();
            }
        }

        _connection = await AppendSql.OpenAsync(_store.DataSource(), _stop.Token);
        return (_connection, await AppendSql.TakeLockAsync(_connection, requests, _stop.Token));
    }

    /// <summary>Adapts the size of transactions to how long this one held the lock: shrinks at once, grows slowly.</summary>
    private void AdjustBatchSize(int events, TimeSpan held)
    {
        if (held > LockTarget && events > MinEvents) _maxEvents = Math.Clamp((int)(events * (LockTarget / held)), MinEvents, _maxEvents);
        else if (held <= LockTarget && events >= _maxEvents) _maxEvents = Math.Min(_maxEvents + (_maxEvents / 4), MaxEvents);
    }

    private async Task RollbackAsync()
    {
        try
        {
            if (_connection is null) return;
            await using var rollback = new NpgsqlCommand("rollback", _connection);
            await rollback.ExecuteNonQueryAsync(_stop.Token);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            await DropConnectionAsync();
        }
    }

    /// <summary>Closes the connection, whatever its state, so that its transaction and lock end on the server.</summary>
    private async Task DropConnectionAsync()
    {
        if (_connection is null) return;
        NpgsqlConnection.ClearPool(_connection);
        await _connection.DisposeAsync();
        _connection = null;
    }

    /// <summary>
    /// Whether the database failed, rather than this batch. Errors in the content have SQLSTATE class 22 (data), 23 (integrity) or 54
    /// (limits).
    /// </summary>
    private static bool IsLost(Exception e) => e is OperationCanceledException or IOException or TimeoutException
        || (e is NpgsqlException && e is not PostgresException { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] });

    private static Exception Explain(Exception e) => IsLost(e)
        ? new LedgerUnavailableException(
            "The ledger could not be reached, or was lost before it answered; this may have been written or not.", e)
        : new LedgerRefusedException($"The ledger refused this: {(e as PostgresException)?.MessageText ?? e.Message}", e);
}
