using Marten;
using StanceTracker.Server.Alerts;
using StanceTracker.Server.Imports;
using StanceTracker.Server.Messaging;
using StanceTracker.Server.Subscriptions;
using Wolverine;
using Wolverine.Marten;

namespace StanceTracker.Server.Jobs;

/// <summary>Background work of the server, as Wolverine's messages.</summary>
internal static class JobServices
{
    /// <summary>Adds Wolverine, with the handlers that are named here; it does not look for any. It listens to a broker where one is named.</summary>
    /// <exception cref="MessagingException">What is named is no broker.</exception>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var broker = MessagingSettings.Broker(configuration);
        return services.AddSingleton<JobOutbox>().AddSingleton<JobStore>().AddWolverine(ExtensionDiscovery.ManualOnly, options =>
        {
            Configure(options);
            if (broker is not null) MessagingServices.Connect(options, broker);
        });
    }

    /// <summary>All that Wolverine is told, from which the tables that it needs follow too.</summary>
    public static void Configure(WolverineOptions options)
    {
        JobSettings.Configure(options);
        SendNextHandler.Add(options);
        UpkeepHandler.Add(options);
        RunImportHandler.Add(options);
        RecordMessagesHandler.Add(options);
    }

    /// <summary>Keeps messages beside the ledger, so that a session's changes and the messages it sends are committed together; and runs what follows the ledger, in one server at a time.</summary>
    public static void HostJobs(this MartenServiceCollectionExtensions.MartenConfigurationExpression ledger) => ledger
        .RunSubscriptions()
        .IntegrateWithWolverine(integration => integration.MessageStorageSchemaName = JobSettings.Schema);
}
