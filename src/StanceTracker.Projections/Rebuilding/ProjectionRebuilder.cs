using System.Data;
using System.Threading.Channels;
using Npgsql;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>
/// Rebuilds the tables of projections from the ledger, in the schema <c>rebuild</c>. Each chunk is written in one transaction with the
/// position it reaches, so that an interrupted rebuild can be resumed. One process at a time rebuilds.
/// </summary>
internal sealed class ProjectionRebuilder : IAsyncDisposable
{
    /// <summary>The advisory lock of the process that rebuilds.</summary>
    private const long RebuildLock = 0x4D616B65; // "Make"

    private readonly NpgsqlDataSource _database;
    private readonly RebuildSettings _settings;
    private readonly Action<RebuildProgress> _report;
    private readonly NpgsqlConnection _writing, _reading;
    private readonly LedgerPages _pages;
    private readonly LedgerFold _fold;

    private ProjectionRebuilder(
        NpgsqlDataSource database,
        RebuildSettings settings,
        Action<RebuildProgress> report,
        NpgsqlConnection writing,
        NpgsqlConnection reading)
    {
        (_database, _settings, _report, _writing, _reading) = (database, settings, report, writing, reading);
        _pages = new LedgerPages(database, settings.ChunkEvents);
        _fold = new LedgerFold(settings.KeptStreams);
    }

    /// <summary>The rebuild and its progress.</summary>
    public RebuildJob Job { get; private set; } = null!;

    /// <summary>The connection that writes and holds the lock.</summary>
    public NpgsqlConnection Connection => _writing;

    /// <summary>The number of streams kept in memory.</summary>
    public int KeptStreams => _fold.Kept;

    /// <summary>Whether the rebuild includes the sums of pairs.</summary>
    public bool Sums => Job.Projections.Contains(Projection.PairDay);

    /// <summary>Resumes an interrupted rebuild of the same tables, or begins a new one.</summary>
    /// <exception cref="RebuildException">Another process is rebuilding.</exception>
    public static async Task<ProjectionRebuilder> OpenAsync(
        NpgsqlDataSource database,
        IReadOnlyList<string> projections,
        long? at,
        RebuildSettings settings,
        Action<RebuildProgress> report,
        CancellationToken cancel)
    {
        var rebuilder =
            new ProjectionRebuilder(
                database, settings, report, await database.OpenConnectionAsync(cancel), await database.OpenConnectionAsync(cancel));
        try
        {
            await rebuilder.BeginAsync(projections, at, cancel);
            return rebuilder;
        }
        catch
        {
            await rebuilder.DisposeAsync();
            throw;
        }
    }

    /// <summary>Fills the tables up to a position, before sums and indexes.</summary>
    /// <param name="upTo">The position; null means close to the head.</param>
    /// <param name="cancel">Stops it between chunks.</param>
    public async Task FillAsync(long? upTo, CancellationToken cancel)
    {
        if (Job.Phase != RebuildPhase.Filling) return;
        while (await TargetAsync(upTo, cancel) is var target && target > Job.Position)
        {
            await FoldAsync(target, _writing.BeginTransactionAsync, merge: false, cancel);
            if (upTo is null && (await LedgerReader.HeadAsync(_reading, cancel)).Value - Job.Position < _settings.ChunkEvents) break;
        }
    }

    /// <summary>Merges what the auxiliary tables hold.</summary>
    public async Task MergeAsync(CancellationToken cancel)
    {
        if (Job.Phase != RebuildPhase.Filling) return;
        _report(new RebuildProgress("merging later changes", Job.Position, Job.Position));
        await using var transaction = await _writing.BeginTransactionAsync(cancel);
        await MergeTablesAsync(cancel);
        await SaveAsync(Job with { Phase = RebuildPhase.Finishing }, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Creates sums and indexes, on several cores.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        if (Job.Phase != RebuildPhase.Finishing) return;
        _report(new RebuildProgress("making sums and indexes", Job.Position, Job.Position));
        await new IndexBuilder(_database).BuildAsync(Job, PairSums, cancel);
        await using var transaction = await _writing.BeginTransactionAsync(cancel);
        foreach (var name in Job.Projections)
        {
            foreach (var constraint in await RebuildStore.ConstraintsAsync(_writing, name, cancel))
                await RebuildStore.ExecuteAsync(_writing, constraint, cancel);
        }

        await SaveAsync(Job with { Phase = RebuildPhase.Following, Summed = Job.Position }, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Computes the sums as of a position.</summary>
    public Task SumAsync(NpgsqlConnection connection, long position, CancellationToken cancel) =>
        PairSums.SumAsync(connection, position, cancel);

    /// <summary>Marks the pairs whose sums are out of date.</summary>
    public Task MarkAsync(CancellationToken cancel) => PairSums.MarkAsync(_writing, Job.Summed, Job.Position, cancel);

    /// <summary>Follows the ledger to a position, chunk by chunk.</summary>
    public Task FollowAsync(long upTo, CancellationToken cancel) => FoldAsync(upTo, _writing.BeginTransactionAsync, merge: true, cancel);

    /// <summary>The same within the current transaction.</summary>
    public Task FollowWithinAsync(long upTo, CancellationToken cancel) =>
        FoldAsync(upTo, _ => ValueTask.FromResult<NpgsqlTransaction>(null!), merge: true, cancel);

    /// <summary>Returns to the saved progress, after a rollback.</summary>
    public async Task ReturnAsync(RebuildJob job, CancellationToken cancel)
    {
        Job = job;
        if (_fold.Position != job.Position) await _fold.AdvanceAsync(_reading, job.Position, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The pooled connection keeps its session, and the session would keep the lock.
        if (_writing.State == ConnectionState.Open)
            await RebuildStore.ExecuteAsync(_writing, "select pg_advisory_unlock_all()", CancellationToken.None);
        await _writing.DisposeAsync();
        await _reading.DisposeAsync();
    }

    private PairSums PairSums => new(SchemaOf(Projection.Evidence), SchemaOf(Projection.SpeaksFor));

    private string SchemaOf(string projection) => Job.Projections.Contains(projection) ? ProjectionTable.Shadow : ProjectionTable.Live;

    private async Task BeginAsync(IReadOnlyList<string> projections, long? at, CancellationToken cancel)
    {
        await TakeLockAsync(cancel);
        var position = ReadSchema.FoldedTables.Any(table => projections.Contains(table.Name)) ? 0 : await TargetAsync(at, cancel);
        Job = await RebuildStore.FindAsync(_writing, cancel) is { } found && found.Projections.SequenceEqual(projections) && found.At == at
            ? found
            : await RebuildStore.BeginAsync(_writing, projections, at, position, cancel);
        await RebuildStore.ExecuteAsync(_writing, "set synchronous_commit = off", cancel);
        await _fold.AdvanceAsync(_reading, Job.Position, cancel);
    }

    /// <summary>Retries, because a process killed a moment ago may still hold the lock.</summary>
    private async Task TakeLockAsync(CancellationToken cancel)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", _writing)
            {
                Parameters = { Parameters.Create(RebuildLock) },
            };
            if (await take.ExecuteScalarAsync(cancel) is true) return;
            await Task.Delay(TimeSpan.FromMilliseconds(250), cancel);
        }

        throw new RebuildException("Another process is rebuilding or verifying the projections. Wait until it has finished.");
    }

    private async Task<long> TargetAsync(long? at, CancellationToken cancel) =>
        at ?? (await LedgerReader.HeadAsync(_reading, cancel)).Value;

    private async Task FoldAsync(
        long upTo, Func<CancellationToken, ValueTask<NpgsqlTransaction>> begin, bool merge, CancellationToken cancel)
    {
        await DocumentRatings.PrepareAsync(_reading, Job.Position, upTo, cancel);
        var chunks = Channel.CreateBounded<Chunk>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var writing = Task.Run(() => WriteAsync(chunks.Reader, begin, merge, upTo, stop), CancellationToken.None);
        try
        {
            await foreach (var page in _pages.ReadAsync(Job.Position, upTo, stop.Token))
                await chunks.Writer.WriteAsync(await _fold.FoldAsync(_reading, page, stop.Token), stop.Token);
            chunks.Writer.Complete();
        }
        catch (Exception e)
        {
            chunks.Writer.TryComplete(e);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (writing.Exception?.InnerException is { } cause && e is OperationCanceledException && !cancel.IsCancellationRequested)
                throw cause;
            throw;
        }

        await writing;
    }

    /// <summary>Encodes the rows of a chunk while those of the previous one are being sent.</summary>
    private async Task WriteAsync(
        ChannelReader<Chunk> chunks,
        Func<CancellationToken, ValueTask<NpgsqlTransaction>> begin,
        bool merge,
        long upTo,
        CancellationTokenSource stop)
    {
        var sending = Task.CompletedTask;
        try
        {
            await foreach (var chunk in chunks.ReadAllAsync(stop.Token))
            {
                var rows = Rows(chunk);
                await sending;
                sending = SendAsync(chunk, rows, begin, merge, upTo, stop.Token);
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
        finally
        {
            await sending;
        }
    }

    private TableCopy[] Rows(Chunk chunk)
    {
        var tables = RebuildStore.Tables(Job).ToArray();
        var rows = new IReadOnlyList<TableCopy>[tables.Length];
        Parallel.For(0, tables.Length, i => rows[i] = tables[i].Copies(chunk));
        var touched = Sums && Job.Phase == RebuildPhase.Following ? [PairSums.Rows(chunk)] : Array.Empty<TableCopy>();
        return [.. rows.SelectMany(of => of), .. touched];
    }

    private async Task SendAsync(
        Chunk chunk,
        TableCopy[] rows,
        Func<CancellationToken, ValueTask<NpgsqlTransaction>> begin,
        bool merge,
        long upTo,
        CancellationToken cancel)
    {
        await using var transaction = await begin(cancel);
        foreach (var sending in rows) await sending.SendAsync(_writing, cancel);
        if (merge) await MergeTablesAsync(cancel);
        await SaveAsync(Job with { Position = chunk.Last }, cancel);
        if (transaction is not null) await transaction.CommitAsync(cancel);
        _report(new RebuildProgress("folding", Job.Position, upTo));
    }

    private async Task MergeTablesAsync(CancellationToken cancel)
    {
        foreach (var sql in RebuildStore.Tables(Job).SelectMany(table => table.Merging))
            await RebuildStore.ExecuteAsync(_writing, sql, cancel);
    }

    private async Task SaveAsync(RebuildJob job, CancellationToken cancel)
    {
        await RebuildStore.SaveAsync(_writing, job, cancel);
        Job = job;
    }
}
