using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Claims;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Briefs;

/// <summary>Writes briefs.</summary>
internal sealed class BriefQueries(
    RecentPairCache recent,
    PairQueries pairs,
    ActorQueries actors,
    ClaimStandQueries snapshot,
    StatementQueries statements,
    BriefNarrator narrator,
    LedgerReader ledger,
    AsOf days)
{
    /// <summary>
    /// The number of most mentioned actors among which the brief looks for pairs, before organs are merged into whom they speak for.
    /// </summary>
    private const int MaxActors = 60;

    /// <summary>The maximum number of claims searched for disputes and reversals.</summary>
    private const int MaxClaims = 200;

    /// <summary>Persons are left out: most speak for others, and are merged into them.</summary>
    private static readonly ActorKind[] Kinds = [ActorKind.State, ActorKind.Organization, ActorKind.ArmedGroup, ActorKind.Bloc];

    /// <summary>The brief between two moments.</summary>
    /// <param name="from">The earlier moment; a knownAt of null is now.</param>
    /// <param name="to">The later.</param>
    /// <param name="max">The maximum length of each list.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<BriefAnswer> DrawAsync(StanceQuery from, StanceQuery to, int max, CancellationToken cancel)
    {
        var principals = await PrincipalsAsync(to, cancel);
        var now = await recent.AmongAsync(principals, to.KnownAt, cancel);
        var then = from.KnownAt == to.KnownAt ? now : await recent.AmongAsync(principals, from.KnownAt, cancel);
        var (before, after) = (then.Position, now.Position);
        var (one, other) = (Estimates(then, from), Estimates(now, to));
        var all = one.Keys.Union(other.Keys)
            .Select(
                pair =>
                    new ComparedPair(
                        pair, one.GetValueOrDefault(pair, StanceEstimate.Unknown), other.GetValueOrDefault(pair, StanceEstimate.Unknown)))
            .Where(pair => pair.To.Statements > 0 || pair.From.Statements > 0)
            .OrderByDescending(pair => pair.To.Evidence).ThenBy(pair => pair.Pair.Holder.Value, StringComparer.Ordinal).ThenBy(
                pair => pair.Pair.Target.Value, StringComparer.Ordinal)
            .ToArray();

        var (first, second) = (new ClaimStandFilter(from.AsOf, before), new ClaimStandFilter(to.AsOf, after));
        var claims = await snapshot.TouchedAsync(first, second, MaxClaims, cancel);
        var disputed = (await snapshot.DisputesAsync(claims, first, cancel: cancel)).Select(dispute => dispute.Key).ToHashSet();
        var turned = (await snapshot.ReversalsAsync(claims, first, cancel: cancel)).Select(reversal => reversal.Reversal.After).ToHashSet();
        var reach = await statements.ReachAsync(after, cancel);

        var stand = all.Where(pair => pair.To.Statements > 0).Take(max).ToArray();
        var appeared = all.Where(pair => pair.To.IsHeld && !pair.From.IsHeld).Take(max).ToArray();
        var faded = all
            .Where(pair => pair.From.IsHeld && !pair.To.IsHeld)
            .OrderByDescending(pair => pair.From.Evidence)
            .Take(max)
            .ToArray();
        var moving = all.Where(pair => pair.Change is { Direction: not StanceDirection.Steady })
            .OrderByDescending(pair => Math.Abs(pair.Change!.Value));
        var explained = await narrator.StancesAsync([.. stand.Union(appeared).Union(faded)], to, after, cancel);
        IReadOnlyList<BriefPair> Explained(IEnumerable<ComparedPair> some) => [.. some.Select(pair => explained[pair.Pair])];

        // Two days at the same position differ in what was recorded by their ends.
        var (since, until) = before == after
            ? (await RecordedByAsync(from.AsOf, after, cancel), await RecordedByAsync(to.AsOf, after, cancel))
            : (before, after);
        return new BriefAnswer(
            new BriefMoment(from.AsOf, before.Value),
            new BriefMoment(to.AsOf, after.Value),
            new BriefReach(
                reach.Statements,
                reach.Speakers,
                reach.Documents,
                reach.Estimated,
                reach.First,
                reach.First is null ? null : await days.LatestAsync(after, cancel)),
            Explained(stand),
            await narrator.MovesAsync(moving, max, (from, before), (to, after), cancel),
            Explained(appeared),
            Explained(faded),
            [.. (await snapshot.DisputesAsync(claims, second, cancel: cancel))
                .Where(dispute => !disputed.Contains(dispute.Key))
                .Select(dispute => dispute.Dispute)
                .Take(max)],
            [.. (await snapshot.ReversalsAsync(claims, second, cancel: cancel))
                .Select(reversal => reversal.Reversal)
                .Where(reversal => !turned.Contains(reversal.After))
                .OrderByDescending(reversal => reversal.Day)
                .Take(max)],
            await narrator.CorrectionsAsync(since, until, max, cancel))
            .To<BriefAnswer>(to, after);
    }

    /// <summary>The most mentioned actors; one that speaks for another is merged into it.</summary>
    private async Task<IReadOnlyList<ActorId>> PrincipalsAsync(StanceQuery question, CancellationToken cancel)
    {
        var knownAt = question.KnownAt ?? await ledger.HeadAsync(cancel);
        var busiest = await recent.BusiestAsync(Kinds, MaxActors, cancel);
        var known = await actors.ResolveAsync(busiest, knownAt, cancel);
        var meant = busiest
            .Where(known.ContainsKey)
            .Select(actor => known[actor])
            .DistinctBy(actor => actor.Survivor)
            .ToDictionary(actor => actor.Survivor, actor => actor.Kind);
        var representations = await pairs.RepresentationsAsync(meant.Keys, knownAt, cancel);
        var spokenFor =
            meant.Keys.SelectMany(
                actor =>
                    representations[actor].Where(spoken => spoken.Days.Holds(question.AsOf))
                        .Select(spoken => (actor, spoken.Party))).ToLookup(s => s.actor, s => s.Party);
        return [.. Levels.Highest(meant.Keys, spokenFor, actor => meant[actor] == ActorKind.State).Select(level => level.Actor)];
    }

    private static IReadOnlyDictionary<PairId, StanceEstimate> Estimates(Observed observed, StanceQuery question) => observed.Pairs
        .Where(pair => pair.Pair.Holder != pair.Pair.Target)
        .ToDictionary(pair => pair.Pair, pair => DiscountedStanceModel.Estimate(pair.Observations, question.AsOf, question.Settings));

    /// <summary>The newest known position recorded by the end of a day.</summary>
    private async Task<LedgerPosition> RecordedByAsync(DateOnly day, LedgerPosition known, CancellationToken cancel)
    {
        var recorded = await ledger.HeadAtAsync(KnownAt.EndOf(day), cancel);
        return recorded.Value < known.Value ? recorded : known;
    }
}

/// <summary>A pair's stance at both moments.</summary>
internal sealed record ComparedPair(PairId Pair, StanceEstimate From, StanceEstimate To)
{
    /// <summary>The difference; null if either stance is unknown or faded.</summary>
    public StanceChange? Change { get; } = StanceChange.Between(From, To);

    /// <summary>The pair with the statement that explains it.</summary>
    public BriefPair ExplainedBy(BriefStatement? because) => new(Pair.Holder, Pair.Target, new(Pair, From), new(Pair, To), Change, because);
}
