using System.Runtime.CompilerServices;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Feed;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Ledger;

/// <summary>Which events a subscriber receives. An event must match all that is set.</summary>
/// <param name="Stream">The stream; null is any.</param>
/// <param name="Type">The stored type name; null is any.</param>
/// <param name="Scopes">The event must affect each of these (<see cref="AffectedPairs"/>).</param>
internal sealed record LiveFilter(string? Stream, string? Type, IReadOnlyList<WatchScope> Scopes);

/// <summary>The next events for a subscriber, in order.</summary>
/// <param name="Events">The matching events; may be empty.</param>
/// <param name="UpTo">The position up to which the subscriber has received everything.</param>
internal sealed record LiveSlice(IReadOnlyList<LedgerEntry> Events, LedgerPosition UpTo);

/// <summary>
/// New events of the ledger. Each subscriber reads the ledger from its own position in bounded slices, and gets the next slice after taking
/// the last. So even if notifications are lost, no event is lost, repeated or out of order, and a slow subscriber delays nobody and uses no
/// memory. An idle ledger causes no queries.
/// </summary>
internal sealed class LiveEvents(LedgerFeed feed, LedgerReader ledger, AffectedPairs affected, ILogger<LiveEvents> log) : IDisposable
{
    /// <summary>
    /// Events per slice, positions searched per query, and subscribers that may query the database concurrently: the other connections are
    /// for other requests.
    /// </summary>
    private const int MaxEvents = 256, MaxPositions = 10_000, MaxReaders = 8;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _readers = new(MaxReaders);
    private readonly Lock _sharing = new();
    private ((LedgerPosition, LedgerPosition, string?, string?) Asked, Task<IReadOnlyList<LedgerEntry>> Events)? _last;

    /// <summary>The slices after a position, without end. Waits while the database is unavailable.</summary>
    public async IAsyncEnumerable<LiveSlice> FollowAsync(
        LiveFilter filter, LedgerPosition after, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var head = await feed.CatchUpAsync(after, cancel);
            var upTo = new LedgerPosition(Math.Min(head.Value, after.Value + MaxPositions));
            if (filter.Scopes.Count == 0)
            {
                var events = await QueryAsync(() => SharedAsync(after, upTo, filter.Stream, filter.Type), cancel);
                after = events.Count < MaxEvents ? upTo : new LedgerPosition(events[^1].Position);
                yield return new LiveSlice(events, after);
                continue;
            }

            var positions = await QueryAsync(() => ReadAsync(() => PositionsAsync(filter, after, upTo, cancel)), cancel);
            foreach (var some in positions.Chunk(MaxEvents))
            {
                var events =
                    await QueryAsync(() => ReadAsync(Filter(filter.Stream, filter.Type) with { At = some }), cancel);
                yield return new LiveSlice(events, new LedgerPosition(some[^1]));
            }

            after = upTo;
            yield return new LiveSlice([], after);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _readers.Dispose();

    private async Task<IReadOnlyList<long>> PositionsAsync(
        LiveFilter filter, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel)
    {
        IEnumerable<long>? positions = null;
        foreach (var scope in filter.Scopes)
        {
            var found = await affected.PositionsAsync(scope, after, upTo, cancel);
            positions = positions?.Intersect(found) ?? found;
        }

        return [.. positions!];
    }

    /// <summary>Subscribers at the same position, as all are that have caught up, share one query.</summary>
    private Task<IReadOnlyList<LedgerEntry>> SharedAsync(LedgerPosition after, LedgerPosition upTo, string? stream, string? type)
    {
        var asked = (after, upTo, stream, type);
        lock (_sharing)
        {
            if (_last is not { } last || last.Asked != asked || last.Events.IsFaulted)
                _last = last = (asked, ReadAsync(Filter(stream, type) with { After = after.Value, UpTo = upTo.Value }));
            return last.Events;
        }
    }

    private static LedgerFilter Filter(string? stream, string? type) => new(Stream: stream, Types: type is null ? null : [type]);

    private Task<IReadOnlyList<LedgerEntry>> ReadAsync(LedgerFilter filter) =>
        ReadAsync(async () => (IReadOnlyList<LedgerEntry>)await ledger.ReadAsync(filter, MaxEvents).ToListAsync());

    private async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        await _readers.WaitAsync();
        try
        {
            return await read();
        }
        finally
        {
            _readers.Release();
        }
    }

    private Task<T> QueryAsync<T>(Func<Task<T>> read, CancellationToken cancel) => RetryLoop.UntilSuccessAsync(
        stop => read().WaitAsync(stop),
        RetryDelay,
        e => e is NpgsqlException,
        (e, _) => log.LogWarning("A live stream's query failed; retrying: {Reason}", e.Message),
        cancel);
}
