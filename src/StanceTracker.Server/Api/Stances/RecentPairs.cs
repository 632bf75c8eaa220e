using Microsoft.Extensions.Caching.Memory;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Api.Stances;

/// <summary>
/// What was lately asked about pairs, kept in memory. What was known at a position never changes. What is known now is given out again only while the ledger is where it was when it was read,
/// which each question finds out from the ledger itself: so an answer contains all that was acknowledged before it was asked for, whoever recorded it.
/// </summary>
/// <param name="pairs">Where it is read.</param>
/// <param name="head">Where the ledger is.</param>
internal sealed class RecentPairs(PairQueries pairs, SharedHead head) : IDisposable
{
    /// <summary>How many observations are kept; each takes some 50 bytes.</summary>
    private const int MostObservations = 1_000_000;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostObservations });

    /// <summary>As <see cref="PairQueries.AboutAsync"/>.</summary>
    public async Task<AboutPair> AboutAsync(ActorId holder, ActorId target, LedgerPosition? knownAt, CancellationToken cancel)
    {
        var question = (holder, target, knownAt);
        if (_kept.TryGetValue(question, out AboutPair? kept) && (knownAt is not null || kept!.Position == await head.ReadAsync(cancel))) return kept!;
        var about = await pairs.AboutAsync(holder, target, knownAt, cancel);

        // An actor may be introduced behind the position, and then means itself there too.
        if (about.Holder is not null && about.Target is not null) _kept.Set(question, about, new MemoryCacheEntryOptions { Size = 1 + about.Observations.Count });
        return about;
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();
}
