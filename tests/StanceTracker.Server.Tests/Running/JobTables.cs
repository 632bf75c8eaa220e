using System.Runtime.CompilerServices;
using StanceTracker.Server.Jobs;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Running;

/// <summary>The databases of tests in which a server runs have the tables of its jobs.</summary>
internal static class JobTables
{
    [ModuleInitializer]
    internal static void Add() => TestDatabase.MigrateFurther = (owner, role) => JobSchema.MigrateAsync(owner, role, CancellationToken.None);
}
