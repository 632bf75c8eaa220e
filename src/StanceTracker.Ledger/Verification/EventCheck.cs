using System.Text.Json;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;
using StanceTracker.Ledger.Store;

namespace StanceTracker.Ledger.Verification;

/// <summary>Checks events in order of position. Keeps the ids of actors and claims it has seen, and the documents.</summary>
/// <param name="fault">Receives a description of each fault.</param>
internal sealed class EventCheck(Action<string> fault)
{
    private readonly HashSet<StreamId> _begun = [];
    private readonly SortedDictionary<long, string> _postdated = [];
    private readonly Dictionary<StreamId, long> _postdatedAt = [];
    private long _position;
    private DateTimeOffset _recordedAt = DateTimeOffset.MinValue;

    /// <summary>The latest description of each document.</summary>
    public Dictionary<DocumentId, DocumentDescription> Documents { get; } = [];

    /// <summary>The number of events checked, without tombstones.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// The statements whose days, as last coded, end after the day of recording: an older version accepted them. The ledger is sound, and a
    /// correction fixes them.
    /// </summary>
    public IEnumerable<string> Postdated => _postdated.Values;

    public void Check(LedgerEntry entry)
    {
        var at = $"position {entry.Position}, {entry.Stream} {entry.Version}";
        if (entry.Position != _position + 1) fault($"position {entry.Position}: follows {_position}");
        _position = entry.Position;
        if (Tombstones.IsTombstone(entry.Stream, entry.Type)) return;

        Count++;
        if (entry.RecordedAt < _recordedAt) fault($"{at}: recorded at {entry.RecordedAt:O}, earlier than the event before it");
        _recordedAt = entry.RecordedAt;
        if (TryRead(entry, at) is not { } command) return;
        Check(command, entry.Version, at);
        if (command.Body is CodedStatement coded) CheckDays(command.Stream, coded.SaidOn, entry, at);
    }

    private void CheckDays(StreamId statement, SaidOn said, LedgerEntry entry, string at)
    {
        if (_postdatedAt.Remove(statement, out var before)) _postdated.Remove(before);
        var recorded = DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime);
        if (said.Latest <= recorded) return;
        _postdatedAt[statement] = entry.Position;
        _postdated[entry.Position] =
            $"{at}: its days end on {Day.Format(said.Latest)}, after the day of recording, {Day.Format(recorded)}; correct it";
    }

    private Command? TryRead(LedgerEntry entry, string at)
    {
        if (!StreamId.TryParse(entry.Stream, out var stream))
        {
            fault($"{at}: '{entry.Stream}' is not a stream name");
            return null;
        }

        if (entry.Version == 1 && stream.Kind != StreamKind.Statement) _begun.Add(stream);
        if (!EventRegistry.Standard.TryFind(entry.Type, out var type))
        {
            fault($"{at}: unknown event type '{entry.Type}'");
            return null;
        }

        if (type.Stream != stream.Kind)
        {
            fault($"{at}: {entry.Type} does not belong on this kind of stream");
            return null;
        }

        try
        {
            return new Command(stream, EventJson.Read(entry.Data, type, EventJson.Stored));
        }
        catch (JsonException e)
        {
            var why = JsonFault.From(e);
            fault($"{at}: the body of {entry.Type} cannot be read: {why.Field} {why.Message}");
            return null;
        }
    }

    private void Check(Command command, long version, string at)
    {
        var (stream, body) = command;
        if ((version == 1) != body is ActorIntroduced or DocumentRegistered or ClaimFramed or StatementRecorded)
            fault($"{at}: {(version == 1 ? "the stream does not begin with an introduction" : "the stream is introduced a second time")}");
        if (IdIn(body) is { } id && id != stream.Slug) fault($"{at}: the body names '{id}'");
        foreach (var reference in command.References.Where(reference => reference != stream && !_begun.Contains(reference)))
            fault($"{at}: no earlier {KebabEnum<StreamKind>.Format(reference.Kind)} '{reference.Slug}'");

        if (body is DocumentDescription description) Documents[DocumentId.Parse(stream.Slug)] = description;
        if (EvidenceOf(body) is { Passage: { } passage } evidence
            && Documents.GetValueOrDefault(evidence.Document)?.Length is { } length
            && passage.End > length)
            fault($"{at}: the passage ends at {passage.End}; document '{evidence.Document}' has {length} code points");
    }

    /// <summary>The evidence that an event adds.</summary>
    public static Evidence? EvidenceOf(LedgerEvent body) => body switch
    {
        StatementRecorded e => e.Evidence,
        StatementCorroborated e => e.Evidence,
        _ => null,
    };

    private static string? IdIn(LedgerEvent body) => body switch
    {
        ActorIntroduced e => e.Actor.Value,
        DocumentRegistered e => e.Document.Value,
        ClaimFramed e => e.Claim.Value,
        ClaimCorrected e => e.Claim.Value,
        StatementRecorded e => e.Statement.Value,
        _ => null,
    };
}
