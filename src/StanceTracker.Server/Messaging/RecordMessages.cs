using StanceTracker.Ledger;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace StanceTracker.Server.Messaging;

/// <summary>Records what comes by message.</summary>
public interface IMessageRecorder
{
    /// <summary>Records messages in order, and has those that cannot be recorded refused. It waits for a database or a broker that is away.</summary>
    /// <returns>Those to be tried later, each with how long to wait.</returns>
    Task<IReadOnlyList<(RecordingMessage Message, TimeSpan Wait)>> RecordAsync(IReadOnlyList<RecordingMessage> messages, CancellationToken cancel);
}

/// <summary>Has messages recorded in batches, one after the other.</summary>
public static class RecordMessagesHandler
{
    private const string Queue = "recordings";

    /// <summary>The most messages that are recorded at once, and how long the first of them waits for others.</summary>
    private const int MaxBatch = 500, MaxWaitMilliseconds = 50;

    /// <summary>How often a batch that failed for a reason of this program's is tried whole before each of its messages is tried alone, so that only the guilty ends in the dead letters.</summary>
    private const int WholeTries = 3;

    /// <summary>Names the handler and its queue.</summary>
    internal static void Add(WolverineOptions options)
    {
        options.Discovery.IncludeType(typeof(RecordMessagesHandler));
        options.PublishMessage<RecordingMessage>().ToLocalQueue(Queue);
        options.BatchMessagesOf<RecordingMessage>(batches =>
        {
            (batches.BatchSize, batches.TriggerTime, batches.LocalExecutionQueueName) = (MaxBatch, TimeSpan.FromMilliseconds(MaxWaitMilliseconds), Queue);
            batches.ProbeIndividuallyAfter(WholeTries);
        }).Sequential();
    }

    /// <summary>A batch is not kept as such, only its messages are. So it is tried again where it is; one that was told to stop is left, and its messages are found when a server is back.</summary>
    public static void Configure(HandlerChain chain)
    {
        chain.OnException<OperationCanceledException>().CustomActionIndefinitely((_, _, _) => ValueTask.CompletedTask, "leave the messages to the next server");
        chain.OnException(e => !DatabaseOutage.IsCauseOf(e), "a fault").RetryWithCooldown(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    /// <summary>Records.</summary>
    public static async Task Handle(RecordingMessage[] messages, IMessageRecorder recorder, IMessageContext context, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        foreach (var (message, wait) in await recorder.RecordAsync(messages, stop.Token)) await context.ScheduleAsync(message, wait);
    }
}
