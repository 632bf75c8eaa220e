using Microsoft.Extensions.Options;
using Npgsql;
using StanceTracker.Server.Jobs;
using StanceTracker.Server.Subscriptions;

namespace StanceTracker.Server.Alerts;

/// <summary>Registers alerts and their deliveries.</summary>
internal static class AlertServices
{
    /// <summary>Adds the alerts, which are evaluated while the server runs.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<AlertSettings>(configuration.GetSection("Alerts"))
        .AddSingleton<AlertStore>()
        .AddSingleton<DeliveryStore>()
        .AddSingleton<WebhookEgressPolicy>()
        .AddSingleton<ThresholdCrossings>()
        .AddSingleton<WebhookSender>()
        .AddSingleton(services => new DeliveryQueue(
            services.GetRequiredService<NpgsqlDataSource>(),
            services.GetRequiredService<DeliveryStore>(),
            services.GetRequiredService<WebhookSender>(),
            services.GetRequiredService<JobOutbox>(),
            services.GetRequiredService<IOptions<AlertSettings>>()))
        .AddHostedService<DeliveryStart>()
        .AddFollower<AlertEvaluator>("Alerts");
}
