using CsvHelper;

namespace StanceTracker.Server.Http;

/// <summary>The CSV columns of a kind of row.</summary>
/// <param name="columns">Name and value of each column, in order.</param>
internal sealed class Table<T>(params (string Name, Func<T, object?> Value)[] columns)
{
    /// <summary>Text that a spreadsheet would read as a formula is prefixed with an apostrophe; numbers are not.</summary>
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, TrueValue = "true", FalseValue = "false" };

    /// <summary>Writes a header and the rows (RFC 4180, UTF-8).</summary>
    public async Task WriteAsync(Stream body, IAsyncEnumerable<T> rows, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(body, Options, leaveOpen: true);
        await csv.WriteRecordAsync(columns.Select(column => column.Name).ToArray(), cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            foreach (var (_, value) in columns) csv.WriteField(Cell(value(row)));
            await csv.EndRecordAsync(cancel);
        }
    }

    private static object? Cell(object? value) => value switch
    {
        DateOnly day => Domain.Day.Format(day),
        DateTimeOffset instant => instant.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        null or string or bool or double or long or int => value,
        _ => value.ToString(),
    };
}
