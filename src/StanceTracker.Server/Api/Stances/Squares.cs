using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Api.Stances;

/// <summary>
/// What was observed among some actors, kept for the squares that were asked for last: who moves asOf over a map asks for the same one again and again, and for its observations only a new
/// position of the ledger makes a difference.
/// </summary>
/// <param name="pairs">Reads what is not kept.</param>
/// <param name="ledger">Tells the newest position.</param>
internal sealed class Squares(PairQueries pairs, LedgerReader ledger)
{
    /// <summary>At most some 20 MB each.</summary>
    private const int Most = 4, MostObservations = 400_000;

    private readonly Kept<Observed> _observed = new(Most);

    private readonly Kept<IReadOnlyList<ActorId>> _busiest = new(Most);

    /// <summary>The observations of the pairs among these actors.</summary>
    /// <param name="actors">The actors.</param>
    /// <param name="knownAt">What was known then; null is now.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Observed> ObservedAsync(IReadOnlyList<ActorId> actors, LedgerPosition? knownAt, CancellationToken cancel)
    {
        var square = $"{(knownAt is null ? "now" : "then")} {string.Join(',', actors)}";
        if (_observed.Find(square, knownAt ?? await ledger.HeadAsync(cancel)) is { } kept) return kept;
        var observed = await pairs.ObservedAsync(actors, actors, knownAt, cancel);
        if (observed.Pairs.Sum(pair => pair.Observations.Count) <= MostObservations) _observed.Keep(square, observed.Position, observed);
        return observed;
    }

    /// <summary>The actors of some kinds that the most statements count for now.</summary>
    /// <param name="kinds">Of which kinds.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<ActorId>> BusiestAsync(IReadOnlyCollection<ActorKind> kinds, int most, CancellationToken cancel)
    {
        var asked = $"{most} {string.Join(',', kinds.Order())}";
        var head = await ledger.HeadAsync(cancel);
        if (_busiest.Find(asked, head) is { } kept) return kept;
        var busiest = await pairs.BusiestAsync(kinds, most, cancel);
        _busiest.Keep(asked, head, busiest);
        return busiest;
    }

    /// <summary>The answers that were given last, each with what it answers and the position it reflects.</summary>
    private sealed class Kept<T>(int most) where T : class
    {
        private readonly Lock _gate = new();
        private readonly List<(string Asked, LedgerPosition Position, T Answer)> _answers = [];

        public T? Find(string asked, LedgerPosition position)
        {
            lock (_gate) return _answers.Find(kept => kept.Position == position && kept.Asked == asked).Answer;
        }

        public void Keep(string asked, LedgerPosition position, T answer)
        {
            lock (_gate)
            {
                _answers.RemoveAll(kept => kept.Asked == asked);
                _answers.Add((asked, position, answer));
                if (_answers.Count > most) _answers.RemoveAt(0);
            }
        }
    }
}
