using StanceTracker.Domain.Actors;

namespace StanceTracker.Projections.Actors;

/// <summary>An actor as clients see it.</summary>
/// <param name="Actor">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Codes">Its codes in other systems.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="Affiliations">The actors it speaks for directly.</param>
/// <param name="MergedInto">The actor it is merged into, if any.</param>
/// <param name="Version">The version of its stream: the ETag.</param>
public sealed record ActorView(
    ActorId Actor,
    string Name,
    ActorKind Kind,
    ActorCodes? Codes,
    IReadOnlyList<AliasView> Aliases,
    IReadOnlyList<AffiliationView> Affiliations,
    ActorId? MergedInto,
    long Version)
{
    /// <summary>The view of an actor; null if it is not introduced.</summary>
    public static ActorView? From(ActorState state, long version) => state.Introduced is not { } introduced
        ? null
        : new ActorView(
            introduced.Actor,
            introduced.Name,
            introduced.Kind,
            introduced.Codes,
            [.. state.Aliases.Select(alias => new AliasView(alias.Alias, alias.Language))],
            [.. state.Affiliations.Where(a => !a.Value.Withdrawn)
                .Select(a => new AffiliationView(a.Key, a.Value.With, a.Value.Role, a.Value.From, a.Value.To))],
            state.MergedInto,
            version);
}

/// <summary>Another name of an actor.</summary>
public sealed record AliasView(string Alias, string? Language);

/// <summary>
/// An affiliation with an actor spoken for. Later events refer to it by <paramref name="Number"/>; days are inclusive, null is open.
/// </summary>
public sealed record AffiliationView(long Number, ActorId With, string? Role, DateOnly? From, DateOnly? To);
