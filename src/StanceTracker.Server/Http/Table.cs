using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using StanceTracker.Domain;

namespace StanceTracker.Server.Http;

/// <summary>
/// The CSV columns of a kind of row. An enum is written by its kebab-case name, and a list as its items joined by spaces.
/// </summary>
internal sealed class Table<T>
{
    private readonly string[] _names;
    private readonly Func<T, IEnumerable<object?>> _cells;

    /// <summary>A table of these columns, in order.</summary>
    public Table(params (string Name, Func<T, object?> Value)[] columns)
        : this([.. columns.Select(column => column.Name)], row => columns.Select(column => column.Value(row)))
    {
    }

    private Table(string[] names, Func<T, IEnumerable<object?>> cells) => (_names, _cells) = (names, cells);

    /// <summary>Text that a spreadsheet would read as a formula is prefixed with an apostrophe; numbers are not.</summary>
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, TrueValue = "true", FalseValue = "false" };

    /// <summary>The columns that a row's properties are: the names as in JSON, the properties of a base type first.</summary>
    public static Table<T> OfProperties() => OfProperties(row => row);

    /// <summary>The columns that the properties of another object are, which is made from the row.</summary>
    public static Table<T> OfProperties<TColumns>(Func<T, TColumns> columns)
    {
        PropertyInfo[] properties =
        [
            .. typeof(TColumns).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .OrderBy(property => Depth(property.DeclaringType!)),
        ];
        return new([.. properties.Select(Name)], row =>
        {
            var of = columns(row);
            return properties.Select(property => property.GetValue(of));
        });
    }

    /// <summary>The same columns, one of them with another value.</summary>
    public Table<T> With(string name, Func<T, object?> value)
    {
        var changed = Array.IndexOf(_names, name);
        return new(_names, row => _cells(row).Select((cell, i) => i == changed ? value(row) : cell));
    }

    /// <summary>Writes a header and the rows (RFC 4180, UTF-8).</summary>
    public async Task WriteAsync(Stream body, IAsyncEnumerable<T> rows, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(body, Options, leaveOpen: true);
        await csv.WriteRecordAsync(_names, cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            foreach (var cell in _cells(row)) csv.WriteField(Cell(cell));
            await csv.EndRecordAsync(cancel);
        }
    }

    private static string Name(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static int Depth(Type type) => type.BaseType is { } parent ? Depth(parent) + 1 : 0;

    private static object? Cell(object? value) => value switch
    {
        DateOnly day => Day.Format(day),
        DateTimeOffset instant => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Enum name => KebabEnum.Format(name),
        null or string or bool or double or long or int => value,
        IEnumerable items => string.Join(' ', items.Cast<object>()),
        _ => value.ToString(),
    };
}
