using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Jobs;

/// <summary>Spans and meters are exported where the environment says where to, and nowhere else.</summary>
public sealed class TelemetryTests
{
    /// <summary>Long enough for an export on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_the_server_the_database_and_the_jobs_do_is_exported()
    {
        await using var collector = await Collector.StartAsync();
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(
            database,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        (await server.Http.TellAsync("/api/actors", Bodies.Actor("speaker"))).ShouldBe(201);
        (await server.Http.AskAsync("/api/actors")).ShouldBe(200);

        // The resource; a request; a statement of the database; jobs.
        await collector.HasAsync("/v1/traces", Patience, "stancetracker", "/api/actors", "Npgsql", "marten.connection", "Wolverine", "SumStalePairs", "TidySearchIndex");
        await collector.HasAsync("/v1/metrics", Patience, "http.server.request.duration", "dotnet.gc.collections", "db.client.connection", "wolverine-execution-time");
    }

    [Fact]
    public async Task Nothing_is_measured_where_nothing_is_exported()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database);
        server.Services.GetService<TracerProvider>().ShouldBeNull();
        server.Services.GetService<MeterProvider>().ShouldBeNull();
    }

    /// <summary>Takes what is exported over HTTP, and keeps its bytes.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly ConcurrentQueue<(string Path, string Body)> _taken;

        private Collector(WebApplication app, ConcurrentQueue<(string Path, string Body)> taken) => (_app, _taken) = (app, taken);

        public string Address => _app.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var (app, taken) = (builder.Build(), new ConcurrentQueue<(string, string)>());
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                taken.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
                context.Response.StatusCode = StatusCodes.Status200OK;
            });
            await app.StartAsync();
            return new Collector(app, taken);
        }

        /// <summary>Waits until all of these names were told at an address.</summary>
        public async Task HasAsync(string path, TimeSpan patience, params string[] names)
        {
            for (var until = DateTime.UtcNow + patience; ; await Task.Delay(100))
            {
                var missing = names.Where(name => !_taken.Any(taken => taken.Path == path && taken.Body.Contains(name, StringComparison.Ordinal))).ToArray();
                if (missing.Length == 0) return;
                (DateTime.UtcNow < until).ShouldBeTrue($"{path} was not told of {string.Join(", ", missing)}; {_taken.Count(taken => taken.Path == path)} times it was told of something");
            }
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
