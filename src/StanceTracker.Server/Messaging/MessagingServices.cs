using Marten;
using StanceTracker.Ledger.Reading;
using Wolverine;
using Wolverine.RabbitMQ;

namespace StanceTracker.Server.Messaging;

/// <summary>What statements come and go by where a broker is named.</summary>
internal static class MessagingServices
{
    /// <summary>How often a broker that was lost is looked for.</summary>
    private static readonly TimeSpan RecoveryInterval = TimeSpan.FromSeconds(1);

    /// <summary>Adds what records messages; and what gives events to the broker, if one is named. What is added after it starts once the broker answers.</summary>
    /// <exception cref="MessagingException">What is named is no broker.</exception>
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Broker>().AddSingleton<IMessageRecorder, MessageRecorder>();
        if (MessagingSettings.Broker(configuration) is not { } broker) return services;
        return services
            .AddHostedService(services => new BrokerWait(broker, services.GetRequiredService<ILogger<BrokerWait>>()))
            .ConfigureMarten((services, options) => options.Projections.Subscribe(new EventExchange(services)));
    }

    /// <summary>Connects to the broker, and makes there what is missing.</summary>
    public static void Connect(WolverineOptions options, Uri broker)
    {
        options.UseRabbitMq(factory => (factory.Uri, factory.NetworkRecoveryInterval, factory.ClientProvidedName) = (broker, RecoveryInterval, Composition.Telemetry.ServiceName))
            .AutoProvision()
            .DisableDeadLetterQueueing()
            .DisableSystemRequestReplyQueueDeclaration()
            .ConfigureChannelCreation(channel => channel.PublisherConfirmationsEnabled = channel.PublisherConfirmationTrackingEnabled = true);
        options.ListenToRabbitQueue(MessagingSettings.Recordings).UseInterop(new RecordingMessageMapper()).UseDurableInbox().Sequential().PreFetchCount(1_000).MaximumMessagesToReceive(500);
        options.PublishMessage<Publication>().ToRabbitQueue(MessagingSettings.Refusals).UseInterop(new PublicationMapper()).SendInline();
        options.PublishMessagesToRabbitMqExchange<LedgerEntry>(MessagingSettings.Events, entry => entry.Type).UseInterop(new PublicationMapper()).SendInline();
    }
}
