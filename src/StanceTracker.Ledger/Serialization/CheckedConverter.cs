using System.Text.Json;
using System.Text.Json.Serialization;
using StanceTracker.Domain;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Ledger.Serialization;

/// <summary>
/// Reads a value with a validating constructor through a plain record of its fields, so that a validation error becomes a JSON error at the
/// value's path.
/// </summary>
/// <typeparam name="T">The value.</typeparam>
/// <typeparam name="TFields">Its fields in JSON.</typeparam>
public abstract class CheckedConverter<T, TFields> : JsonConverter<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) throw new JsonException("must not be null");
        try
        {
            return Create((TFields)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(typeof(TFields)))!);
        }
        catch (JsonException e)
        {
            // The path is relative to this value; the serializer adds the path to it.
            var described = JsonFault.Describe(e);
            throw JsonFault.Within(described.Path![1..], described.Message);
        }
        catch (ArgumentException e)
        {
            throw JsonFault.Within($".{e.ParamName}", $"{e.ParamName} {e.Message.Split(" (Parameter")[0]}");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, FieldsOf(value), options.GetTypeInfo(typeof(TFields)));

    /// <summary>Creates the value from its fields.</summary>
    /// <exception cref="ArgumentException">The fields are inconsistent.</exception>
    protected abstract T Create(TFields fields);

    /// <summary>The fields of a value.</summary>
    protected abstract TFields FieldsOf(T value);
}

/// <summary>
/// The fields of <see cref="SaidOn"/>. An extent of <c>within</c> is the default and is not written: older events have no extent.
/// </summary>
public sealed record SaidOnFields(
    DateOnly Earliest,
    DateOnly Latest,
    DateBasis Basis,
    string? Note = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Extent? Extent = null);

/// <summary>JSON of <see cref="SaidOn"/>.</summary>
public sealed class SaidOnConverter : CheckedConverter<SaidOn, SaidOnFields>
{
    /// <inheritdoc/>
    protected override SaidOn Create(SaidOnFields fields) =>
        new(fields.Earliest, fields.Latest, fields.Basis, fields.Note, fields.Extent ?? Extent.Within);

    /// <inheritdoc/>
    protected override SaidOnFields FieldsOf(SaidOn value) =>
        new(value.Earliest, value.Latest, value.Basis, value.Note, value.Extent == Extent.Within ? null : value.Extent);
}

/// <summary>The fields of <see cref="Published"/>.</summary>
public sealed record PublishedFields(DateOnly Earliest, DateOnly Latest, DateBasis Basis);

/// <summary>JSON of <see cref="Published"/>.</summary>
public sealed class PublishedConverter : CheckedConverter<Published, PublishedFields>
{
    /// <inheritdoc/>
    protected override Published Create(PublishedFields fields) => new(fields.Earliest, fields.Latest, fields.Basis);

    /// <inheritdoc/>
    protected override PublishedFields FieldsOf(Published value) => new(value.Earliest, value.Latest, value.Basis);
}

/// <summary>The fields of <see cref="Passage"/>.</summary>
public sealed record PassageFields(int Start, int End, Sha256Digest? Sha256 = null);

/// <summary>JSON of <see cref="Passage"/>.</summary>
public sealed class PassageConverter : CheckedConverter<Passage, PassageFields>
{
    /// <inheritdoc/>
    protected override Passage Create(PassageFields fields) => new(fields.Start, fields.End, fields.Sha256);

    /// <inheritdoc/>
    protected override PassageFields FieldsOf(Passage value) => new(value.Start, value.End, value.Sha256);
}

/// <summary>The fields of <see cref="ClaimStand"/>.</summary>
public sealed record ClaimStandFields(ClaimId Claim, Standpoint Position);

/// <summary>
/// JSON of <see cref="ClaimStand"/>. It handles null itself: it occurs in lists, and nullability annotations do not reach their entries.
/// </summary>
public sealed class ClaimStandConverter : CheckedConverter<ClaimStand, ClaimStandFields>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    protected override ClaimStand Create(ClaimStandFields fields) => new(fields.Claim, fields.Position);

    /// <inheritdoc/>
    protected override ClaimStandFields FieldsOf(ClaimStand value) => new(value.Claim, value.Standpoint);
}
