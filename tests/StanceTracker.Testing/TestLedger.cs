using Microsoft.Extensions.Logging.Abstractions;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Testing;

/// <summary>A ledger, empty at first, with its read side and one writer, in a database of its own.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    private TestLedger(TestDatabase database, IInlineProjections projections)
    {
        Database = database;
        Reader = new LedgerReader(database.Store);
        Writer = NewWriter(database, projections);
        Recorder = new CommandHandler(Reader, Writer);
    }

    /// <summary>Where it lies.</summary>
    public TestDatabase Database { get; }

    /// <summary>Reads it.</summary>
    public LedgerReader Reader { get; }

    /// <summary>The one way in.</summary>
    public LedgerWriter Writer { get; }

    /// <summary>Decides and appends.</summary>
    public CommandHandler Recorder { get; }

    /// <summary>An empty ledger.</summary>
    /// <param name="projections">What is folded in its transactions; null is the whole read side.</param>
    /// <param name="on">The server; null is the one that all tests share.</param>
    public static async Task<TestLedger> EmptyAsync(IInlineProjections? projections = null, TestServer? on = null) =>
        new(await TestDatabase.CreateAsync(on: on), projections ?? new InlineProjections());

    /// <summary>Another writer on the same database, with its own memory: as in another process.</summary>
    public static LedgerWriter NewWriter(TestDatabase database, IInlineProjections? projections = null) =>
        new(database.Store, projections ?? new InlineProjections(), NullLogger<LedgerWriter>.Instance);

    /// <summary>Begins a stream for each of these events, in one request.</summary>
    public Task<AppendOutcome> BeginAsync(params LedgerEvent[] events) => Writer.AppendAsync(Beginning(events));

    /// <summary>The request that begins a stream with each of these events.</summary>
    public static AppendRequest Beginning(params LedgerEvent[] events) =>
        new([.. events.Select(e => new StreamWrite(Some.StreamOf(e), ExpectedVersion.None, [e]))], [], Some.Analyst);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await Database.DisposeAsync();
    }
}
