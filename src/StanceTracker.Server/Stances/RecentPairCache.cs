using Microsoft.Extensions.Caching.Memory;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Stances;

/// <summary>The stance of one id toward another.</summary>
/// <param name="Reflected">The position of the ledger that it reflects.</param>
/// <param name="Holder">The actor that the holder's id named by then; null if it was never introduced.</param>
/// <param name="Target">The actor that the target's id named by then; null if it was never introduced.</param>
/// <param name="Estimate">The stance; unknown if an id names another actor.</param>
internal sealed record PairEstimate(LedgerPosition Reflected, ActorId? Holder, ActorId? Target, StanceEstimate Estimate) : IPairRow;

/// <summary>
/// A cache of recent answers about pairs. What was known at a position never changes. What is known now is reused only while the ledger has
/// not grown since it was read, which every query checks: an answer contains everything acknowledged before the query, by any server.
/// </summary>
/// <param name="pairs">The source.</param>
/// <param name="head">The newest position.</param>
internal sealed class RecentPairCache(PairQueries pairs, SharedHead head) : IDisposable
{
    /// <summary>The maximum number of cached observations, of some 50 bytes each.</summary>
    private const int MaxObservations = 2_000_000;

    /// <summary>When full it drops half, which makes room for a whole matrix; the default of 5 % would not.</summary>
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxObservations, CompactionPercentage = 0.5 });

    /// <summary>As <see cref="PairQueries.AboutAsync"/>.</summary>
    public async Task<AboutPair> AboutAsync(ActorId holder, ActorId target, LedgerPosition? knownAt, CancellationToken cancel)
    {
        var question = (holder, target, knownAt);
        if (await FindAsync<AboutPair>(question, knownAt, cancel) is { } kept) return kept;
        var about = await pairs.AboutAsync(holder, target, knownAt, cancel);

        // An actor may be introduced after the position, and then names itself there too.
        if (about.Holder is not null && about.Target is not null) Add(question, about.Position, about, about.Observations.Count);
        return about;
    }

    /// <summary>
    /// A pair's stance. Cached apart from the observations, which may be too many to cache and take longer to process than the rest of an
    /// answer.
    /// </summary>
    public async Task<PairEstimate> StanceAsync(ActorId holder, ActorId target, StanceQuery asked, CancellationToken cancel)
    {
        var question = (holder, target, asked);
        if (await FindAsync<PairEstimate>(question, asked.KnownAt, cancel) is { } kept) return kept;
        var about = await AboutAsync(holder, target, asked.KnownAt, cancel);
        var stance =
            new PairEstimate(
                about.Position, about.Holder, about.Target, DiscountedStanceModel.Estimate(about.Observations, asked.AsOf, asked.Settings));
        if (about.Holder is not null && about.Target is not null) Add(question, about.Position, stance, observations: 0);
        return stance;
    }

    /// <summary>The observations of the pairs among some actors. Moving asOf on a map asks for the same ones again and again.</summary>
    public async Task<Observed> AmongAsync(IReadOnlyList<ActorId> actors, LedgerPosition? knownAt, CancellationToken cancel)
    {
        var question = (string.Join(',', actors), knownAt);
        if (await FindAsync<Observed>(question, knownAt, cancel) is { } kept) return kept;
        var observed = await pairs.ObservedAsync(actors, actors, knownAt, cancel);
        Add(question, observed.Position, observed, observed.Pairs.Sum(pair => pair.Observations.Count));
        return observed;
    }

    /// <summary>As <see cref="PairQueries.BusiestAsync"/>.</summary>
    public async Task<IReadOnlyList<ActorId>> BusiestAsync(IReadOnlyCollection<ActorKind> kinds, int max, CancellationToken cancel)
    {
        var question = (string.Join(',', kinds.Order()), max);
        if (await FindAsync<IReadOnlyList<ActorId>>(question, knownAt: null, cancel) is { } kept) return kept;
        var before = await head.ReadAsync(cancel);
        var busiest = await pairs.BusiestAsync(kinds, max, cancel);
        Add(question, before, busiest, busiest.Count);
        return busiest;
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    private async Task<T?> FindAsync<T>(object question, LedgerPosition? knownAt, CancellationToken cancel) where T : class =>
        _kept.TryGetValue(question, out CachedPair<T>? kept) && (knownAt is not null || kept!.Position == await head.ReadAsync(cancel))
            ? kept!.Is
            : null;

    private void Add<T>(object question, LedgerPosition position, T answer, long observations) =>
        _kept.Set(question, new CachedPair<T>(position, answer), new MemoryCacheEntryOptions { Size = 1 + observations });

    /// <summary>An answer, and the position that it reflects.</summary>
    private sealed record CachedPair<T>(LedgerPosition Position, T Is);
}
