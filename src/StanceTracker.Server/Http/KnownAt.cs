using System.Globalization;
using StanceTracker.Domain;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Server.Http;

/// <summary>Reads the parameter <c>knownAt</c>: a position, an instant or a day.</summary>
/// <param name="ledger">Finds the position of an instant.</param>
/// <param name="head">The newest position.</param>
internal sealed class KnownAt(LedgerReader ledger, SharedHead head)
{
    private const string Expected =
        "a ledger position, an instant with a time zone (2024-01-31T12:00:00Z), or a day (2024-01-31), read as its end in UTC";

    /// <summary>
    /// The position meant: for an instant the newest position recorded not after it; for a day its end in UTC; beyond the head, the head.
    /// Null where nothing is asked: what is known now.
    /// </summary>
    public async Task<LedgerPosition?> ReadAsync(QueryReader query, string? text, CancellationToken cancel, string field = "knownAt")
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (text.All(char.IsAsciiDigit))
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) position = long.MaxValue;
            return new LedgerPosition(Math.Min(position, (await head.ReadAsync(cancel)).Value));
        }

        if (Instant(text) is { } instant) return await ledger.HeadAtAsync(instant, cancel);
        return query.Fail<LedgerPosition?>(field, text, Expected);
    }

    /// <summary>The last microsecond of a day in UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        day == DateOnly.MaxValue
            ? DateTimeOffset.MaxValue
            : new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMicroseconds(-1);

    private static DateTimeOffset? Instant(string text)
    {
        if (Day.TryParse(text, out var day)) return EndOf(day);

        // A plus sign that was not escaped arrives as a space.
        var whole = text.Replace(' ', '+');
        var hasZone = whole.Length > 10 && whole[10] == 'T' && (whole[^1] == 'Z' || whole.AsSpan(11).IndexOfAny('+', '-') > 0);
        return hasZone && DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
    }
}
