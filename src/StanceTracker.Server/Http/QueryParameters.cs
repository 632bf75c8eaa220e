using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain;

namespace StanceTracker.Server.Http;

/// <summary>A query parameter that may be malformed.</summary>
internal interface IQueryParameter
{
    /// <summary>The problem to answer with; null if the parameter is well-formed.</summary>
    ProblemHttpResult? ProblemOf(string name);
}

/// <summary>
/// A query parameter as the framework binds it. Binding never fails: <see cref="KnownParameters"/> answers a malformed one with a problem
/// that names it and what was expected, before the endpoint runs. An empty parameter counts as missing.
/// </summary>
internal abstract class QueryParameter<TValue> : IQueryParameter where TValue : struct
{
    private readonly string? _malformed;

    /// <summary>Reads a parameter.</summary>
    protected QueryParameter(string? text, TryParser tryParse)
    {
        if (string.IsNullOrEmpty(text)) return;
        if (tryParse(text, out var value)) Value = value;
        else _malformed = text;
    }

    /// <summary>Reads text that is not empty; false if it is malformed.</summary>
    protected delegate bool TryParser(string text, out TValue value);

    /// <summary>The value; null if the parameter is empty or malformed.</summary>
    [JsonIgnore]
    public TValue? Value { get; }

    /// <summary>What a value looks like, to complete "expected …".</summary>
    protected abstract string Expected { get; }

    /// <inheritdoc/>
    public ProblemHttpResult? ProblemOf(string name) => _malformed is null
        ? null
        : Problems.Problem(Problems.InvalidParameter, $"{name} is '{_malformed}': expected {Expected}.", name);
}

/// <summary>A day, as <c>YYYY-MM-DD</c>.</summary>
internal sealed class DayParameter(string? text) : QueryParameter<DateOnly>(text, QueryReader.IsDay)
{
    /// <inheritdoc/>
    protected override string Expected => QueryReader.DayExpected;

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out DayParameter parameter)
    {
        parameter = new(text);
        return true;
    }
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BoolParameter(string? text) : QueryParameter<bool>(text, IsBool)
{
    /// <inheritdoc/>
    protected override string Expected => "true or false";

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out BoolParameter parameter)
    {
        parameter = new(text);
        return true;
    }

    private static bool IsBool(string text, out bool value)
    {
        value = text == "true";
        return value || text == "false";
    }
}

/// <summary>The id of an actor, a document, a claim or a statement.</summary>
internal sealed class IdParameter<TId>(string? text) : QueryParameter<TId>(text, IsId) where TId : struct, ISlug<TId>
{
    /// <inheritdoc/>
    protected override string Expected => $"an id: {Slug.Rule}";

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out IdParameter<TId> parameter)
    {
        parameter = new(text);
        return true;
    }

    private static bool IsId(string text, out TId id)
    {
        var isValid = Slug.IsValid(text);
        id = isValid ? TId.Parse(text) : default;
        return isValid;
    }
}

/// <summary>The written name of an enum's value, such as <c>armed-group</c>.</summary>
internal sealed class NameParameter<TEnum>(string? text) : QueryParameter<TEnum>(text, KebabEnum<TEnum>.TryParse) where TEnum : struct, Enum
{
    /// <inheritdoc/>
    protected override string Expected => $"one of {KebabEnum<TEnum>.All}";

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out NameParameter<TEnum> parameter)
    {
        parameter = new(text);
        return true;
    }
}

/// <summary>The maximum number of rows of a page.</summary>
internal sealed class LimitParameter(string? text) : QueryParameter<int>(text, IsLimit)
{
    /// <inheritdoc/>
    protected override string Expected => $"an integer from 1 to {ListResult.MaxAtOnce}";

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out LimitParameter parameter)
    {
        parameter = new(text);
        return true;
    }

    private static bool IsLimit(string text, out int limit) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= ListResult.MaxAtOnce;
}

/// <summary>A number of 0 or more.</summary>
internal sealed class AmountParameter(string? text) : QueryParameter<double>(text, IsAmount)
{
    /// <inheritdoc/>
    protected override string Expected => "a number of 0 or more";

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out AmountParameter parameter)
    {
        parameter = new(text);
        return true;
    }

    private static bool IsAmount(string text, out double amount) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out amount) && amount >= 0;
}
