namespace StanceTracker.Server.Alerts;

/// <summary>What alerts are made of.</summary>
internal static class AlertServices
{
    /// <summary>Adds the alerts, which are watched and sent as long as the server runs.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<AlertSettings>(configuration.GetSection("Alerts"))
        .AddSingleton<AlertStore>()
        .AddSingleton<DeliveryStore>()
        .AddSingleton<Destinations>()
        .AddSingleton<Crossings>()
        .AddSingleton<Courier>()
        .AddSingleton<Watcher>()
        .AddHostedService<AlertDuty>();
}
