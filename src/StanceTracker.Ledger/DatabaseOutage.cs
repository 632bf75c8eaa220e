using Npgsql;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Ledger;

/// <summary>Tells an outage of the database from a fault in what was asked of it.</summary>
public static class DatabaseOutage
{
    /// <summary>SQLSTATEs of a server that shuts down, has crashed, is not up yet, or ends a session.</summary>
    private const string OperatorIntervention = "57P";

    /// <summary>Whether the database could not be reached or was lost: the same may succeed later. Marten wraps what the database says.</summary>
    public static bool IsCauseOf(Exception e) => e switch
    {
        LedgerUnavailableException => true,
        PostgresException said => said.IsTransient || said.SqlState.StartsWith(OperatorIntervention, StringComparison.Ordinal),
        NpgsqlException => true,
        { InnerException: { } inner } => IsCauseOf(inner),
        _ => false,
    };
}
