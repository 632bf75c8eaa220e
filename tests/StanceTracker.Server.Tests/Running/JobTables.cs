using System.Runtime.CompilerServices;
using StanceTracker.Server.Jobs;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Running;

/// <summary>The databases of tests in which a server runs have the tables of its jobs.</summary>
internal static class JobTables
{
    [ModuleInitializer]
    internal static void Add() => TestDatabase.MigrateFurther = (owner, role) => JobSchema.MigrateAsync(owner, role, CancellationToken.None);

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
