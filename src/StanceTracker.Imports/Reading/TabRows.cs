using System.Runtime.CompilerServices;
using System.Text.Unicode;
using StanceTracker.Domain.Commands;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Reading;

/// <summary>A row: its place in the file, and its fields.</summary>
internal readonly record struct Row(long Number, ReadOnlyMemory<byte> Bytes, bool IsLatin1, Fields Fields)
{
    /// <summary>A copy of the row's text.</summary>
    public LineText Text => new(Bytes.ToArray(), IsLatin1);

    /// <summary>An unreadable line, with the first fault of the fields.</summary>
    public ImportLine.Unreadable Unreadable() => Unreadable(Fields.Fault!);

    /// <summary>An unreadable line.</summary>
    public ImportLine.Unreadable Unreadable(RowFault fault) =>
        new(Number, Text, new Rejection(RejectionType.InvalidField, fault.Reason, fault.Field), fault.Kind);
}

/// <summary>The rows of tab-separated files, in which quotes have no special meaning.</summary>
/// <param name="min">The minimum number of fields in a row.</param>
/// <param name="max">The maximum number of fields; additional ones must be empty.</param>
/// <param name="isLatin1">Whether the file is ISO-8859-1 instead of UTF-8.</param>
/// <param name="header">The name of the first column. A first line that begins with it is a header and is skipped.</param>
internal sealed class TabRows(int min, int max, string header, bool isLatin1 = false)
{
    /// <summary>Reads the rows.</summary>
    public async IAsyncEnumerable<ImportLine> ReadAsync(
        Stream stream, Func<Row, ImportLine> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        var fields = new Fields(isLatin1);
        await foreach (var line in TextLines.ReadAsync(stream, cancel))
        {
            var row = new Row(line.Number, line.Bytes, isLatin1, fields);
            if (RowFaults.FindInLine(line, isLatin1) is { } fault)
            {
                yield return row.Unreadable(fault);
                continue;
            }

            fields.Split(line.Bytes, (byte)'\t');
            if (line.Number == 1 && fields.Text(fields[0]).Equals(header, StringComparison.OrdinalIgnoreCase)) continue;
            var isComplete = fields.Count >= min && (fields.Count <= max || fields.AreEmptyFrom(max));
            yield return isComplete ? read(row) : row.Unreadable(RowFaults.Columns(fields.Count, min, max));
        }
    }
}

/// <summary>Faults of a row that are found before its fields are read.</summary>
internal static class RowFaults
{
    /// <summary>The fault of a line; null if there is none.</summary>
    public static RowFault? FindInLine(TextLine line, bool isLatin1)
    {
        if (!line.IsWhole) return new RowFault("too-long", null, $"The line is longer than {TextLines.MaxBytes} bytes.");
        return isLatin1 || Utf8.IsValid(line.Bytes.Span) ? null : new RowFault("not-utf-8", null, "The line is not valid UTF-8.");
    }

    /// <summary>A wrong number of columns.</summary>
    public static RowFault Columns(int count, int min, int max) =>
        new("column-count", null, $"The line has {count} columns; expected {(min == max ? $"{max}" : $"{min} to {max}")}.");
}
