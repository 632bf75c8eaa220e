using Npgsql;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Ledger;

/// <summary>Tells an outage of the database from an error in a request.</summary>
public static class DatabaseOutage
{
    /// <summary>SQLSTATE class of a server that is shutting down, has crashed, is starting up, or ends a session.</summary>
    private const string OperatorIntervention = "57P";

    /// <summary>
    /// Whether the database could not be reached or the connection was lost, so that a retry may succeed. Marten wraps database exceptions.
    /// </summary>
    public static bool IsCauseOf(Exception e) => e switch
    {
        LedgerUnavailableException => true,
        PostgresException error => error.IsTransient || error.SqlState.StartsWith(OperatorIntervention, StringComparison.Ordinal),
        NpgsqlException => true,
        { InnerException: { } inner } => IsCauseOf(inner),
        _ => false,
    };
}
