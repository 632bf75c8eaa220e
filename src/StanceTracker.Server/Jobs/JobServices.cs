using Marten;
using StanceTracker.Server.Alerts;
using StanceTracker.Server.Imports;
using StanceTracker.Server.Messaging;
using StanceTracker.Server.Subscriptions;
using Wolverine;
using Wolverine.Marten;

namespace StanceTracker.Server.Jobs;

/// <summary>Registers the server's background work, which runs as Wolverine messages.</summary>
internal static class JobServices
{
    /// <summary>Adds Wolverine with the handlers named here, without discovery. It listens to a broker if one is configured.</summary>
    /// <exception cref="MessagingException">The setting is not the address of a broker.</exception>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var broker = MessagingSettings.Broker(configuration);
        return services.AddSingleton<JobOutbox>().AddSingleton<JobStore>().AddWolverine(ExtensionDiscovery.ManualOnly, options =>
        {
            Configure(options);
            if (broker is not null) MessagingServices.Connect(options, broker);
        });
    }

    /// <summary>The whole configuration of Wolverine, which also determines the tables it needs.</summary>
    public static void Configure(WolverineOptions options)
    {
        JobSettings.Configure(options);
        SendNextHandler.Add(options);
        UpkeepHandler.Add(options);
        RunImportHandler.Add(options);
        RecordMessagesHandler.Add(options);
    }

    /// <summary>
    /// Stores messages in the ledger's database, so that a session's changes and its messages are committed together, and runs the ledger's
    /// subscriptions.
    /// </summary>
    public static void HostJobs(this MartenServiceCollectionExtensions.MartenConfigurationExpression ledger) => ledger
        .RunSubscriptions()
        .IntegrateWithWolverine(integration => integration.MessageStorageSchemaName = JobSettings.Schema);
}
