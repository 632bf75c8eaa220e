using System.Collections.Frozen;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Events;

/// <summary>A type of event at one version of its schema.</summary>
/// <param name="Alias">Its name in snake_case, such as <c>actor_introduced</c>.</param>
/// <param name="SchemaVersion">The version, from 1.</param>
/// <param name="Stream">The kind of stream it belongs to.</param>
/// <param name="Body">The record type of its payload.</param>
/// <param name="Upcast">Converts the record of an older version into that of the newest; null for the newest.</param>
public sealed record EventType(string Alias, int SchemaVersion, StreamKind Stream, Type Body, Func<LedgerEvent, LedgerEvent>? Upcast = null)
{
    /// <summary>The stored name: the alias, with <c>_v2</c> … from schema version 2 on, as Marten stores versioned events.</summary>
    public string StoredName { get; } = SchemaVersion == 1 ? Alias : $"{Alias}_v{SchemaVersion}";
}

/// <summary>The explicit mapping of all event types: stored name ↔ record. CLR names in the data are never used for lookups.</summary>
public sealed class EventRegistry
{
    private readonly FrozenDictionary<string, EventType> _byName;
    private readonly FrozenDictionary<Type, EventType> _byBody;

    /// <summary>Creates a registry of these types.</summary>
    /// <exception cref="ArgumentException">A stored name or a record occurs twice, or an alias is not in snake_case.</exception>
    public EventRegistry(IEnumerable<EventType> types)
    {
        var all = types.ToArray();
        foreach (var type in all)
        {
            if (type.SchemaVersion < 1 || !IsSnakeCase(type.Alias))
                throw new ArgumentException($"'{type.StoredName}' is not a snake_case alias with a schema version from 1.", nameof(types));
        }

        RejectDuplicate(all, type => type.StoredName, "the name");
        RejectDuplicate(all, type => type.Body.Name, "the record");
        All = all;
        _byName = all.ToFrozenDictionary(type => type.StoredName, StringComparer.Ordinal);
        _byBody = all.ToFrozenDictionary(type => type.Body);
    }

    /// <summary>Every event of the design, at its newest schema version.</summary>
    public static EventRegistry Standard { get; } = new(
    [
        new("actor_introduced", 1, StreamKind.Actor, typeof(ActorIntroduced)),
        new("actor_alias_added", 1, StreamKind.Actor, typeof(ActorAliasAdded)),
        new("actor_alias_withdrawn", 1, StreamKind.Actor, typeof(ActorAliasWithdrawn)),
        new("actor_affiliated", 1, StreamKind.Actor, typeof(ActorAffiliated)),
        new("actor_affiliation_ended", 1, StreamKind.Actor, typeof(ActorAffiliationEnded)),
        new("actor_affiliation_withdrawn", 1, StreamKind.Actor, typeof(ActorAffiliationWithdrawn)),
        new("actor_merged", 1, StreamKind.Actor, typeof(ActorMerged)),
        new("actor_unmerged", 1, StreamKind.Actor, typeof(ActorUnmerged)),
        new("actor_corrected", 1, StreamKind.Actor, typeof(ActorCorrected)),
        new("document_registered", 1, StreamKind.Document, typeof(DocumentRegistered)),
        new("document_corrected", 1, StreamKind.Document, typeof(DocumentCorrected)),
        new("document_rated", 1, StreamKind.Document, typeof(DocumentRated)),
        new("document_withdrawn", 1, StreamKind.Document, typeof(DocumentWithdrawn)),
        new("document_reinstated", 1, StreamKind.Document, typeof(DocumentReinstated)),
        new("claim_framed", 1, StreamKind.Claim, typeof(ClaimFramed)),
        new("claim_corrected", 1, StreamKind.Claim, typeof(ClaimCorrected)),
        new("statement_recorded", 1, StreamKind.Statement, typeof(StatementRecorded)),
        new("statement_corroborated", 1, StreamKind.Statement, typeof(StatementCorroborated)),
        new("statement_evidence_withdrawn", 1, StreamKind.Statement, typeof(StatementEvidenceWithdrawn)),
        new("statement_corrected", 1, StreamKind.Statement, typeof(StatementCorrected)),
        new("statement_retracted", 1, StreamKind.Statement, typeof(StatementRetracted)),
        new("statement_reinstated", 1, StreamKind.Statement, typeof(StatementReinstated)),
    ]);

    /// <summary>All event types, in the order of the design.</summary>
    public IReadOnlyList<EventType> All { get; }

    /// <summary>Looks up the type with a stored name; false if it is unknown.</summary>
    public bool TryFind(string storedName, out EventType type) => _byName.TryGetValue(storedName, out type!);

    /// <summary>The newest version of an event type.</summary>
    public EventType Newest(EventType type) => All.Where(other => other.Alias == type.Alias).MaxBy(other => other.SchemaVersion)!;

    /// <summary>The type of an event body.</summary>
    /// <exception cref="ArgumentException">The record is not registered.</exception>
    public EventType Get(LedgerEvent body) =>
        _byBody.TryGetValue(body.GetType(), out var type)
            ? type
            : throw new ArgumentException($"{body.GetType().Name} is not a registered event.", nameof(body));

    private static bool IsSnakeCase(string alias) => alias.Split('_').All(word => word.Length > 0 && word.All(char.IsAsciiLetterLower));

    private static void RejectDuplicate(EventType[] types, Func<EventType, string> key, string what)
    {
        if (types.GroupBy(key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"{what} '{twice.Key}' is registered twice.", nameof(types));
    }
}
