using JasperFx;
using JasperFx.CodeGeneration;
using Npgsql;
using StanceTracker.Ledger;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime;

namespace StanceTracker.Server.Jobs;

/// <summary>
/// Configuration of all jobs: where messages are stored, how servers on one database share them, and how failed jobs are retried.
/// </summary>
internal static class JobSettings
{
    /// <summary>The schema of waiting, scheduled and dead messages.</summary>
    public const string Schema = "wolverine";

    /// <summary>How long running jobs may take to stop with the server. They are cancelled, and resumed later.</summary>
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Jobs have time limits of their own; this only needs to be longer than the longest import.</summary>
    private static readonly TimeSpan ExecutionTimeout = TimeSpan.FromDays(7);

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>Configures Wolverine.</summary>
    public static void Configure(WolverineOptions options)
    {
        options.ApplicationAssembly = typeof(JobSettings).Assembly;
        options.ServiceName = Composition.Telemetry.ServiceName;
        options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        options.CodeGeneration.GeneratedNamespace = "StanceTracker.Server.Jobs.Generated";
        options.AutoBuildMessageStorageOnStartup = AutoCreate.None; // Only the owner role migrates.
        options.DefaultExecutionTimeout = ExecutionTimeout;
        Share(options.Durability);

        // Handlers are registered one by one, without scanning assemblies.
        options.Discovery.DisableConventionalDiscovery();
        options.Policies.UseDurableLocalQueues();
        Retry(options);
    }

    /// <summary>
    /// How messages are stored and shared by the servers on one database. That includes the private database: a second <c>stance serve</c>
    /// on its folder joins it, and Wolverine's Solo mode would treat the first server's running jobs as abandoned.
    /// </summary>
    private static void Share(DurabilitySettings durability)
    {
        durability.Mode = DurabilityMode.Balanced;
        durability.MessageStorageSchemaName = Schema;
        durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);
        durability.ScheduledJobFirstExecution = TimeSpan.FromMilliseconds(500);

        // A server without a heartbeat for five seconds is considered dead, and another takes over its messages.
        durability.FirstHealthCheckExecution = TimeSpan.FromMilliseconds(100);
        durability.HealthCheckPollingTime = TimeSpan.FromSeconds(1);
        durability.StaleNodeTimeout = TimeSpan.FromSeconds(5);
        durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(5);
        durability.OrphanedMessageSweepPollingTime = TimeSpan.FromSeconds(1);
        durability.NodeAssignmentHealthCheckTracingEnabled = false;
        durability.DurabilityMetricsEnabled = false;
        durability.DrainTimeout = DrainTimeout;

        // Recurring jobs run once per scheduled time, even while another server takes over.
        durability.DeduplicationWindow = TimeSpan.FromHours(1);
    }

    /// <summary>
    /// Failed jobs are retried with increasing delays, and end up in the dead letters. Jobs that were cancelled or lost the database did
    /// not fail: they are retried until they succeed.
    /// </summary>
    private static void Retry(WolverineOptions options)
    {
        options.Policies.OnException<OperationCanceledException>().ScheduleRetryIndefinitely(TimeSpan.FromSeconds(1));

        options.Policies.OnException(DatabaseOutage.IsCauseOf, "the database is unavailable")
            .CustomActionIndefinitely(RetryWhenBackAsync, "wait for the database, then try again");
        options.Policies.OnAnyException()
            .RetryWithCooldown(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1))
            .Then.ScheduleRetry(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
    }

    /// <summary>
    /// Waits for the database in place, then retries. Scheduling the job for later would need the database: Wolverine could not store it
    /// and would drop it after half a second, and the job would stay assigned to this server until its next start.
    /// </summary>
    private static async ValueTask RetryWhenBackAsync(IWolverineRuntime jobs, IEnvelopeLifecycle job, Exception outage)
    {
        var database = jobs.Services.GetRequiredService<NpgsqlDataSource>();
        try
        {
            await Task.Delay(PollInterval, jobs.Cancellation);
            await RetryLoop.UntilSuccessAsync(
                stop => PingAsync(database, stop), PollInterval, isTransient: _ => true, (_, _) => { }, jobs.Cancellation);
        }
        catch (OperationCanceledException)
        {
            return; // The server is stopping, and another will resume the job. If this threw, Wolverine would treat the job as handled.
        }

        job.Envelope!.Attempts--; // The outage does not count as an attempt.
        await job.RetryExecutionNowAsync();
    }

    private static async Task PingAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select 1");
        await command.ExecuteNonQueryAsync(cancel);
    }
}
