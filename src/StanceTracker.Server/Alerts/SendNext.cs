using Wolverine;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Sends an alert's first waiting delivery. Its handler publishes it again until none is waiting, so deliveries are sent in order of their
/// numbers even if some are retried: one message per delivery would lose that order at the first retry.
/// </summary>
/// <param name="Alert">The alert's ID.</param>
/// <param name="Delivery">The number of the delivery it was scheduled to retry; 0 if it was not scheduled.</param>
/// <param name="Tries">Attempts at that delivery so far.</param>
public sealed record SendNext(string Alert, long Delivery = 0, int Tries = 0);

/// <summary>Handles <see cref="SendNext"/>.</summary>
public static class SendNextHandler
{
    private const string Queue = "deliveries";

    /// <summary>How many deliveries are sent in parallel. Each holds a database connection while it waits for the receiver.</summary>
    private const int MaxParallel = 16;

    /// <summary>Registers the handler and its queue.</summary>
    internal static void Add(WolverineOptions options)
    {
        options.Discovery.IncludeType(typeof(SendNextHandler));
        options.LocalQueue(Queue).MaximumParallelMessages(MaxParallel);
        options.PublishMessage<SendNext>().ToLocalQueue(Queue);
    }

    /// <summary>Sends the alert's next delivery.</summary>
    public static async Task Handle(SendNext message, DeliveryQueue deliveries, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await deliveries.SendNextAsync(message, stop.Token);
    }
}
