using StanceTracker.Server.Subscriptions;

namespace StanceTracker.Server.Imports;

/// <summary>What imports are made of.</summary>
internal static class ImportServices
{
    /// <summary>Adds what runs an import, by message or by the command line.</summary>
    public static IServiceCollection AddImportRunner(this IServiceCollection services) => services
        .AddSingleton<ImportTable>()
        .AddTransient<ImportSession>()
        .AddSingleton<ImportRunner>();

    /// <summary>Adds what imports over HTTP need, and what records the mentions that wait, as long as the server runs.</summary>
    public static IServiceCollection AddImporting(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<ImportSettings>(configuration.GetSection(ImportSettings.Section))
        .AddSingleton<IImportRunner>(provider => provider.GetRequiredService<ImportRunner>())
        .AddFollower<MentionFollower>("WaitingMentions")
        .AddHostedService<MentionSweep>();
}
