using System.Runtime.CompilerServices;
using System.Text.Unicode;
using StanceTracker.Domain.Commands;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Reading;

/// <summary>A row that is about to be read: where it is in the file, and its fields.</summary>
internal readonly record struct Row(long Number, ReadOnlyMemory<byte> Bytes, bool IsLatin1, Fields Fields)
{
    /// <summary>The row, kept.</summary>
    public LineText Text => new(Bytes.ToArray(), IsLatin1);

    /// <summary>A row that cannot be read, for the first fault that was found.</summary>
    public ImportLine.Unreadable Unreadable() => Unreadable(Fields.Fault!);

    /// <summary>A row that cannot be read.</summary>
    public ImportLine.Unreadable Unreadable(RowFault fault) => new(Number, Text, new Rejection(RejectionType.InvalidField, fault.Reason, fault.Field), fault.Kind);
}

/// <summary>The rows of files whose fields a tab parts, and nothing else: a quote in them is a character like others.</summary>
/// <param name="fewest">The fewest fields of a row.</param>
/// <param name="max">The most fields of a row; further ones that are empty do not matter.</param>
/// <param name="isLatin1">Whether the file is ISO-8859-1, and not UTF-8.</param>
/// <param name="header">The name of the first column: a first line that begins so is the header, and is left.</param>
internal sealed class TabRows(int fewest, int max, string header, bool isLatin1 = false)
{
    /// <summary>Reads them.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="cancel">Stops it.</param>
    public async IAsyncEnumerable<ImportLine> ReadAsync(Stream stream, Func<Row, ImportLine> read, [EnumeratorCancellation] CancellationToken cancel)
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
            yield return fields.Count >= fewest && (fields.Count <= max || fields.AreEmptyFrom(max)) ? read(row) : row.Unreadable(RowFaults.Columns(fields.Count, fewest, max));
        }
    }
}

/// <summary>What can be wrong with a row before its fields are looked at.</summary>
internal static class RowFaults
{
    /// <summary>What is wrong with a line as such; null if nothing is.</summary>
    public static RowFault? FindInLine(TextLine line, bool isLatin1)
    {
        if (!line.IsWhole) return new RowFault("too-long", null, $"The line is longer than {TextLines.MaxBytes} bytes.");
        return isLatin1 || Utf8.IsValid(line.Bytes.Span) ? null : new RowFault("not-utf-8", null, "The line is not valid UTF-8.");
    }

    /// <summary>It has too few or too many fields.</summary>
    public static RowFault Columns(int count, int fewest, int max) =>
        new("column-count", null, $"The line has {count} columns; {(fewest == max ? $"{max}" : $"{fewest} to {max}")} are expected.");
}
