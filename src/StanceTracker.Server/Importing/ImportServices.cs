using StanceTracker.Server.Subscriptions;

namespace StanceTracker.Server.Importing;

/// <summary>What imports over HTTP are made of.</summary>
internal static class ImportServices
{
    /// <summary>Adds what imports over HTTP need, and what records the mentions that wait, as long as the server runs.</summary>
    public static IServiceCollection AddImporting(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<ImportSettings>(configuration.GetSection(ImportSettings.Section))
        .AddSingleton<ImportTable>()
        .AddSingleton<IImportRunner, ImportRunner>()
        .AddFollower<MentionFollower>("WaitingMentions")
        .AddHostedService<MentionSweep>();
}
