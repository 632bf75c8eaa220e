using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Store;
using StanceTracker.Projections;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using StanceTracker.Testing;
using EventRegistry = StanceTracker.Domain.Events.EventRegistry;

namespace StanceTracker.Benchmarks.PlainMarten;

/// <summary>
/// A database in which Marten alone appends, through its own sessions: tables, types and bodies are the ledger's, so that the rows are the same. There is no
/// writer, no lock and no key, positions may have holes, a session puts the events of a stream together, and it connects as the owner, for the application may
/// not append past the writer.
/// </summary>
internal sealed class PlainStore : IAsyncDisposable
{
    private readonly NpgsqlDataSource _connections;
    private readonly string _author = Some.Analyst.RecordedBy;

    private PlainStore(TestDatabase database, Action<StoreOptions> configure)
    {
        // As the server connects, with prepared statements.
        var settings = ApplicationConnections.With(database.OwnerConnectionString);
        (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages, settings.NoResetOnClose) = (100, 2, true);
        (Database, _connections) = (database, NpgsqlDataSource.Create(settings));
        Marten = DocumentStore.For(options =>
        {
            options.Connection(_connections);
            LedgerStore.Configure(options, EventRegistry.Standard);
            options.Events.UseListenNotifyForEventAppends = false;
            configure(options);
        });
    }

    /// <summary>Where it lies.</summary>
    public TestDatabase Database { get; }

    /// <summary>The store.</summary>
    public DocumentStore Marten { get; }

    /// <summary>What the read side leaves for later.</summary>
    public DeferredMaintenance Arrears => new(new StalePairs(Database.Application), new SearchIndex(Database.Application));

    /// <summary>Appends and nothing else, in the mode that takes the fewest round trips.</summary>
    public static async Task<PlainStore> BareAsync(Ground ground) =>
        new(await TestDatabase.CreateAsync(on: ground.Server), options => options.Events.AppendMode = EventAppendMode.Quick);

    /// <summary>Appends and writes the read side in the same transaction; its rows hold positions, which an inline projection learns in the rich mode alone.</summary>
    public static async Task<PlainStore> FoldingAsync(Ground ground) =>
        new(await TestDatabase.CreateAsync(on: ground.Server), options => options.Projections.Add(new PlainReadSide(), ProjectionLifecycle.Inline));

    /// <summary>Reads what lies in a database already; takes charge of it.</summary>
    public static PlainStore Over(TestDatabase database) => new(database, _ => { });

    /// <summary>Another store on the same database, to rebuild the read side from what lies there.</summary>
    public DocumentStore Rebuilding() => DocumentStore.For(options =>
    {
        options.Connection(_connections);
        LedgerStore.Configure(options, EventRegistry.Standard);
        options.Projections.Add(new PlainReadSide(), ProjectionLifecycle.Async, nameof(PlainReadSide));
        options.Projections.AsyncMode = DaemonMode.Solo;
    });

    /// <summary>Appends in one session.</summary>
    public async Task AppendAsync(IEnumerable<(StreamId Stream, LedgerEvent Body)> events, CancellationToken cancel)
    {
        await using var session = Marten.LightweightSession();
        session.LastModifiedBy = _author;
        foreach (var (stream, body) in events) session.Events.Append(stream.ToString(), body);
        await session.SaveChangesAsync(cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Marten.DisposeAsync();
        await _connections.DisposeAsync();
        await Database.DisposeAsync();
    }
}
