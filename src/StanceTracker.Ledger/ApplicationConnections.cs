using Npgsql;

namespace StanceTracker.Ledger;

/// <summary>How the application's role connects, whatever for.</summary>
public static class ApplicationConnections
{
    /// <summary>
    /// What a connection string says, and that nothing is compiled on its connections. PostgreSQL compiles (JIT) a statement whose estimated cost is high, for hundreds of milliseconds. Estimates rise with the
    /// tables, but what is asked for is a few rows of them, and even the sums over a whole ledger gain less than that.
    /// </summary>
    public static NpgsqlConnectionStringBuilder With(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Options = $"{settings.Options} -c jit=off".TrimStart();
        return settings;
    }
}
