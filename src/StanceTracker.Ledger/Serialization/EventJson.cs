using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Ledger.Serialization;

/// <summary>Event bodies as JSON: camelCase, no type tag, null fields omitted.</summary>
public static class EventJson
{
    /// <summary>The converters of the domain's values, for use in other JSON.</summary>
    public static IReadOnlyList<JsonConverter> Converters { get; } =
    [
        new SlugConverter<ActorId>(), new SlugConverter<DocumentId>(), new SlugConverter<ClaimId>(), new SlugConverter<StatementId>(),
        new NameConverter<ActorKind>(),
        new NameConverter<Reliability>(),
        new NameConverter<DateBasis>(),
        new NameConverter<Standpoint>(),
        new NameConverter<Capacity>(), new NameConverter<Modality>(), new NameConverter<Extent>(), new NameConverter<Voice>(),
        new DayConverter(),
        new ActCodeConverter(),
        new Sha256Converter(),
        new SaidOnConverter(),
        new PublishedConverter(),
        new PassageConverter(),
        new ClaimStandConverter(),
    ];

    /// <summary>For bodies from clients: unknown and duplicate fields are errors.</summary>
    public static JsonSerializerOptions Strict { get; } = Options(strict: true);

    /// <summary>For bodies stored in the ledger.</summary>
    public static JsonSerializerOptions Stored { get; } = Options(strict: false);

    /// <summary>The JSON contracts of bodies, for schemas that describe them.</summary>
    public static IJsonTypeInfoResolver Shapes { get; } = EventJsonContext.Default.WithAddedModifier(LeaveOutComputed);

    /// <summary>Serializes a body for storage.</summary>
    public static string Write(LedgerEvent body) => JsonSerializer.Serialize(body, Stored.GetTypeInfo(body.GetType()));

    /// <summary>Reads a body of a registered type, upcast to the newest version.</summary>
    /// <exception cref="JsonException">It is not a valid body; the path names the invalid field, and the message can be shown.</exception>
    public static LedgerEvent Read(string json, EventType type, JsonSerializerOptions options) =>
        Upcast((LedgerEvent)Read(json, type.Body, options), type);

    /// <summary>Reads a stored body from UTF-8.</summary>
    /// <exception cref="JsonException">It is not a valid body.</exception>
    public static LedgerEvent Read(ReadOnlySpan<byte> json, EventType type)
    {
        try
        {
            return Upcast(
                (LedgerEvent)(JsonSerializer.Deserialize(json, Stored.GetTypeInfo(type.Body))
                    ?? throw new JsonException("the body is null")),
                type);
        }
        catch (JsonException e)
        {
            throw JsonFault.Describe(e);
        }
    }

    /// <summary>Reads the body of an event, or of a command that is not one.</summary>
    /// <exception cref="JsonException">It is not a valid body; the path names the invalid field, and the message can be shown.</exception>
    public static object Read(string json, Type shape, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize(json, options.GetTypeInfo(shape)) ?? throw new JsonException("the body is null");
        }
        catch (JsonException e)
        {
            throw JsonFault.Describe(e);
        }
    }

    private static LedgerEvent Upcast(LedgerEvent body, EventType type) => type.Upcast is { } upcast ? upcast(body) : body;

    private static JsonSerializerOptions Options(bool strict)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = strict ? JsonUnmappedMemberHandling.Disallow : JsonUnmappedMemberHandling.Skip,
            AllowDuplicateProperties = !strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = EventJsonContext.Default.WithAddedModifier(LeaveOutComputed),
        };
        foreach (var converter in Converters) options.Converters.Add(converter);
        options.Converters.Add(new WholeTextConverter());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Excludes properties that a record computes from its fields.</summary>
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var computed in type.Properties.Where(p => p.Set is null && p.AssociatedParameter is null).ToArray())
            type.Properties.Remove(computed);
    }
}

[JsonSerializable(typeof(ActorIntroduced))]
[JsonSerializable(typeof(ActorAliasAdded))]
[JsonSerializable(typeof(ActorAliasWithdrawn))]
[JsonSerializable(typeof(ActorAffiliated))]
[JsonSerializable(typeof(ActorAffiliationEnded))]
[JsonSerializable(typeof(ActorAffiliationWithdrawn))]
[JsonSerializable(typeof(ActorMerged))]
[JsonSerializable(typeof(ActorUnmerged))]
[JsonSerializable(typeof(ActorCorrected))]
[JsonSerializable(typeof(DocumentRegistered))]
[JsonSerializable(typeof(DocumentCorrected))]
[JsonSerializable(typeof(DocumentRated))]
[JsonSerializable(typeof(DocumentWithdrawn))]
[JsonSerializable(typeof(DocumentReinstated))]
[JsonSerializable(typeof(ClaimFramed))]
[JsonSerializable(typeof(ClaimCorrected))]
[JsonSerializable(typeof(StatementRecorded))]
[JsonSerializable(typeof(StatementCorroborated))]
[JsonSerializable(typeof(StatementEvidenceWithdrawn))]
[JsonSerializable(typeof(StatementCorrected))]
[JsonSerializable(typeof(StatementRetracted))]
[JsonSerializable(typeof(StatementReinstated))]
[JsonSerializable(typeof(StatementMerge))]
[JsonSerializable(typeof(SaidOnFields))]
[JsonSerializable(typeof(PublishedFields))]
[JsonSerializable(typeof(PassageFields))]
[JsonSerializable(typeof(ClaimStandFields))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
