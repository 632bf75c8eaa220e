using StanceTracker.Server.Subscriptions;

namespace StanceTracker.Server.Imports;

/// <summary>Registers imports.</summary>
internal static class ImportServices
{
    /// <summary>Adds what runs an import, by message or from the command line.</summary>
    public static IServiceCollection AddImportRunner(this IServiceCollection services) => services
        .AddSingleton<ImportTable>()
        .AddTransient<ImportSession>()
        .AddSingleton<ImportRunner>();

    /// <summary>Adds imports over HTTP, and the recording of waiting mentions while the server runs.</summary>
    public static IServiceCollection AddImporting(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<ImportSettings>(configuration.GetSection(ImportSettings.Section))
        .AddSingleton<IImportRunner>(provider => provider.GetRequiredService<ImportRunner>())
        .AddFollower<MentionFollower>("WaitingMentions")
        .AddHostedService<MentionSweep>();
}
