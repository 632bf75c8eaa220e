using System.Buffers;
using System.Runtime.CompilerServices;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Reading;

/// <summary>
/// The rows of files with a header, as CSV (RFC 4180) or parted by tabs, told by the header. Columns are found by name, in any order; case, spaces and underscores in
/// names do not matter.
/// <para>
/// This is not done by CsvHelper, fast as it reads streams: a quote that nobody closes makes it take the rest of the file for one field, or, where line breaks within
/// quotes are forbidden, split fields that do have them; and a record beyond its bound ends the reading. Here such a row is rejected, and the next line is read: a
/// field with line breaks is put together from the lines it spans, at most <see cref="MaxLines"/>, and where it does not end well its first line alone is at fault.
/// </para>
/// </summary>
/// <param name="format">The name of the format, for messages.</param>
/// <param name="required">The columns that the header must name; others are left.</param>
internal sealed class HeadedRows(string format, params string[] required)
{
    /// <summary>The most lines that one row spans.</summary>
    public const int MaxLines = 64;

    /// <summary>Reads them.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="begin">Told where the required columns are, in their order, gives what reads one row.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ImportFormatException">The header lacks a column.</exception>
    public async IAsyncEnumerable<ImportLine> ReadAsync(Stream stream, Func<Column[], Func<Row, ImportLine>> begin, [EnumeratorCancellation] CancellationToken cancel)
    {
        var fields = new Fields(isLatin1: false);
        await using var lines = TextLines.ReadAsync(stream, cancel).GetAsyncEnumerator(cancel);
        if (!await lines.MoveNextAsync()) yield break;
        var separator = lines.Current.Bytes.Span.Contains((byte)'\t') ? (byte)'\t' : (byte)',';
        if (separator == '\t') fields.Split(lines.Current.Bytes, separator);
        else fields.SplitQuoted(lines.Current.Bytes, separator);
        var read = begin(Locate(fields));
        var columns = fields.Count;
        await foreach (var (line, fault) in SplitAsync(lines, fields, separator))
        {
            var row = new Row(line.Number, line.Bytes, false, fields);
            if (fault is not null) yield return row.Unreadable(fault);
            else if (fields.Count == columns || (fields.Count > columns && fields.AreEmptyFrom(columns))) yield return read(row);
            else yield return row.Unreadable(RowFaults.Columns(fields.Count, columns, columns));
        }
    }

    /// <summary>The rows, each split into the fields or with what is wrong with it.</summary>
    private static async IAsyncEnumerable<(TextLine Line, RowFault? Fault)> SplitAsync(IAsyncEnumerator<TextLine> lines, Fields fields, byte separator)
    {
        var ahead = new Queue<TextLine>();
        while (ahead.TryDequeue(out var line) || await lines.MoveNextAsync())
        {
            if (line.Number == 0) line = lines.Current;
            var fault = RowFaults.FindInLine(line, isLatin1: false);
            var quoting = Quoting.Sound;
            if (fault is not null) yield return (line, fault);
            else if (separator == '\t') fields.Split(line.Bytes, separator);
            else quoting = fields.SplitQuoted(line.Bytes, separator);
            if (fault is not null) continue;
            if (quoting != Quoting.Open)
            {
                yield return (line, quoting == Quoting.Sound ? null : BadQuotes);
                continue;
            }

            var first = line with { Bytes = line.Bytes.ToArray() };
            var whole = new ArrayBufferWriter<byte>(first.Bytes.Length * 2);
            whole.Write(first.Bytes.Span);
            var taken = new List<TextLine>();
            while (quoting == Quoting.Open && taken.Count < MaxLines - 1 && whole.WrittenCount < TextLines.MaxBytes)
            {
                if (!ahead.TryDequeue(out var next))
                {
                    if (!await lines.MoveNextAsync()) break;
                    next = lines.Current with { Bytes = lines.Current.Bytes.ToArray() };
                }

                taken.Add(next);
                if (RowFaults.FindInLine(next, isLatin1: false) is not null) break;
                whole.Write("\n"u8);
                whole.Write(next.Bytes.Span);
                quoting = fields.SplitQuoted(whole.WrittenMemory, separator);
            }

            if (quoting == Quoting.Sound)
            {
                yield return (first with { Bytes = whole.WrittenMemory }, null);
                continue;
            }

            yield return (first, BadQuotes);
            foreach (var rest in ahead) taken.Add(rest);
            ahead = new Queue<TextLine>(taken);
        }
    }

    private static readonly RowFault BadQuotes = new("bad-quotes", null, "A quote in this line is not closed, or text stands behind one that closes.");

    private Column[] Locate(Fields fields)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++) names.TryAdd(Plain(fields.Text(fields[i])), i);
        return [.. required.Select(name => names.TryGetValue(Plain(name), out var index)
            ? new Column(index, name)
            : throw new ImportFormatException($"The first line names no column '{name}': this is not {format}, or its header is missing."))];
    }

    private static string Plain(string name) => name.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
