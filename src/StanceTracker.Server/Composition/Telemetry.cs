using JasperFx.OpenTelemetry;
using Marten;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StanceTracker.Ledger;

namespace StanceTracker.Server.Composition;

/// <summary>
/// Traces and metrics of the server, the database, the ledger and the jobs, exported if the environment names a collector.
/// </summary>
internal static class Telemetry
{
    /// <summary>The service name in traces and metrics.</summary>
    public const string ServiceName = "stancetracker";

    /// <summary>OpenTelemetry's standard variable; unset, nothing is measured.</summary>
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds instrumentation and the exporter, if an endpoint is configured.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[Endpoint])) return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName))
            .WithTracing(
                traces =>
                    traces
                        .AddSource("Marten", "Wolverine", WritePath.SourceName)
                        .AddNpgsql()
                        .AddAspNetCoreInstrumentation()
                        .AddOtlpExporter())
            .WithMetrics(
                meters =>
                    meters
                        .AddMeter("Marten", "Wolverine*", "Npgsql")
                        .AddAspNetCoreInstrumentation()
                        .AddRuntimeInstrumentation()
                        .AddOtlpExporter());
        return services.ConfigureMarten(ledger => ledger.OpenTelemetry.TrackConnections = TrackLevel.Normal);
    }
}
