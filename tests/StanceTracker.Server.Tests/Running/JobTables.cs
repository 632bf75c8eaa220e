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

    /// <summary>Waits until a question to the database is answered with yes.</summary>
    public static async Task UntilAsync(this TestDatabase database, string sql)
    {
        for (var look = 0; look < 400; look++)
        {
            if (await database.Owner.ScalarAsync<bool>(sql)) return;
            await Task.Delay(100);
        }

        throw new TimeoutException($"It did not come to that: {sql}");
    }
}
