using System.Buffers.Text;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using StanceTracker.Domain.Codebook;

namespace StanceTracker.Imports.Reading;

/// <summary>What is wrong with a row.</summary>
/// <param name="Kind">The kind of fault, used to count faults.</param>
/// <param name="Field">The column; null if it is the whole row.</param>
/// <param name="Reason">A sentence for the person who fixes the file.</param>
internal sealed record RowFault(string Kind, string? Field, string Reason);

/// <summary>Whether the quotes of a CSV row are valid.</summary>
internal enum Quoting
{
    /// <summary>All quotes are closed.</summary>
    Sound,

    /// <summary>A quote is still open at the end.</summary>
    Open,

    /// <summary>A closing quote is followed by something other than a separator.</summary>
    Broken,
}

/// <summary>A column: its index, and its name in messages.</summary>
internal readonly record struct Column(int Index, string Name);

/// <summary>
/// The fields of one row at a time, reading the row's own bytes. The caller asks for each field by its type. The first invalid field
/// becomes the <see cref="Fault"/>; later ones are ignored.
/// </summary>
/// <param name="isLatin1">Whether the file is ISO-8859-1 instead of UTF-8.</param>
internal sealed class Fields(bool isLatin1)
{
    private static readonly FrozenDictionary<string, ActEntry> Acts =
        ActCodebook.Cameo.All.ToFrozenDictionary(act => act.Code.Value, StringComparer.Ordinal);

    private int[] _bounds = new int[256];
    private byte[] _unescaped = new byte[1 << 12];
    private ReadOnlyMemory<byte> _line;
    private bool _isUnescaped;

    /// <summary>The number of fields.</summary>
    public int Count { get; private set; }

    /// <summary>The first fault of the row; null if there is none so far.</summary>
    public RowFault? Fault { get; private set; }

    /// <summary>The bytes of a field; empty if the row does not have it.</summary>
    public ReadOnlySpan<byte> this[int index] => index >= Count
        ? []
        : (_isUnescaped ? _unescaped : _line.Span)[_bounds[2 * index].._bounds[(2 * index) + 1]];

    /// <summary>Splits a row at a separator. Quotes have no special meaning.</summary>
    public void Split(ReadOnlyMemory<byte> line, byte separator)
    {
        (_line, _isUnescaped, Count, Fault) = (line, false, 0, null);
        var rest = line.Span;
        var start = 0;
        while (true)
        {
            var length = rest.IndexOf(separator);
            if (length < 0) break;
            Add(start, start + length);
            start += length + 1;
            rest = rest[(length + 1)..];
        }

        Add(start, line.Length);
    }

    /// <summary>
    /// Splits a row of CSV (RFC 4180): a field that begins with a quote ends with one, and a doubled quote in it is one quote.
    /// </summary>
    public Quoting SplitQuoted(ReadOnlyMemory<byte> line, byte separator)
    {
        if (!line.Span.Contains((byte)'"'))
        {
            Split(line, separator);
            return Quoting.Sound;
        }

        (_line, _isUnescaped, Count, Fault) = (line, true, 0, null);
        if (_unescaped.Length < line.Length) _unescaped = new byte[line.Length * 2];
        var bytes = line.Span;
        var (at, written) = (0, 0);
        while (true)
        {
            var start = written;
            if (at < bytes.Length && bytes[at] == '"')
            {
                at++;
                while (true)
                {
                    var length = bytes[at..].IndexOf((byte)'"');
                    if (length < 0) return Quoting.Open;
                    Write(bytes.Slice(at, length));
                    at += length + 1;
                    if (at >= bytes.Length || bytes[at] != '"') break;
                    Write("\""u8);
                    at++;
                }

                if (at < bytes.Length && bytes[at] != separator) return Quoting.Broken;
            }
            else
            {
                var length = bytes[at..].IndexOf(separator) is >= 0 and var found ? found : bytes.Length - at;
                Write(bytes.Slice(at, length));
                at += length;
            }

            Add(start, written);
            if (at >= bytes.Length) return Quoting.Sound;
            at++;
        }

        void Write(ReadOnlySpan<byte> unescaped)
        {
            unescaped.CopyTo(_unescaped.AsSpan(written));
            written += unescaped.Length;
        }
    }

    /// <summary>Whether every field from an index on is empty.</summary>
    public bool AreEmptyFrom(int index)
    {
        for (; index < Count; index++)
        {
            if (!this[index].IsEmpty) return false;
        }

        return true;
    }

    /// <summary>A field as trimmed text.</summary>
    public string Text(Column column) => Text(this[column.Index]);

    /// <summary>Part of a field as trimmed text.</summary>
    public string Text(ReadOnlySpan<byte> bytes) => (isLatin1 ? Encoding.Latin1 : Encoding.UTF8).GetString(bytes.Trim(" \t"u8));

    /// <summary>Whether a field is not blank.</summary>
    public bool Has(Column column) => !this[column.Index].Trim(" \t"u8).IsEmpty;

    /// <summary>A field that must not be blank.</summary>
    public string Required(Column column)
    {
        var text = Text(column);
        if (text.Length == 0) Fail("missing", column.Name, $"{column.Name} is empty.");
        return text;
    }

    /// <summary>A whole number, 0 or more.</summary>
    public long Number(Column column)
    {
        var bytes = this[column.Index];
        if (Utf8Parser.TryParse(bytes, out long number, out var length) && length == bytes.Length && number >= 0) return number;
        if (IsRounded(bytes)) Fail("rounded-number", column.Name, $"{column.Name} is '{Text(column)}': a spreadsheet has rounded it.");
        else Fail("not-a-number", column.Name, $"{column.Name} is '{Text(column)}', which is not a whole number.");
        return 0;
    }

    /// <summary>A day as <c>YYYYMMDD</c>, or the day of a time as <c>YYYYMMDDhhmmss</c>.</summary>
    public DateOnly CompactDay(Column column, int digits)
    {
        var expected = digits == 8 ? "date (YYYYMMDD)" : "time (YYYYMMDDhhmmss)";
        var bytes = this[column.Index];
        if (bytes.Length == digits && !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && Utf8Parser.TryParse(bytes[..8], out int day, out _) && IsDay(day / 10_000, day / 100 % 100, day % 100))
            return new DateOnly(day / 10_000, day / 100 % 100, day % 100);
        if (IsRounded(bytes)) Fail("rounded-number", column.Name, $"{column.Name} is '{Text(column)}': a spreadsheet has rounded it.");
        else Fail("not-a-day", column.Name, $"{column.Name} is '{Text(column)}', which is not a valid {expected}.");
        return default;
    }

    /// <summary>A day as <c>YYYY-MM-DD</c>, or in one of the given formats.</summary>
    public DateOnly Day(Column column, params string[] formats)
    {
        var text = Text(column);
        if (Domain.Day.TryParse(text, out var day)) return day;
        if (formats.Length > 0 && DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return day;
        var expected = string.Join(" or ", formats.Prepend("YYYY-MM-DD"));
        Fail("not-a-day", column.Name, $"{column.Name} is '{text}', which is not a valid date ({expected}).");
        return default;
    }

    /// <summary>
    /// A CAMEO code of three or four digits, as written. Two digits are rejected, because <c>20</c> may be a CAMEO root or <c>020</c>
    /// shortened by a spreadsheet, unless the root column also has two digits and confirms that it is a root.
    /// </summary>
    /// <param name="column">The code.</param>
    /// <param name="root">The code's root, if the data have it; the code must begin with it.</param>
    public ActEntry Act(Column column, Column? root = null)
    {
        var bytes = this[column.Index];
        Span<char> digits = stackalloc char[4];
        if (!Has(column) || bytes.Length > 4 || !Ascii.IsValid(bytes))
        {
            if (!Has(column)) Fail("missing", column.Name, $"{column.Name} is empty.");
            else Fail("not-an-act", column.Name, $"{column.Name} is '{Text(column)}', which is not a CAMEO code.");
            return ActCodebook.Cameo.All[0];
        }

        digits = digits[..Encoding.ASCII.GetChars(bytes, digits)];
        var hasRoot = root is { } rootColumn && this[rootColumn.Index].Length == 2;
        var isKnown = Acts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(digits, out var act);
        if (isKnown && (hasRoot ? bytes.StartsWith(this[root!.Value.Index]) : bytes.Length > 2)) return act!;
        if (IsMissingZero(digits, isKnown, out var whole))
            Fail("lost-zero", column.Name, $"{column.Name} is '{Text(column)}', which may be {whole} without its leading zero.");
        else if (isKnown)
            Fail("another-root", root!.Value.Name, $"{root.Value.Name} is '{Text(root.Value)}', which is not the root of {Text(column)}.");
        else
            Fail("not-an-act", column.Name, $"{column.Name} is '{Text(column)}', which is not a CAMEO code.");
        return ActCodebook.Cameo.All[0];
    }

    /// <summary>Fails if the row is dated after the day on which, by its own data, it was seen.</summary>
    public void NotAfter(DateOnly day, Column dated, DateOnly seen, Column seenOn)
    {
        if (Fault is not null || day <= seen) return;
        var (date, limit) = (Domain.Day.Format(day), Domain.Day.Format(seen));
        Fail("dated-ahead", dated.Name, $"{dated.Name} is {date}, after {seenOn.Name}, {limit}: it was known before it happened.");
    }

    /// <summary>Sets the fault, unless there is an earlier one.</summary>
    public void Fail(string kind, string? field, string reason) => Fault ??= new RowFault(kind, field, reason);

    private static bool IsMissingZero(ReadOnlySpan<char> digits, bool isKnown, out string whole)
    {
        whole = $"0{digits}";
        return (!isKnown || digits.Length == 2) && Acts.ContainsKey(whole);
    }

    /// <summary><c>2.02E+13</c>.</summary>
    private static bool IsRounded(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOfAny((byte)'E', (byte)'e') > 0 && Utf8Parser.TryParse(bytes, out double _, out var length) && length == bytes.Length;

    private static bool IsDay(int year, int month, int day) =>
        year is >= 1000 and <= 9000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private void Add(int start, int end)
    {
        if (2 * Count == _bounds.Length) Array.Resize(ref _bounds, _bounds.Length * 2);
        _bounds[2 * Count] = start;
        _bounds[(2 * Count) + 1] = end;
        Count++;
    }
}
