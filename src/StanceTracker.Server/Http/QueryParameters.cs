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
/// <typeparam name="TSelf">The parameter.</typeparam>
/// <typeparam name="TValue">Its value; a type that can be null.</typeparam>
internal abstract class QueryParameter<TSelf, TValue> : IQueryParameter where TSelf : QueryParameter<TSelf, TValue>, new()
{
    /// <summary>The text; null if it is empty.</summary>
    [JsonIgnore]
    public string? Text { get; private set; }

    /// <summary>The value; null if the parameter is empty or malformed.</summary>
    [JsonIgnore]
    public TValue? Value { get; private set; }

    /// <summary>What a value looks like, to complete "expected …".</summary>
    protected abstract string Expected { get; }

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out TSelf parameter)
    {
        parameter = Read(text);
        return true;
    }

    /// <summary>Reads a parameter.</summary>
    public static TSelf Read(string? text)
    {
        var parameter = new TSelf();
        if (!string.IsNullOrEmpty(text)) (parameter.Text, parameter.Value) = (text, parameter.Parse(text));
        return parameter;
    }

    /// <inheritdoc/>
    public ProblemHttpResult? ProblemOf(string name) => Text is null || Value is not null ? null : Invalid(name);

    /// <summary>The problem that the text is not what was expected.</summary>
    public ProblemHttpResult Invalid(string name) => Problems.Invalid(name, Text ?? "", Expected);

    /// <summary>Parses text that is not empty; null if it is malformed.</summary>
    protected abstract TValue? Parse(string text);
}

/// <summary>A day, as <c>YYYY-MM-DD</c>.</summary>
internal sealed class DayParameter : QueryParameter<DayParameter, DateOnly?>
{
    /// <summary>The range of years that dates can be computed in.</summary>
    private const int FirstYear = 1000, LastYear = 9000;

    /// <summary>What a day looks like, to complete "expected …".</summary>
    public static readonly string Rule = $"a date from the year {FirstYear} to {LastYear}, as YYYY-MM-DD";

    /// <inheritdoc/>
    protected override string Expected => Rule;

    /// <inheritdoc/>
    protected override DateOnly? Parse(string text) =>
        Day.TryParse(text, out var day) && day.Year is >= FirstYear and <= LastYear ? day : null;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BoolParameter : QueryParameter<BoolParameter, bool?>
{
    /// <inheritdoc/>
    protected override string Expected => "true or false";

    /// <inheritdoc/>
    protected override bool? Parse(string text) => text switch { "true" => true, "false" => false, _ => null };
}

/// <summary>The id of an actor, a document, a claim or a statement.</summary>
internal sealed class IdParameter<TId> : QueryParameter<IdParameter<TId>, TId?> where TId : struct, ISlug<TId>
{
    /// <inheritdoc/>
    protected override string Expected => $"an id: {Slug.Rule}";

    /// <inheritdoc/>
    protected override TId? Parse(string text) => Slug.IsValid(text) ? TId.Parse(text) : null;
}

/// <summary>Values separated by commas.</summary>
internal sealed class ListParameter<TParameter, TValue> : IQueryParameter
    where TParameter : QueryParameter<TParameter, TValue?>, new()
    where TValue : struct
{
    private readonly TParameter[] _items;

    private ListParameter(string? text)
    {
        var items = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _items = [.. items.Select(QueryParameter<TParameter, TValue?>.Read)];
    }

    /// <summary>The values.</summary>
    [JsonIgnore]
    public TValue[] Values => [.. _items.Select(item => item.Value).OfType<TValue>()];

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out ListParameter<TParameter, TValue> parameter)
    {
        parameter = new(text);
        return true;
    }

    /// <inheritdoc/>
    public ProblemHttpResult? ProblemOf(string name) =>
        _items.Select(item => item.ProblemOf(name)).FirstOrDefault(problem => problem is not null);
}

/// <summary>The written name of an enum's value, such as <c>armed-group</c>.</summary>
internal sealed class NameParameter<TEnum> : QueryParameter<NameParameter<TEnum>, TEnum?> where TEnum : struct, Enum
{
    /// <inheritdoc/>
    protected override string Expected => $"one of {KebabEnum<TEnum>.All}";

    /// <inheritdoc/>
    protected override TEnum? Parse(string text) => KebabEnum<TEnum>.TryParse(text, out var value) ? value : null;
}

/// <summary>Text to search for. No stored text has control characters, and PostgreSQL rejects NUL.</summary>
internal sealed class TextParameter : QueryParameter<TextParameter, string>
{
    /// <inheritdoc/>
    protected override string Expected => "text without control characters";

    /// <inheritdoc/>
    protected override string? Parse(string text) => text.Any(char.IsControl) ? null : text;
}

/// <summary>An integer in a range.</summary>
internal abstract class IntegerParameter<TSelf>(long min, long max) : QueryParameter<TSelf, long?>
    where TSelf : IntegerParameter<TSelf>, new()
{
    /// <inheritdoc/>
    protected override string Expected => $"an integer from {min} to {max}";

    /// <inheritdoc/>
    protected override long? Parse(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : null;
}

/// <summary>The maximum number of rows of a page.</summary>
internal sealed class LimitParameter() : IntegerParameter<LimitParameter>(1, ListResult.MaxAtOnce);

/// <summary>A ledger position.</summary>
internal sealed class PositionParameter() : IntegerParameter<PositionParameter>(0, long.MaxValue);

/// <summary>A number of 0 or more.</summary>
internal sealed class AmountParameter : QueryParameter<AmountParameter, double?>
{
    /// <inheritdoc/>
    protected override string Expected => "a number of 0 or more";

    /// <inheritdoc/>
    protected override double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount >= 0 ? amount : null;
}
