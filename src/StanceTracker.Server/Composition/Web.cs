using System.Net;
using Microsoft.Extensions.Configuration.Memory;
using StanceTracker.Server.Alerts;
using StanceTracker.Server.Imports;
using StanceTracker.Server.Jobs;
using StanceTracker.Server.Ledger;
using StanceTracker.Server.Messaging;

namespace StanceTracker.Server.Composition;

/// <summary>The web application: ASP.NET Core's defaults, with less logging and only one address.</summary>
internal static class Web
{
    /// <summary>How long open requests may take to complete when the server stops.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Builds the application. Disposing it drains the ledger's writer.</summary>
    /// <param name="connectionString">The application role's connection string.</param>
    /// <param name="endpoint">The address to listen on.</param>
    /// <param name="anyHost">
    /// Whether any Host header is accepted. Not on loopback, where a foreign page could use DNS rebinding to reach the server.
    /// </param>
    /// <param name="settings">Settings that override the environment.</param>
    public static WebApplication Build(
        string connectionString, IPEndPoint endpoint, bool anyHost, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });

        // First of the sources, so that the environment overrides these defaults.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Warning",

                // Warns of a lost LISTEN connection whenever the private server stops, though that only causes a delay.
                ["Logging:LogLevel:Marten.Events.Daemon.Coordination"] = "Error",

                // An unreachable broker is logged once, by BrokerWait or Broker.
                ["Logging:LogLevel:Wolverine.RabbitMQ.Internal.RabbitMqSender"] = "None",
                ["AllowedHosts"] = anyHost ? "*" : "localhost;127.0.0.1;[::1]",
            },
        });
        if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(endpoint));
        builder.Services
            .AddMessaging(builder.Configuration)
            .AddStanceTracker(connectionString, ledger => ledger.HostJobs())
            .AddJobs(builder.Configuration)
            .AddTelemetry(builder.Configuration)
            .AddApi()
            .AddLive(builder.Configuration)
            .AddAlerts(builder.Configuration)
            .AddImporting(builder.Configuration);
        return builder.Build().MapApi();
    }
}
