using System.Collections.Immutable;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

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
        ActorAffiliationEnded e => state with
        {
            Affiliations = state.Affiliations.SetItem(e.Affiliation, state.Affiliations[e.Affiliation] with { To = e.On }),
        },
        ActorAffiliationWithdrawn e => state with
        {
            Affiliations = state.Affiliations.SetItem(e.Affiliation, state.Affiliations[e.Affiliation] with { Withdrawn = true }),
        },
        ActorMerged e => state with { MergedInto = e.Into },
        ActorUnmerged => state with { MergedInto = null },
        ActorCorrected e => state with { Introduced = state.Introduced! with { Name = e.Name, Kind = e.Kind, Codes = e.Codes } },
        _ => throw new ArgumentException($"{body.GetType().Name} is not an event of an actor.", nameof(body)),
    };

    /// <summary>Decides what is proposed about an actor.</summary>
    public static Decision Decide(ActorId id, LedgerEvent proposed, IAggregateLookup aggregates)
    {
        var state = aggregates.Actor(id);
        if (proposed is ActorIntroduced introduced) return Decide(id, introduced, state);
        if (state.Introduced is null) return Decision.Reject(RejectionType.NotFound, $"There is no actor '{id}'.");
        if (proposed is ActorUnmerged unmerged) return Decide(id, unmerged, state);
        if (state.MergedInto is { } survivor)
            return Decision.Reject(RejectionType.ActorIsMerged, $"'{id}' is merged into '{survivor}'. Only an unmerge is accepted.");
        return new Check().Reason(proposed).Else(() => proposed switch
        {
            ActorAliasAdded e => Decide(e, state),
            ActorAliasWithdrawn e => state.Aliases.Exists(alias => alias.Alias == e.Alias)
                ? Decision.Accept(e)
                : Decision.Reject(RejectionType.UnknownAlias, $"'{e.Alias}' is not an alias of '{id}', or it is withdrawn.", "alias"),
            ActorAffiliated e => Decide(id, e, state, aggregates),
            ActorAffiliationEnded e => Decide(e, state),
            ActorAffiliationWithdrawn e => Decide(e, state),
            ActorMerged e => Decide(id, e, aggregates),
            ActorCorrected e => Decide(e, state),
            _ => throw new ArgumentException($"{proposed.GetType().Name} is not an event of an actor.", nameof(proposed)),
        });
    }

    private static Decision Decide(ActorId id, ActorIntroduced proposed, ActorState state)
    {
        if (state.Introduced is not null)
        {
            return state.Introduced == proposed
                ? new Decision.NoChange()
                : Decision.Reject(RejectionType.AlreadyExists, $"Actor '{id}' already exists: {state.Introduced.Name}.", "actor");
        }

        return new Check()
            .Require(
                proposed.Actor == id,
                RejectionType.InvalidField,
                $"The stream belongs to '{id}', but the body introduces '{proposed.Actor}'.",
                "actor")
            .Text(proposed.Name, "name", 300)
            .Codes(proposed.Codes)
            .Else(() => Decision.Accept(proposed));
    }

    private static Decision Decide(ActorAliasAdded proposed, ActorState state)
    {
        if (state.Aliases.Contains(proposed)) return new Decision.NoChange();
        return new Check()
            .Text(proposed.Alias, "alias", 300)
            .OptionalText(proposed.Language, "language", 35)
            .Require(
                proposed.Alias != state.Introduced!.Name,
                RejectionType.ChangesNothing,
                $"'{proposed.Alias}' is already the actor's name.",
                "alias")
            .Require(
                state.Aliases.All(a => a.Alias != proposed.Alias),
                RejectionType.ChangesNothing,
                $"'{proposed.Alias}' is already an alias.",
                "alias")
            .Else(() => Decision.Accept(proposed));
    }

    private static Decision Decide(ActorId id, ActorAffiliated proposed, ActorState state, IAggregateLookup aggregates)
    {
        var same = state.Affiliations
            .Where(tie => !tie.Value.Withdrawn
                && (tie.Value.With, tie.Value.Role, tie.Value.From) == (proposed.With, proposed.Role, proposed.From))
            .ToArray();
        if (same.Any(tie => tie.Value.To == proposed.To)) return new Decision.NoChange();
        if (same.FirstOrDefault(tie => tie.Value.FirstTo == proposed.To) is { Value: { } ended } tie)
        {
            return Decision.Reject(
                RejectionType.AlreadyExists,
                $"This is affiliation number {tie.Key}, which ended on {ended.To:yyyy-MM-dd}. End it on another day, or withdraw it first.",
                "with");
        }

        return new Check()
            .Require(proposed.With != id, RejectionType.InvalidField, "An actor cannot be affiliated with itself.", "with")
            .Actor(proposed.With, "with", aggregates)
            .OptionalText(proposed.Role, "role", 300)
            .Day(proposed.From, "from")
            .Day(proposed.To, "to")
            .Require(
                proposed.From is null || proposed.To is null || proposed.From <= proposed.To,
                RejectionType.EndsBeforeItBegins,
                "The affiliation would end before it begins.",
                "to")
            .Else(() => Decision.Accept(proposed));
    }

    private static Decision Decide(ActorAffiliationEnded proposed, ActorState state)
    {
        if (!state.Affiliations.TryGetValue(proposed.Affiliation, out var affiliation) || affiliation.Withdrawn)
            return NoAffiliation(proposed.Affiliation);
        return new Check()
            .Day(proposed.On, "on")
            .Require(
                affiliation.From is null || affiliation.From <= proposed.On,
                RejectionType.EndsBeforeItBegins,
                $"The affiliation begins on {affiliation.From:yyyy-MM-dd}.",
                "on")
            .Require(affiliation.To != proposed.On, RejectionType.ChangesNothing, "The affiliation already ends on that day.", "on")
            .Else(() => Decision.Accept(proposed));
    }

    private static Decision Decide(ActorAffiliationWithdrawn proposed, ActorState state) =>
        state.Affiliations.TryGetValue(proposed.Affiliation, out var affiliation) && !affiliation.Withdrawn
            ? Decision.Accept(proposed)
            : NoAffiliation(proposed.Affiliation);

    private static Decision Decide(ActorId id, ActorMerged proposed, IAggregateLookup aggregates)
    {
        if (aggregates.Actor(proposed.Into).Introduced is null) return Decision.Reject(
            RejectionType.UnknownActor, $"There is no actor '{proposed.Into}'.", "into");
        var chain = new List<ActorId>();
        for (ActorId? next = proposed.Into; next is { } actor; next = aggregates.Actor(actor).MergedInto)
        {
            if (actor == id) return Decision.Reject(RejectionType.MergeInCircle, $"This would merge '{id}' into itself.", "into");
            chain.Add(actor);
        }

        return new Decision.Accepted([proposed], [.. chain.Select(StreamId.From)]);
    }

    private static Decision Decide(ActorId id, ActorUnmerged proposed, ActorState state) => new Check()
        .Reason(proposed)
        .Require(state.MergedInto is not null, RejectionType.ActorIsNotMerged, $"'{id}' is not merged.")
        .Else(() => Decision.Accept(proposed));

    private static Decision Decide(ActorCorrected proposed, ActorState state) => new Check()
        .Text(proposed.Name, "name", 300)
        .Codes(proposed.Codes)
        .Require(
            (proposed.Name, proposed.Kind, proposed.Codes) != (state.Introduced!.Name, state.Introduced.Kind, state.Introduced.Codes),
            RejectionType.ChangesNothing,
            "The correction changes nothing.")
        .Else(() => Decision.Accept(proposed));

    private static Decision NoAffiliation(long number) =>
        Decision.Reject(RejectionType.UnknownAffiliation, $"Affiliation number {number} does not exist or is withdrawn.", "affiliation");

    private static Check Codes(this Check check, ActorCodes? codes) => check
        .OptionalText(codes?.Cameo, "codes.cameo", 30)
        .OptionalText(codes?.Iso3, "codes.iso3", 3)
        .OptionalText(codes?.Wikidata, "codes.wikidata", 20);
}
