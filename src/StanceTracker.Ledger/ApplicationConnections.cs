using Npgsql;

namespace StanceTracker.Ledger;

/// <summary>How the application's role connects.</summary>
public static class ApplicationConnections
{
    /// <summary>
    /// Parses a connection string and turns JIT compilation off. PostgreSQL spends hundreds of milliseconds compiling a statement whose
    /// estimated cost is high. Estimates grow with the tables, but our queries want a few rows of them, and even sums over a whole ledger
    /// gain less than compiling costs.
    /// </summary>
    public static NpgsqlConnectionStringBuilder With(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Options = $"{settings.Options} -c jit=off".TrimStart();
        return settings;
    }
}
