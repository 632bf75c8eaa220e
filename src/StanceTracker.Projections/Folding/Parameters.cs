using Npgsql;
using NpgsqlTypes;

namespace StanceTracker.Projections.Folding;

/// <summary>Creates typed parameters, for <c>$1, $2 …</c>.</summary>
internal static class Parameters
{
    public static NpgsqlParameter Create<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static NpgsqlParameter Column<TRow, T>(IReadOnlyCollection<TRow> rows, Func<TRow, T> value) =>
        Create(rows.Select(value).ToArray());

    /// <summary>A column of strings of another type than text.</summary>
    public static NpgsqlParameter Column<TRow>(IReadOnlyCollection<TRow> rows, NpgsqlDbType type, Func<TRow, string> value) =>
        new() { Value = rows.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    /// <summary>A value that may be null.</summary>
    public static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    /// <summary>Adds a command, unless there are no rows for it.</summary>
    public static void Add<TRow>(
        this NpgsqlBatch batch, string sql, IReadOnlyCollection<TRow> rows, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        if (rows.Count == 0) return;
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }
}
