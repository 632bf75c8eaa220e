using JasperFx;
using JasperFx.CodeGeneration;
using Npgsql;
using StanceTracker.Ledger;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime;

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

    private static readonly TimeSpan OutagePollInterval = TimeSpan.FromSeconds(1);

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

        options.Policies.OnException(DatabaseOutage.IsCauseOf, "the database is lost")
            .CustomActionIndefinitely(RetryWhenBackAsync, "wait for the database, then try again");
        options.Policies.OnAnyException()
            .RetryWithCooldown(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1))
            .Then.ScheduleRetry(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
    }

    /// <summary>
    /// A job that lost the database waits where it is until that answers. To be scheduled for later it would have to be written down, and Wolverine, which cannot
    /// do so, would forget it after half a second: it would stay this server's until that is started again.
    /// </summary>
    private static async ValueTask RetryWhenBackAsync(IWolverineRuntime jobs, IEnvelopeLifecycle job, Exception outage)
    {
        var database = jobs.Services.GetRequiredService<NpgsqlDataSource>();
        try
        {
            do await Task.Delay(OutagePollInterval, jobs.Cancellation);
            while (!await IsReachableAsync(database, jobs.Cancellation));
        }
        catch (OperationCanceledException)
        {
            return; // The server stops, and the job is taken up by the next. An exception here would have Wolverine take it for handled.
        }

        job.Envelope!.Attempts--; // It was not at fault.
        await job.RetryExecutionNowAsync();
    }

    private static async Task<bool> IsReachableAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteNonQueryAsync(cancel);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return false;
        }
    }
}
