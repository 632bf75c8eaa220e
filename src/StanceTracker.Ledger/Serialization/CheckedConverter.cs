using System.Text.Json;
using System.Text.Json.Serialization;
using StanceTracker.Domain;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Ledger.Serialization;

/// <summary>
/// A value whose constructor refuses what cannot be, read through a plain record of its fields, so that the refusal becomes a JSON error at the value's path.
/// </summary>
/// <typeparam name="T">The value.</typeparam>
/// <typeparam name="TFields">Its fields as they stand in JSON.</typeparam>
public abstract class CheckedConverter<T, TFields> : JsonConverter<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) throw new JsonException("must not be null");
        try
        {
            return Make((TFields)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(typeof(TFields)))!);
        }
        catch (JsonException e)
        {
            // Its path begins at this value; that of an error without a path, at the whole body.
            var told = JsonFault.Describe(e);
            throw JsonFault.Within(told.Path![1..], told.Message);
        }
        catch (ArgumentException e)
        {
            throw JsonFault.Within($".{e.ParamName}", $"{e.ParamName} {e.Message.Split(" (Parameter")[0]}");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, Set(value), options.GetTypeInfo(typeof(TFields)));

    /// <summary>Makes the value of its fields.</summary>
    /// <exception cref="ArgumentException">They cannot stand together.</exception>
    protected abstract T Make(TFields fields);

    /// <summary>Takes the value apart.</summary>
    protected abstract TFields Set(T value);
}

/// <summary>
/// The fields of <see cref="SaidOn"/>. An extent of <c>within</c> is not written: it is what a body without one means, and bodies like that lie in
/// ledgers.
/// </summary>
public sealed record SaidOnFields(DateOnly Earliest, DateOnly Latest, DateBasis Basis, string? Note = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Extent? Extent = null);

/// <summary>When a statement was made.</summary>
public sealed class SaidOnConverter : CheckedConverter<SaidOn, SaidOnFields>
{
    /// <inheritdoc/>
    protected override SaidOn Make(SaidOnFields fields) => new(fields.Earliest, fields.Latest, fields.Basis, fields.Note, fields.Extent ?? Extent.Within);

    /// <inheritdoc/>
    protected override SaidOnFields Set(SaidOn value) => new(value.Earliest, value.Latest, value.Basis, value.Note, value.Extent == Extent.Within ? null : value.Extent);
}

/// <summary>The fields of <see cref="Published"/>.</summary>
public sealed record PublishedFields(DateOnly Earliest, DateOnly Latest, DateBasis Basis);

/// <summary>When a document was published.</summary>
public sealed class PublishedConverter : CheckedConverter<Published, PublishedFields>
{
    /// <inheritdoc/>
    protected override Published Make(PublishedFields fields) => new(fields.Earliest, fields.Latest, fields.Basis);

    /// <inheritdoc/>
    protected override PublishedFields Set(Published value) => new(value.Earliest, value.Latest, value.Basis);
}

/// <summary>The fields of <see cref="Passage"/>.</summary>
public sealed record PassageFields(int Start, int End, Sha256Digest? Sha256 = null);

/// <summary>Where in a document's text.</summary>
public sealed class PassageConverter : CheckedConverter<Passage, PassageFields>
{
    /// <inheritdoc/>
    protected override Passage Make(PassageFields fields) => new(fields.Start, fields.End, fields.Sha256);

    /// <inheritdoc/>
    protected override PassageFields Set(Passage value) => new(value.Start, value.End, value.Sha256);
}

/// <summary>The fields of <see cref="ClaimStand"/>.</summary>
public sealed record ClaimStandFields(ClaimId Claim, ClaimPosition Position);

/// <summary>A statement's position on one claim. It stands in lists, whose entries no nullability annotation keeps from being null.</summary>
public sealed class ClaimStandConverter : CheckedConverter<ClaimStand, ClaimStandFields>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    protected override ClaimStand Make(ClaimStandFields fields) => new(fields.Claim, fields.Position);

    /// <inheritdoc/>
    protected override ClaimStandFields Set(ClaimStand value) => new(value.Claim, value.Position);
}
