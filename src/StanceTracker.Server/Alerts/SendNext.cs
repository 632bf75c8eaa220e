using Wolverine;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// The message that has an alert's first waiting delivery sent. It sends itself on until none waits, so the order of an alert's deliveries is that of its numbers, whatever fails meanwhile: a message per
/// delivery would lose it at the first retry.
/// </summary>
/// <param name="Alert">The alert's id.</param>
/// <param name="Delivery">The number of the delivery whose next try it was scheduled for; 0 if it was sent to be handled at once.</param>
/// <param name="Tries">How often that had been tried.</param>
public sealed record SendNext(string Alert, long Delivery = 0, int Tries = 0);

/// <summary>Handles <see cref="SendNext"/>.</summary>
public static class SendNextHandler
{
    private const string Queue = "deliveries";

    /// <summary>How many alerts are sent to at once. Each holds a connection while its receiver thinks.</summary>
    private const int MaxAtOnce = 16;

    /// <summary>Names the handler and its queue.</summary>
    internal static void Add(WolverineOptions options)
    {
        options.Discovery.IncludeType(typeof(SendNextHandler));
        options.LocalQueue(Queue).MaximumParallelMessages(MaxAtOnce);
        options.PublishMessage<SendNext>().ToLocalQueue(Queue);
    }

    /// <summary>Sends.</summary>
    public static async Task Handle(SendNext message, DeliveryQueue deliveries, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await deliveries.SendNextAsync(message, stop.Token);
    }
}
