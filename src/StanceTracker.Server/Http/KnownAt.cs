using System.Globalization;
using StanceTracker.Domain;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Server.Http;

/// <summary>The parameter <c>knownAt</c>: a position, an instant or a day, which means its end in UTC.</summary>
internal sealed class KnownAtParameter : QueryParameter<KnownAtParameter, AskedPosition?>
{
    /// <inheritdoc/>
    protected override string Expected =>
        "a ledger position, an instant with a time zone (2024-01-31T12:00:00Z), or a day (2024-01-31), read as its end in UTC";

    /// <inheritdoc/>
    protected override AskedPosition? Parse(string text)
    {
        if (!text.All(char.IsAsciiDigit)) return Instant(text) is { } instant ? new AskedPosition(null, instant) : null;
        return new AskedPosition(
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : long.MaxValue, default);
    }

    private static DateTimeOffset? Instant(string text)
    {
        if (Day.TryParse(text, out var day)) return KnownAt.EndOf(day);

        // A plus sign that was not escaped arrives as a space.
        var whole = text.Replace(' ', '+');
        var hasZone = whole.Length > 10 && whole[10] == 'T' && (whole[^1] == 'Z' || whole.AsSpan(11).IndexOfAny('+', '-') > 0);
        return hasZone && DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
    }
}

/// <summary>The position that <c>knownAt</c> asks for.</summary>
/// <param name="Position">The position; may be beyond the head.</param>
/// <param name="Instant">Instead of a position: the newest one recorded not after this instant.</param>
internal readonly record struct AskedPosition(long? Position, DateTimeOffset Instant);

/// <summary>Finds the position that <c>knownAt</c> asks for.</summary>
/// <param name="ledger">Finds the position of an instant.</param>
/// <param name="head">The newest position.</param>
internal sealed class KnownAt(LedgerReader ledger, SharedHead head)
{
    /// <summary>The description of the parameter.</summary>
    public const string Description = "Answer as known at this ledger position, instant or day. Default: now.";

    /// <summary>The position; beyond the head, the head. Null if none is asked for: what is known now.</summary>
    public async Task<LedgerPosition?> FindAsync(AskedPosition? asked, CancellationToken cancel) => asked switch
    {
        null => null,
        { Position: { } position } => new LedgerPosition(Math.Min(position, (await head.ReadAsync(cancel)).Value)),
        { Instant: var instant } => await ledger.HeadAtAsync(instant, cancel),
    };

    /// <summary>The last microsecond of a day in UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        day == DateOnly.MaxValue
            ? DateTimeOffset.MaxValue
            : new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMicroseconds(-1);
}
