using System.Runtime.CompilerServices;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Feed;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Ledger;

/// <summary>Which events a subscriber is told; null is any, and an event must pass all.</summary>
/// <param name="Stream">Those of this stream.</param>
/// <param name="Type">Those of this stored type name.</param>
/// <param name="Scopes">Those that concern each of these (<see cref="AffectedPairs"/>).</param>
internal sealed record LiveFilter(string? Stream, string? Type, IReadOnlyList<WatchScope> Scopes);

/// <summary>The next events of a subscriber, in order.</summary>
/// <param name="Events">Those that it is told; maybe none.</param>
/// <param name="UpTo">The position up to which it has been told everything.</param>
internal sealed record LiveSlice(IReadOnlyList<LedgerEntry> Events, LedgerPosition UpTo);

/// <summary>
/// The ledger as it goes on. Each subscriber reads it from its own position in bounded parts, the next when it has taken the last; so nothing is lost, doubled or out of order, whatever
/// becomes of notifications, and a slow subscriber holds up nobody and no memory. While nothing happens none of them asks the database anything.
/// </summary>
/// <param name="feed">Says when there is more.</param>
/// <param name="ledger">The events.</param>
/// <param name="concerns">Which of them concern whom.</param>
/// <param name="log">Told when the database did not answer.</param>
internal sealed class LiveEvents(LedgerFeed feed, LedgerReader ledger, AffectedPairs concerns, ILogger<LiveEvents> log) : IDisposable
{
    /// <summary>The events of one part, the positions that are looked through at once, and how many subscribers ask the database at once: the rest of its connections is for others.</summary>
    private const int MaxEvents = 256, MaxPositions = 10_000, MaxReaders = 8;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _readers = new(MaxReaders);
    private readonly Lock _sharing = new();
    private (LedgerFilter Filter, Task<IReadOnlyList<LedgerEntry>> Events)? _last;

    /// <summary>What a subscriber is told behind a position, without end. A database that does not answer is asked again until it does.</summary>
    public async IAsyncEnumerable<LiveSlice> FollowAsync(LiveFilter filter, LedgerPosition after, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var head = await feed.CatchUpAsync(after, cancel);
            var upTo = new LedgerPosition(Math.Min(head.Value, after.Value + MaxPositions));
            if (filter.Scopes.Count == 0)
            {
                var events = await QueryAsync(() => SharedAsync(new LedgerFilter(after.Value, upTo.Value, filter.Stream, filter.Type)), cancel);
                after = events.Count < MaxEvents ? upTo : new LedgerPosition(events[^1].Position);
                yield return new LiveSlice(events, after);
                continue;
            }

            var positions = await QueryAsync(() => ReadAsync(() => PositionsAsync(filter, after, upTo, cancel)), cancel);
            foreach (var some in positions.Chunk(MaxEvents))
            {
                var events = await QueryAsync(() => ReadAsync(new LedgerFilter(Stream: filter.Stream, Type: filter.Type, At: some)), cancel);
                yield return new LiveSlice(events, new LedgerPosition(some[^1]));
            }

            after = upTo;
            yield return new LiveSlice([], after);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _readers.Dispose();

    private async Task<IReadOnlyList<long>> PositionsAsync(LiveFilter filter, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel)
    {
        IEnumerable<long>? positions = null;
        foreach (var scope in filter.Scopes)
        {
            var concerning = await concerns.PositionsAsync(scope, after, upTo, cancel);
            positions = positions?.Intersect(concerning) ?? concerning;
        }

        return [.. positions!];
    }

    /// <summary>Those who stand at one place, as all do who have caught up, share one look at what is behind it.</summary>
    private Task<IReadOnlyList<LedgerEntry>> SharedAsync(LedgerFilter filter)
    {
        lock (_sharing)
        {
            if (_last is not { } last || last.Filter != filter || last.Events.IsFaulted) _last = last = (filter, ReadAsync(filter));
            return last.Events;
        }
    }

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

    private async Task<T> QueryAsync<T>(Func<Task<T>> read, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await read().WaitAsync(cancel);
            }
            catch (NpgsqlException e)
            {
                log.LogWarning("The database did not answer a live stream ({Why}); it is asked again", e.Message);
            }

            await Task.Delay(RetryDelay, cancel);
        }
    }
}
