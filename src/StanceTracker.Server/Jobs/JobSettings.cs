using JasperFx;
using JasperFx.CodeGeneration;
using Npgsql;
using Wolverine;
using Wolverine.ErrorHandling;

namespace StanceTracker.Server.Jobs;

/// <summary>What all jobs share: where their messages lie, how servers on one database share them, and what happens to a job that fails.</summary>
internal static class JobSettings
{
    /// <summary>The schema of messages that wait, are scheduled, or failed for good.</summary>
    public const string Schema = "wolverine";

    /// <summary>How long running jobs may go on once the server is told to stop. Each is told, too, and what it leaves is taken up again.</summary>
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Jobs bound themselves; this only has to be longer than the longest import.</summary>
    private static readonly TimeSpan ExecutionTimeout = TimeSpan.FromDays(7);

    /// <summary>Configures Wolverine.</summary>
    public static void Configure(WolverineOptions options)
    {
        options.ApplicationAssembly = typeof(JobSettings).Assembly;
        options.ServiceName = Composition.Telemetry.ServiceName;
        options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        options.CodeGeneration.GeneratedNamespace = "StanceTracker.Server.Jobs.Generated";
        options.AutoBuildMessageStorageOnStartup = AutoCreate.None; // The owner alone migrates.
        options.DefaultExecutionTimeout = ExecutionTimeout;
        Share(options.Durability);

        // Handlers are named one by one: assemblies are not searched for them.
        options.Discovery.DisableConventionalDiscovery();
        options.Policies.UseDurableLocalQueues();
        Retry(options);
    }

    /// <summary>
    /// How messages are kept, and shared by the servers on one database. The private one is no exception: a second <c>stance serve</c> on its folder joins it, and Wolverine's Solo mode would take what
    /// the first is doing for left behind.
    /// </summary>
    private static void Share(DurabilitySettings durability)
    {
        durability.Mode = DurabilityMode.Balanced;
        durability.MessageStorageSchemaName = Schema;
        durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);
        durability.ScheduledJobFirstExecution = TimeSpan.FromMilliseconds(500);

        // A server that has not been heard of for five seconds is taken for dead, and another takes its messages over.
        durability.FirstHealthCheckExecution = TimeSpan.FromMilliseconds(100);
        durability.HealthCheckPollingTime = TimeSpan.FromSeconds(1);
        durability.StaleNodeTimeout = TimeSpan.FromSeconds(5);
        durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(5);
        durability.OrphanedMessageSweepPollingTime = TimeSpan.FromSeconds(1);
        durability.NodeAssignmentHealthCheckTracingEnabled = false;
        durability.DurabilityMetricsEnabled = false;
        durability.DrainTimeout = DrainTimeout;

        // What is done every few seconds is done once for each of its times, also while another server takes over.
        durability.DeduplicationWindow = TimeSpan.FromHours(1);
    }

    /// <summary>A job is tried again, later and later, and in the end lies in the dead letters. One that was told to stop, or lost the database, is not at fault: it is tried until it is done.</summary>
    private static void Retry(WolverineOptions options)
    {
        options.Policies.OnException<OperationCanceledException>().ScheduleRetryIndefinitely(TimeSpan.FromSeconds(1));

        // Without the database a job cannot even be scheduled for later: for some minutes it waits where it is. Wolverine allows 25 tries.
        options.Policies.OnException<NpgsqlException>(IsOutage)
            .RetryWithCooldown([TimeSpan.FromMilliseconds(250), .. Enumerable.Repeat(TimeSpan.FromSeconds(1), 10), .. Enumerable.Repeat(TimeSpan.FromSeconds(30), 10)])
            .Then.ScheduleRetryIndefinitely(TimeSpan.FromMinutes(1));
        options.Policies.OnAnyException()
            .RetryWithCooldown(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1))
            .Then.ScheduleRetry(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
    }

    /// <summary>Whether a job failed since the database is away, and not by its own fault.</summary>
    public static bool IsOutage(NpgsqlException e) => e.IsTransient || e.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown;
}
