using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Actors;

/// <summary>What kind of actor.</summary>
public enum ActorKind
{
    /// <summary>A state.</summary>
    State,

    /// <summary>A ministry, an agency, a party, a company.</summary>
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

/// <summary><c>actor_introduced</c>: an actor becomes known to the ledger.</summary>
public sealed record ActorIntroduced(ActorId Actor, string Name, ActorKind Kind, ActorCodes? Codes = null) : LedgerEvent;

/// <summary><c>actor_alias_added</c>: another name, or spelling, of the same actor.</summary>
/// <param name="Alias">The name.</param>
/// <param name="Language">Its language as a BCP 47 tag, such as <c>fa</c>.</param>
public sealed record ActorAliasAdded(string Alias, string? Language = null) : LedgerEvent;

/// <summary><c>actor_alias_withdrawn</c>: it never went by that name.</summary>
/// <param name="Alias">The name, as it was added.</param>
/// <param name="Reason">Why.</param>
public sealed record ActorAliasWithdrawn(string Alias, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>actor_affiliated</c>: a dated tie to an actor that this one speaks for. Its number is the version of this event.</summary>
/// <param name="With">The actor spoken for.</param>
/// <param name="Role">The office held, such as <c>Foreign Minister</c>.</param>
/// <param name="From">The first day it holds; null is since ever.</param>
/// <param name="To">The last day it holds; null is until further notice.</param>
public sealed record ActorAffiliated(ActorId With, string? Role = null, DateOnly? From = null, DateOnly? To = null) : LedgerEvent;

/// <summary><c>actor_affiliation_ended</c>: the tie held until a day.</summary>
/// <param name="Affiliation">Its number: the version of the event that made it.</param>
/// <param name="On">The last day it holds.</param>
/// <param name="Reason">Why.</param>
public sealed record ActorAffiliationEnded(long Affiliation, DateOnly On, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>actor_affiliation_withdrawn</c>: the tie never held.</summary>
/// <param name="Affiliation">Its number: the version of the event that made it.</param>
/// <param name="Reason">Why.</param>
public sealed record ActorAffiliationWithdrawn(long Affiliation, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>actor_merged</c>: this actor is the same as another, which survives; every reference to it then means the survivor.</summary>
public sealed record ActorMerged(ActorId Into, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>actor_unmerged</c>: it is not the same after all.</summary>
public sealed record ActorUnmerged(string Reason) : LedgerEvent, IReasoned;

/// <summary><c>actor_corrected</c>: name, kind and codes anew.</summary>
public sealed record ActorCorrected(string Name, ActorKind Kind, string Reason, ActorCodes? Codes = null) : LedgerEvent, IReasoned;
