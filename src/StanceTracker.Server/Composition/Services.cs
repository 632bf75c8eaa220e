using Marten;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Store;
using StanceTracker.Projections;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Claims;
using StanceTracker.Projections.Documents;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Exports;
using StanceTracker.Server.Imports;

namespace StanceTracker.Server.Composition;

/// <summary>Registers the ledger, its writer, the projections and the queries.</summary>
internal static class Services
{
    /// <summary>Adds everything that works on a database.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">The application role's connection string.</param>
    /// <param name="host">What a long-running host adds to the ledger's store.</param>
    public static IServiceCollection AddStanceTracker(
        this IServiceCollection services,
        string connectionString,
        Action<MartenServiceCollectionExtensions.MartenConfigurationExpression>? host = null)
    {
        var ledger = services
            .AddParts(connectionString)
            .AddMarten(options => LedgerStore.Configure(options, EventRegistry.Standard))
            .UseNpgsqlDataSource()
            .UseLightweightSessions();
        host?.Invoke(ledger);
        return services;
    }

    private static IServiceCollection AddParts(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => Connect(connectionString))
        .AddSingleton<LedgerReader>()
        .AddSingleton<SharedHead>()
        .AddSingleton<IInlineProjections, InlineProjections>()
        .AddSingleton<LedgerWriter>()
        .AddSingleton<CommandHandler>()
        .AddSingleton<PendingMentions>()
        .AddSingleton<Importer>()
        .AddImportRunner()
        .AddSingleton<ActorQueries>()
        .AddSingleton<DocumentQueries>()
        .AddSingleton<ClaimQueries>()
        .AddSingleton<ClaimStandQueries>()
        .AddSingleton<StatementQueries>()
        .AddSingleton<DuplicateQueries>()
        .AddSingleton<PairQueries>()
        .AddSingleton<StalePairs>()
        .AddSingleton<SearchIndex>()
        .AddSingleton<DeferredMaintenance>()
        .AddSingleton<PairTimeline>()
        .AddSingleton<AddressTimeline>()
        .AddSingleton<StatementExport>()
        .AddSingleton<DyadPeriodExport>();

    /// <summary>
    /// Connections are not reset when returned to the pool, since that would cost more than a short query. Code that sets or locks
    /// something for a session must therefore undo it.
    /// </summary>
    private static NpgsqlDataSource Connect(string connectionString)
    {
        var settings = ApplicationConnections.With(connectionString);
        (
            settings.ApplicationName,
            settings.MaxAutoPrepare,
            settings.AutoPrepareMinUsages,
            settings.NoResetOnClose) = ("stancetracker", 100, 2, true);
        return NpgsqlDataSource.Create(settings);
    }
}
