using Wolverine;
using Wolverine.Attributes;
using Wolverine.ErrorHandling;

namespace StanceTracker.Server.Imports;

/// <summary>Runs an import that was sent, or goes on with one whose server was stopped.</summary>
/// <param name="Import">Its id.</param>
[MessageIdentity("StanceTracker.Server.Importing.RunImport")]
public sealed record RunImport(string Import);

/// <summary>Runs imports, one at a time on each server.</summary>
public static class RunImportHandler
{
    private const string Queue = "imports";

    /// <summary>Names the handler and its queue.</summary>
    internal static void Add(WolverineOptions options)
    {
        options.Discovery.IncludeType(typeof(RunImportHandler));
        options.LocalQueue(Queue).Sequential();
        options.PublishMessage<RunImport>().ToLocalQueue(Queue);
        options.Policies.OnException<ImportBusyException>().ScheduleRetryIndefinitely(TimeSpan.FromSeconds(1));
    }

    /// <summary>Runs it to its end, until it is cancelled, or until the server is told to stop: then another server goes on with it, or this one when it is back.</summary>
    public static async Task Handle(RunImport job, IImportRunner runner, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await runner.RunAsync(job.Import, stop.Token);
    }
}
