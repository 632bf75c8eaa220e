using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Actors;

/// <summary>The kind of an actor.</summary>
public enum ActorKind
{
    /// <summary>A state.</summary>
    State,

    /// <summary>A ministry, agency, party or company.</summary>
    Organization,

    /// <summary>An armed group.</summary>
    ArmedGroup,

    /// <summary>A bloc of states.</summary>
    Bloc,

    /// <summary>A person.</summary>
    Person,
}

/// <summary>An actor's codes in other systems.</summary>
/// <param name="Cameo">CAMEO actor code, such as <c>IRN</c> or <c>AFGTAL</c>.</param>
/// <param name="Iso3">ISO 3166-1 alpha-3, such as <c>IRN</c>.</param>
/// <param name="Wikidata">Wikidata item, such as <c>Q794</c>.</param>
public sealed record ActorCodes(string? Cameo = null, string? Iso3 = null, string? Wikidata = null);

/// <summary><c>actor_introduced</c>: introduces an actor to the ledger.</summary>
public sealed record ActorIntroduced(ActorId Actor, string Name, ActorKind Kind, ActorCodes? Codes = null) : LedgerEvent;

/// <summary><c>actor_alias_added</c>: another name or spelling of an actor.</summary>
/// <param name="Alias">The name.</param>
/// <param name="Language">Its language as a BCP 47 tag, such as <c>fa</c>.</param>
public sealed record ActorAliasAdded(string Alias, string? Language = null) : LedgerEvent;

/// <summary><c>actor_alias_withdrawn</c>: the actor never had that alias.</summary>
/// <param name="Alias">The alias, exactly as it was added.</param>
/// <param name="Reason">Why.</param>
public sealed record ActorAliasWithdrawn(string Alias, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>actor_affiliated</c>: a dated tie to an actor that this one speaks for, numbered by the version of this event.</summary>
/// <param name="With">The actor it speaks for.</param>
/// <param name="Role">The office held, such as <c>Foreign Minister</c>.</param>
/// <param name="From">The first day; null if it has no known start.</param>
/// <param name="To">The last day; null if it is open-ended.</param>
public sealed record ActorAffiliated(ActorId With, string? Role = null, DateOnly? From = null, DateOnly? To = null) : LedgerEvent;

/// <summary><c>actor_affiliation_ended</c>: an affiliation ended on a day.</summary>
/// <param name="Affiliation">The affiliation's number: the version of the event that recorded it.</param>
/// <param name="On">Its last day.</param>
/// <param name="Reason">Why.</param>
public sealed record ActorAffiliationEnded(long Affiliation, DateOnly On, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>actor_affiliation_withdrawn</c>: an affiliation was recorded in error.</summary>
/// <param name="Affiliation">The affiliation's number: the version of the event that recorded it.</param>
/// <param name="Reason">Why.</param>
public sealed record ActorAffiliationWithdrawn(long Affiliation, string Reason) : LedgerEvent, IReasoned;

/// <summary>
/// <c>actor_merged</c>: the actor is the same as another one, which survives. Every reference to it then means the survivor.
/// </summary>
public sealed record ActorMerged(ActorId Into, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>actor_unmerged</c>: the actor is not the same as the survivor after all.</summary>
public sealed record ActorUnmerged(string Reason) : LedgerEvent, IReasoned;

/// <summary><c>actor_corrected</c>: replaces name, kind and codes.</summary>
public sealed record ActorCorrected(string Name, ActorKind Kind, string Reason, ActorCodes? Codes = null) : LedgerEvent, IReasoned;
