using Npgsql;
using StanceTracker.Server.Jobs;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Running;

/// <summary>The tables of jobs, in a test's database.</summary>
internal static class JobTables
{
    /// <summary>Makes them, if they are not there.</summary>
    public static Task MigrateJobsAsync(this TestDatabase database) =>
        JobSchema.MigrateAsync(database.Owner, new NpgsqlConnectionStringBuilder(database.ConnectionString).Username!, CancellationToken.None);
}
