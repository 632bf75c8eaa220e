using Marten;
using StanceTracker.Ledger.Reading;
using Wolverine;
using Wolverine.RabbitMQ;

namespace StanceTracker.Server.Messaging;

/// <summary>Receiving statements from, and publishing events to, a message broker.</summary>
internal static class MessagingServices
{
    /// <summary>How often to try to reconnect to the broker.</summary>
    private static readonly TimeSpan RecoveryInterval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Adds recording of messages, and publishing of events if a broker is configured. Services added later start once the broker answers.
    /// </summary>
    /// <exception cref="MessagingException">The setting is not the address of a broker.</exception>
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Broker>().AddSingleton<IMessageRecorder, MessageRecorder>();
        if (MessagingSettings.Broker(configuration) is not { } broker) return services;
        return services
            .AddHostedService(services => new BrokerWait(broker, services.GetRequiredService<ILogger<BrokerWait>>()))
            .ConfigureMarten((services, options) => options.Projections.Subscribe(new EventExchange(services)));
    }

    /// <summary>Connects to the broker and declares its queues and exchange.</summary>
    public static void Connect(WolverineOptions options, Uri broker)
    {
        options.UseRabbitMq(factory =>
            {
                factory.Uri = broker;
                factory.NetworkRecoveryInterval = RecoveryInterval;
                factory.ClientProvidedName = Composition.Telemetry.ServiceName;
            })
            .AutoProvision()
            .DisableDeadLetterQueueing()
            .DisableSystemRequestReplyQueueDeclaration()
            .ConfigureChannelCreation(
                channel => channel.PublisherConfirmationsEnabled = channel.PublisherConfirmationTrackingEnabled = true);
        options.ListenToRabbitQueue(MessagingSettings.Commands)
            .UseInterop(new RecordingMessageMapper())
            .UseDurableInbox()
            .Sequential()
            .PreFetchCount(1_000)
            .MaximumMessagesToReceive(500);
        options.PublishMessage<Publication>().ToRabbitQueue(MessagingSettings.Rejections).UseInterop(new PublicationMapper()).SendInline();
        options.PublishMessagesToRabbitMqExchange<LedgerEntry>(MessagingSettings.Events, entry => entry.Type)
            .UseInterop(new PublicationMapper())
            .SendInline();
    }
}
