using JasperFx.OpenTelemetry;
using Marten;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StanceTracker.Ledger;

namespace StanceTracker.Server.Composition;

/// <summary>Spans and meters of the server, the database, the ledger and the jobs, exported where the environment says where to.</summary>
internal static class Telemetry
{
    /// <summary>What the server is called there.</summary>
    public const string ServiceName = "stancetracker";

    /// <summary>OpenTelemetry's own variable; unless it is set nothing is measured.</summary>
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds the exporter and what it exports, if it is asked for.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[Endpoint])) return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName))
            .WithTracing(traces => traces.AddSource("Marten", "Wolverine", WritePath.SourceName).AddNpgsql().AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithMetrics(meters => meters.AddMeter("Marten", "Wolverine*", "Npgsql").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter());
        return services.ConfigureMarten(ledger => ledger.OpenTelemetry.TrackConnections = TrackLevel.Normal);
    }
}
