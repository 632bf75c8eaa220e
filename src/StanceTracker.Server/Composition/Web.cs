using System.Net;
using Microsoft.Extensions.Configuration.Memory;
using StanceTracker.Server.Alerts;
using StanceTracker.Server.Imports;
using StanceTracker.Server.Jobs;
using StanceTracker.Server.Ledger;
using StanceTracker.Server.Messaging;

namespace StanceTracker.Server.Composition;

/// <summary>The web application: the standard one, but quiet and on a single address.</summary>
internal static class Web
{
    /// <summary>How long open requests may run after the server is asked to stop.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Builds it; disposing it drains the ledger's writer.</summary>
    /// <param name="connectionString">The application's role.</param>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="anyHost">Whether it answers under any host name. On loopback it does not, since a foreign page could point its own name here.</param>
    /// <param name="settings">Settings in place of those of the environment.</param>
    public static WebApplication Build(string connectionString, IPEndPoint endpoint, bool anyHost, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });

        // The first source, so that the environment overrides each setting.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Warning",

                // It reports the lost LISTEN connection, a mere delay, at each stop of the private server.
                ["Logging:LogLevel:Marten.Events.Daemon.Coordination"] = "Error",

                // A broker outage is reported once, by the code that waits for the broker.
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
