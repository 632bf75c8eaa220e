using System.Collections.Immutable;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;

namespace StanceTracker.Domain.Actors;

/// <summary>A tie between an actor and one that it speaks for.</summary>
/// <param name="With">The actor it speaks for, as recorded.</param>
/// <param name="Role">The office held.</param>
/// <param name="From">The first day; null if it has no known start.</param>
/// <param name="To">The last day; null if it is open-ended.</param>
/// <param name="Withdrawn">Whether it was recorded in error.</param>
public sealed record Affiliation(ActorId With, string? Role, DateOnly? From, DateOnly? To, bool Withdrawn = false)
{
    /// <summary>The last day as first recorded: <see cref="To"/>, unless the tie was ended later.</summary>
    public DateOnly? FirstTo { get; init; } = To;
}

/// <summary>An actor's state: the fold of its stream.</summary>
public sealed record ActorState : StreamState
{
    /// <summary>Before its first event.</summary>
    public static new readonly ActorState Initial = new();

    /// <summary>The actor's description; null until it is introduced.</summary>
    public ActorIntroduced? Introduced { get; init; }

    /// <summary>Its aliases in the order they were added, without withdrawn ones.</summary>
    public ImmutableList<ActorAliasAdded> Aliases { get; init; } = [];

    /// <summary>Its affiliations by number, including withdrawn ones.</summary>
    public ImmutableSortedDictionary<long, Affiliation> Affiliations { get; init; } = ImmutableSortedDictionary<long, Affiliation>.Empty;

    /// <summary>The actor that it was merged into; null if it is not merged.</summary>
    public ActorId? MergedInto { get; init; }
}

/// <summary>The decisions and the fold of an actor.</summary>
public static class Actor
{
    /// <summary>The actor's state after an event.</summary>
    public static ActorState Evolve(ActorState state, long version, LedgerEvent body) => body switch
    {
        ActorIntroduced e => state with { Introduced = e },
        ActorAliasAdded e => state with { Aliases = state.Aliases.Add(e) },
        ActorAliasWithdrawn e => state with { Aliases = state.Aliases.RemoveAll(alias => alias.Alias == e.Alias) },
        ActorAffiliated e => state with { Affiliations = state.Affiliations.Add(version, new Affiliation(e.With, e.Role, e.From, e.To)) },
        ActorAffiliationEnded e => state with { Affiliations = state.Affiliations.SetItem(e.Affiliation, state.Affiliations[e.Affiliation] with { To = e.On }) },
        ActorAffiliationWithdrawn e => state with { Affiliations = state.Affiliations.SetItem(e.Affiliation, state.Affiliations[e.Affiliation] with { Withdrawn = true }) },
        ActorMerged e => state with { MergedInto = e.Into },
        ActorUnmerged => state with { MergedInto = null },
        ActorCorrected e => state with { Introduced = state.Introduced! with { Name = e.Name, Kind = e.Kind, Codes = e.Codes } },
        _ => throw new ArgumentException($"{body.GetType().Name} does not happen to an actor.", nameof(body)),
    };

    /// <summary>Decides what is proposed about an actor.</summary>
    public static Decision Handle(ActorId id, LedgerEvent proposed, IWorld world)
    {
        var state = world.Actor(id);
        if (proposed is ActorIntroduced introduced) return Handle(id, introduced, state);
        if (state.Introduced is null) return Decision.Refuse(RefusalType.NotFound, $"There is no actor '{id}'.");
        if (proposed is ActorUnmerged unmerged) return Handle(id, unmerged, state);
        if (state.MergedInto is { } survivor)
            return Decision.Refuse(RefusalType.ActorIsMerged, $"'{id}' is merged into '{survivor}': its stream accepts only its unmerging.");
        return new Check().Reason(proposed).Else(() => proposed switch
        {
            ActorAliasAdded e => Handle(e, state),
            ActorAliasWithdrawn e => state.Aliases.Exists(alias => alias.Alias == e.Alias)
                ? Decision.Accept(e)
                : Decision.Refuse(RefusalType.UnknownAlias, $"'{e.Alias}' is not an alias of '{id}', or it is withdrawn.", "alias"),
            ActorAffiliated e => Handle(id, e, state, world),
            ActorAffiliationEnded e => Handle(e, state),
            ActorAffiliationWithdrawn e => Handle(e, state),
            ActorMerged e => Handle(id, e, world),
            ActorCorrected e => Handle(e, state),
            _ => throw new ArgumentException($"{proposed.GetType().Name} does not happen to an actor.", nameof(proposed)),
        });
    }

    private static Decision Handle(ActorId id, ActorIntroduced proposed, ActorState state)
    {
        if (state.Introduced is not null)
        {
            return state.Introduced == proposed
                ? new Decision.AlreadySo()
                : Decision.Refuse(RefusalType.AlreadyExists, $"There is an actor '{id}' already: {state.Introduced.Name}.", "actor");
        }

        return new Check()
            .That(proposed.Actor == id, RefusalType.InvalidField, $"The stream is that of '{id}', the body introduces '{proposed.Actor}'.", "actor")
            .Text(proposed.Name, "name", 300)
            .Codes(proposed.Codes)
            .Else(() => Decision.Accept(proposed));
    }

    private static Decision Handle(ActorAliasAdded proposed, ActorState state)
    {
        if (state.Aliases.Contains(proposed)) return new Decision.AlreadySo();
        return new Check()
            .Text(proposed.Alias, "alias", 300)
            .OptionalText(proposed.Language, "language", 35)
            .That(proposed.Alias != state.Introduced!.Name, RefusalType.ChangesNothing, $"'{proposed.Alias}' is its name already.", "alias")
            .That(state.Aliases.All(a => a.Alias != proposed.Alias), RefusalType.ChangesNothing, $"'{proposed.Alias}' is an alias already.", "alias")
            .Else(() => Decision.Accept(proposed));
    }

    private static Decision Handle(ActorId id, ActorAffiliated proposed, ActorState state, IWorld world)
    {
        var same = state.Affiliations
            .Where(tie => !tie.Value.Withdrawn && (tie.Value.With, tie.Value.Role, tie.Value.From) == (proposed.With, proposed.Role, proposed.From))
            .ToArray();
        if (same.Any(tie => tie.Value.To == proposed.To)) return new Decision.AlreadySo();
        if (same.FirstOrDefault(tie => tie.Value.FirstTo == proposed.To) is { Value: { } ended } tie)
        {
            return Decision.Refuse(
                RefusalType.AlreadyExists,
                $"It is affiliation number {tie.Key}, which was ended on {ended.To:yyyy-MM-dd}: end it on another day, or withdraw it first.",
                "with");
        }

        return new Check()
            .That(proposed.With != id, RefusalType.InvalidField, "An actor speaks for itself without an affiliation.", "with")
            .That(world.Actor(proposed.With).Introduced is not null, RefusalType.UnknownActor, $"There is no actor '{proposed.With}'.", "with")
            .OptionalText(proposed.Role, "role", 300)
            .Day(proposed.From, "from")
            .Day(proposed.To, "to")
            .That(proposed.From is null || proposed.To is null || proposed.From <= proposed.To, RefusalType.EndsBeforeItBegins, "It would end before it begins.", "to")
            .Else(() => Decision.Accept(proposed));
    }

    private static Decision Handle(ActorAffiliationEnded proposed, ActorState state)
    {
        if (!state.Affiliations.TryGetValue(proposed.Affiliation, out var affiliation) || affiliation.Withdrawn) return NoAffiliation(proposed.Affiliation);
        return new Check()
            .Day(proposed.On, "on")
            .That(affiliation.From is null || affiliation.From <= proposed.On, RefusalType.EndsBeforeItBegins, $"It begins on {affiliation.From:yyyy-MM-dd}.", "on")
            .That(affiliation.To != proposed.On, RefusalType.ChangesNothing, "It ends on that day already.", "on")
            .Else(() => Decision.Accept(proposed));
    }

    private static Decision Handle(ActorAffiliationWithdrawn proposed, ActorState state) =>
        state.Affiliations.TryGetValue(proposed.Affiliation, out var affiliation) && !affiliation.Withdrawn
            ? Decision.Accept(proposed)
            : NoAffiliation(proposed.Affiliation);

    private static Decision Handle(ActorId id, ActorMerged proposed, IWorld world)
    {
        if (world.Actor(proposed.Into).Introduced is null) return Decision.Refuse(RefusalType.UnknownActor, $"There is no actor '{proposed.Into}'.", "into");
        var chain = new List<ActorId>();
        for (ActorId? next = proposed.Into; next is { } actor; next = world.Actor(actor).MergedInto)
        {
            if (actor == id) return Decision.Refuse(RefusalType.MergeInCircle, $"'{id}' would be merged into itself.", "into");
            chain.Add(actor);
        }

        return new Decision.Accepted([proposed], [.. chain.Select(StreamId.Of)]);
    }

    private static Decision Handle(ActorId id, ActorUnmerged proposed, ActorState state) => new Check()
        .Reason(proposed)
        .That(state.MergedInto is not null, RefusalType.ActorIsNotMerged, $"'{id}' is not merged.")
        .Else(() => Decision.Accept(proposed));

    private static Decision Handle(ActorCorrected proposed, ActorState state) => new Check()
        .Text(proposed.Name, "name", 300)
        .Codes(proposed.Codes)
        .That(
            (proposed.Name, proposed.Kind, proposed.Codes) != (state.Introduced!.Name, state.Introduced.Kind, state.Introduced.Codes),
            RefusalType.ChangesNothing,
            "Name, kind and codes are so already.")
        .Else(() => Decision.Accept(proposed));

    private static Decision NoAffiliation(long number) =>
        Decision.Refuse(RefusalType.UnknownAffiliation, $"There is no affiliation number {number}, or it is withdrawn.", "affiliation");

    private static Check Codes(this Check check, ActorCodes? codes) => check
        .OptionalText(codes?.Cameo, "codes.cameo", 30)
        .OptionalText(codes?.Iso3, "codes.iso3", 3)
        .OptionalText(codes?.Wikidata, "codes.wikidata", 20);
}
