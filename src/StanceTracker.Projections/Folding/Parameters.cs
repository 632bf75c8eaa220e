using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;

namespace StanceTracker.Projections.Folding;

/// <summary>Makes typed parameters, in the order of <c>$1, $2 …</c>.</summary>
internal static class Parameters
{
    public static NpgsqlParameter Create<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static NpgsqlParameter Column<TRow, T>(IReadOnlyCollection<TRow> rows, Func<TRow, T> value) => Create(rows.Select(value).ToArray());

    /// <summary>A column whose values may be null.</summary>
    public static NpgsqlParameter Column<TRow>(IReadOnlyCollection<TRow> rows, NpgsqlDbType type, Func<TRow, object?> value) =>
        new() { Value = rows.Select(row => value(row) ?? DBNull.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    /// <summary>A column of lists, each as a JSON array: PostgreSQL's arrays of arrays are rectangles.</summary>
    public static NpgsqlParameter Lists<TRow>(IReadOnlyCollection<TRow> rows, Func<TRow, IEnumerable<string>> values) =>
        Column(rows, row => JsonSerializer.Serialize([.. values(row)], ListJsonContext.Default.StringArray));

    /// <summary>A value that may be null.</summary>
    public static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    /// <summary>Adds a command with its parameters, unless there are no rows for it.</summary>
    public static void Add<TRow>(this NpgsqlBatch batch, string sql, IReadOnlyCollection<TRow> rows, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        if (rows.Count == 0) return;
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class ListJsonContext : JsonSerializerContext;
