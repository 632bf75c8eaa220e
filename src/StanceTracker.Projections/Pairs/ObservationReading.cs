using Npgsql;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Pairs;

/// <summary>Reads observations from the columns <c>first_day, last_day, throughout, act, announced</c> and what stands behind them.</summary>
internal static class ObservationReading
{
    /// <summary>One statement: behind these columns is its confidence.</summary>
    public static Observation Single(this NpgsqlDataReader reader, int column) => Read(reader, column, statements: 1, reader.GetDouble(column + 5));

    /// <summary>Several: behind these columns are how many, and the sum of their confidences.</summary>
    public static Observation Summed(this NpgsqlDataReader reader, int column) => Read(reader, column, reader.GetInt64(column + 5), reader.GetDouble(column + 6));

    private static Observation Read(NpgsqlDataReader reader, int column, long statements, double confidence) => new(
        new DaySpan(reader.GetFieldValue<DateOnly>(column), reader.GetFieldValue<DateOnly>(column + 1)),
        reader.GetBoolean(column + 2) ? Extent.Throughout : Extent.Within,
        ActCode.Parse(reader.GetString(column + 3)),
        reader.GetBoolean(column + 4),
        statements,
        confidence);
}
