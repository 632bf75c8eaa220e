using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using StanceTracker.Ledger;

namespace StanceTracker.Server.Messaging;

/// <summary>
/// Waits for the broker before the server starts. Wolverine would give up after a while, and would not stop waiting when the server is
/// stopped.
/// </summary>
internal sealed class BrokerWait(Uri broker, ILogger<BrokerWait> log) : IHostedService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = broker, AutomaticRecoveryEnabled = false };
        return RetryLoop.UntilSuccessAsync(
            async stop => await (await factory.CreateConnectionAsync(stop)).DisposeAsync(),
            RetryDelay,
            e => e is BrokerUnreachableException,
            (e, failures) =>
            {
                if (failures == 1)
                    log.LogWarning(
                        "Waiting for the broker at {Host} before starting: {Reason}", broker.Host, (e.InnerException ?? e).Message);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
