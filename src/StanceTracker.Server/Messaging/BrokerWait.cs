using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace StanceTracker.Server.Messaging;

/// <summary>Waits for the broker before the server starts: Wolverine would give up after a while, and not hear that it is told to stop.</summary>
internal sealed class BrokerWait(Uri broker, ILogger<BrokerWait> log) : IHostedService
{
    private static readonly TimeSpan OutageWait = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = broker, AutomaticRecoveryEnabled = false };
        for (var tries = 0; ; tries++)
        {
            try
            {
                await using var connection = await factory.CreateConnectionAsync(cancellationToken);
                return;
            }
            catch (BrokerUnreachableException e)
            {
                if (tries == 0) log.LogWarning("The broker at {Host} cannot be reached; the server starts once it can: {Reason}", broker.Host, (e.InnerException ?? e).Message);
                await Task.Delay(OutageWait, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
