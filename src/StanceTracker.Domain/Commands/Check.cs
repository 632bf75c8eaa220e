using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Commands;

/// <summary>A sequence of field checks. The first failure is the rejection.</summary>
internal sealed class Check
{
    /// <summary>The range of valid years. PostgreSQL and .NET use values outside it for infinity.</summary>
    private const int FirstYear = 1000, LastYear = 9000;

    private Rejection? _first;

    /// <summary>The rejection or, if all checks passed, the given decision.</summary>
    public Decision Else(Func<Decision> next) => _first is null ? next() : new Decision.Rejected(_first);

    public Check Require(bool holds, RejectionType type, string message, string? field = null)
    {
        if (!holds) _first ??= new Rejection(type, message, field);
        return this;
    }

    /// <summary>
    /// A text of 1 to <paramref name="max"/> characters, not blank, without control characters (but tab and line feed) or half a surrogate
    /// pair.
    /// </summary>
    public Check Text(string? text, string field, int max)
    {
        if (string.IsNullOrWhiteSpace(text)) return Require(false, RejectionType.MissingField, $"{field} must not be blank.", field);
        if (text.Length > max) return Require(
            false, RejectionType.InvalidField, $"{field} is {text.Length} characters long; the limit is {max}.", field);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\t'))
                return Require(
                    false, RejectionType.InvalidField, $"{field} has a control character (U+{(int)text[i]:X4}) at index {i}.", field);
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return Require(
                false, RejectionType.InvalidField, $"{field} has an unpaired surrogate at index {i}.", field);
        }

        return this;
    }

    public Check OptionalText(string? text, string field, int max) => text is null ? this : Text(text, field, max);

    public Check Day(DateOnly? day, string field) => Require(
        day is null || day.Value.Year is >= FirstYear and <= LastYear,
        RejectionType.InvalidField,
        $"{field} must be between the years {FirstYear} and {LastYear}.",
        field);

    public Check Distinct<T>(IReadOnlyList<T> items, string field, int max)
    {
        if (items.Count > max) return Require(
            false, RejectionType.InvalidField, $"{field} has {items.Count} entries; the limit is {max}.", field);
        return items.GroupBy(item => item).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? Require(false, RejectionType.InvalidField, $"{field} names {twice.Key} twice.", field)
            : this;
    }

    /// <summary>Checks each item under the name of its field, such as <c>targets[2]</c>.</summary>
    public Check Each<T>(IReadOnlyList<T> items, string field, Action<T, string> check)
    {
        for (var i = 0; i < items.Count; i++) check(items[i], $"{field}[{i}]");
        return this;
    }

    /// <summary>An actor that is introduced.</summary>
    public Check Actor(ActorId actor, string field, IAggregateLookup aggregates) => Require(
        aggregates.Actor(actor).Introduced is not null, RejectionType.UnknownActor, $"There is no actor '{actor}'.", field);

    public Check Reason(LedgerEvent body) => body is IReasoned reasoned ? Text(reasoned.Reason, "reason", 2_000) : this;
}
