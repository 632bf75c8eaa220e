using System.Buffers;
using System.Runtime.CompilerServices;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Reading;

/// <summary>
/// The rows of files with a header, either CSV (RFC 4180) or tab-separated, depending on the header. Columns are found by name, in any
/// order, ignoring case, spaces and underscores.
/// <para>
/// CsvHelper is fast but does not fit: with an unclosed quote it takes the rest of the file for one field or, if line breaks within quotes
/// are forbidden, splits fields that have them; and a record over its size limit ends the reading. Here only such a row is rejected, and
/// reading continues with the next line. A field with line breaks is assembled from up to <see cref="MaxLines"/> lines; if its quote is
/// never closed, only its first line is rejected. </para>
/// </summary>
/// <param name="format">The name of the format, for messages.</param>
/// <param name="required">The columns the header must have; others are ignored.</param>
internal sealed class HeadedRows(string format, params string[] required)
{
    /// <summary>The maximum number of lines in a row.</summary>
    public const int MaxLines = 64;

    /// <summary>Reads the rows.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="begin">Given the required columns in their order, returns the function that reads a row.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="ImportFormatException">A required column is missing.</exception>
    public async IAsyncEnumerable<ImportLine> ReadAsync(
        Stream stream, Func<Column[], Func<Row, ImportLine>> begin, [EnumeratorCancellation] CancellationToken cancel)
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

    /// <summary>The rows, each split into the fields or with its fault.</summary>
    private static async IAsyncEnumerable<(TextLine Line, RowFault? Fault)> SplitAsync(
        IAsyncEnumerator<TextLine> lines, Fields fields, byte separator)
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

    private static readonly RowFault BadQuotes =
        new("bad-quotes", null, "A quote in this line is not closed, or a closing quote is followed by text.");

    private Column[] Locate(Fields fields)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++) names.TryAdd(Plain(fields.Text(fields[i])), i);
        return [.. required.Select(name => names.TryGetValue(Plain(name), out var index)
            ? new Column(index, name)
            : throw new ImportFormatException(
                $"Column '{name}' is missing from the first line. The file is not {format}, or has no header."))];
    }

    private static string Plain(string name) =>
        name.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
