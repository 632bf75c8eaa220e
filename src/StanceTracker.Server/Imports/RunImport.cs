using Wolverine;
using Wolverine.Attributes;
using Wolverine.ErrorHandling;

namespace StanceTracker.Server.Imports;

/// <summary>Runs an uploaded import, or resumes one whose server was stopped.</summary>
/// <param name="Import">The import's ID.</param>
[MessageIdentity("StanceTracker.Server.Importing.RunImport")]
public sealed record RunImport(string Import);

/// <summary>Runs imports, one at a time per server.</summary>
public static class RunImportHandler
{
    private const string Queue = "imports";

    /// <summary>Registers the handler and its queue.</summary>
    internal static void Add(WolverineOptions options)
    {
        options.Discovery.IncludeType(typeof(RunImportHandler));
        options.LocalQueue(Queue).Sequential();
        options.PublishMessage<RunImport>().ToLocalQueue(Queue);
        options.Policies.OnException<ImportBusyException>().ScheduleRetryIndefinitely(TimeSpan.FromSeconds(1));
    }

    /// <summary>
    /// Runs the import until it ends, is cancelled or the server stops. In that case it is resumed by another server, or by this one after
    /// its restart.
    /// </summary>
    public static async Task Handle(RunImport job, IImportRunner runner, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await runner.RunAsync(job.Import, stop.Token);
    }
}
