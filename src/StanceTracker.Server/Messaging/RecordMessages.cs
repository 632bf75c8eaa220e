using StanceTracker.Ledger;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace StanceTracker.Server.Messaging;

/// <summary>Records messages from the broker.</summary>
public interface IMessageRecorder
{
    /// <summary>Records messages in order and rejects the invalid ones. Waits while the database or the broker is unavailable.</summary>
    /// <returns>The messages to try again later, each with how long to wait.</returns>
    Task<IReadOnlyList<(RecordingMessage Message, TimeSpan Wait)>> RecordAsync(
        IReadOnlyList<RecordingMessage> messages, CancellationToken cancel);
}

/// <summary>Records messages in batches, one batch at a time.</summary>
public static class RecordMessagesHandler
{
    private const string Queue = "recordings";

    /// <summary>The size of a batch, and how long its first message waits for others.</summary>
    private const int MaxBatch = 500, MaxWaitMilliseconds = 50;

    /// <summary>Registers the handler and its queue.</summary>
    internal static void Add(WolverineOptions options)
    {
        options.Discovery.IncludeType(typeof(RecordMessagesHandler));
        options.PublishMessage<RecordingMessage>().ToLocalQueue(Queue);
        options.BatchMessagesOf<RecordingMessage>(batches =>
        {
            (
                batches.BatchSize,
                batches.TriggerTime,
                batches.LocalExecutionQueueName) = (MaxBatch, TimeSpan.FromMilliseconds(MaxWaitMilliseconds), Queue);
        }).Sequential();
    }

    /// <summary>
    /// Only messages are stored, not batches, so a batch is retried in place. A cancelled batch is dropped; its messages are picked up by
    /// the next server. A batch that keeps failing is split, so that only the faulty message ends up in the dead letters.
    /// <c>ProbeIndividuallyAfter</c> would do that too, but its rule comes before these and also catches cancellations.
    /// </summary>
    public static void Configure(HandlerChain chain)
    {
        chain.OnException<OperationCanceledException>()
            .CustomActionIndefinitely((_, _, _) => ValueTask.CompletedTask, "leave the messages to the next server");
        chain.OnException(e => !DatabaseOutage.IsCauseOf(e), "a fault")
            .RetryWithCooldown(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5))
            .Then.IsolateBatchMembers();
    }

    /// <summary>Records a batch.</summary>
    public static async Task Handle(
        RecordingMessage[] messages,
        IMessageRecorder recorder,
        IMessageContext context,
        IHostApplicationLifetime host,
        CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        foreach (var (message, wait) in await recorder.RecordAsync(messages, stop.Token)) await context.ScheduleAsync(message, wait);
    }
}
