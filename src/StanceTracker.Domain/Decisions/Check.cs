using StanceTracker.Domain.Ledgers;

namespace StanceTracker.Domain.Decisions;

/// <summary>A sequence of field checks. The first failure is the rejection.</summary>
internal sealed class Check
{
    /// <summary>The range of valid years. PostgreSQL and .NET use values outside it for infinity.</summary>
    private const int FirstYear = 1000, LastYear = 9000;

    private Refusal? _first;

    /// <summary>The rejection or, if all checks passed, the given decision.</summary>
    public Decision Else(Func<Decision> next) => _first is null ? next() : new Decision.Refused(_first);

    public Check That(bool holds, RefusalType type, string message, string? field = null)
    {
        if (!holds) _first ??= new Refusal(type, message, field);
        return this;
    }

    /// <summary>
    /// Requires a text of 1 to <paramref name="most"/> characters that is not blank and has no control characters (except tab and line
    /// feed) and no unpaired surrogates.
    /// </summary>
    public Check Text(string? text, string field, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) return That(false, RefusalType.MissingField, $"{field} must not be blank.", field);
        if (text.Length > most) return That(false, RefusalType.InvalidField, $"{field} is {text.Length} characters long; at most {most} are kept.", field);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\t'))
                return That(false, RefusalType.InvalidField, $"{field} has a control character (U+{(int)text[i]:X4}) at {i}.", field);
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return That(false, RefusalType.InvalidField, $"{field} has half a surrogate pair at {i}.", field);
        }

        return this;
    }

    public Check OptionalText(string? text, string field, int most) => text is null ? this : Text(text, field, most);

    public Check Day(DateOnly? day, string field) => That(
        day is null || day.Value.Year is >= FirstYear and <= LastYear, RefusalType.InvalidField, $"{field} must lie between the years {FirstYear} and {LastYear}.", field);

    public Check Distinct<T>(IReadOnlyList<T> items, string field, int most)
    {
        if (items.Count > most) return That(false, RefusalType.InvalidField, $"{field} has {items.Count} entries; at most {most} are kept.", field);
        return items.GroupBy(item => item).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? That(false, RefusalType.InvalidField, $"{field} names {twice.Key} twice.", field)
            : this;
    }

    public Check Reason(LedgerEvent body) => body is IReasoned reasoned ? Text(reasoned.Reason, "reason", 2_000) : this;
}
