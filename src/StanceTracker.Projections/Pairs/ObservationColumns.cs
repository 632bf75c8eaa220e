using Npgsql;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Pairs;

/// <summary>The columns of an observation, named and read in one order.</summary>
internal static class ObservationColumns
{
    /// <summary>Observations that are equal in these are summed.</summary>
    public const string Key = "first_day, last_day, throughout, act, announced";

    /// <summary>The same, qualified.</summary>
    public static string Of(string table) => $"{table}.{Key.Replace(", ", $", {table}.")}";

    /// <summary>Reads the observation of one statement: its confidence follows the key.</summary>
    public static Observation Single(this NpgsqlDataReader reader, int column) =>
        Read(reader, column, statements: 1, reader.GetDouble(column + 5));

    /// <summary>Reads a sum: the number of statements and the sum of their confidences follow the key.</summary>
    public static Observation Summed(this NpgsqlDataReader reader, int column) =>
        Read(reader, column, reader.GetInt64(column + 5), reader.GetDouble(column + 6));

    private static Observation Read(NpgsqlDataReader reader, int column, long statements, double confidence) => new(
        new DaySpan(reader.GetFieldValue<DateOnly>(column), reader.GetFieldValue<DateOnly>(column + 1)),
        reader.GetBoolean(column + 2) ? Extent.Throughout : Extent.Within,
        ActCode.Parse(reader.GetString(column + 3)),
        reader.GetBoolean(column + 4),
        statements,
        confidence);
}
