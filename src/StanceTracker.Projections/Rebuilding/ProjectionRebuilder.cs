using System.Data;
using System.Threading.Channels;
using Npgsql;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>
/// Makes the tables of projections anew from the ledger, in the schema <c>rebuild</c>. Each chunk is written in one transaction with the position that it reaches, so that whoever comes after a stop
/// goes on from there. One process at a time makes tables.
/// </summary>
internal sealed class ProjectionRebuilder : IAsyncDisposable
{
    /// <summary>The advisory lock of whoever makes tables.</summary>
    private const long RebuildLock = 0x4D616B65; // "Make"

    private readonly NpgsqlDataSource _database;
    private readonly RebuildSettings _settings;
    private readonly Action<RebuildProgress> _report;
    private readonly NpgsqlConnection _writing, _reading;
    private readonly LedgerPages _pages;
    private readonly LedgerFold _fold;

    private ProjectionRebuilder(NpgsqlDataSource database, RebuildSettings settings, Action<RebuildProgress> tell, NpgsqlConnection writing, NpgsqlConnection reading)
    {
        (_database, _settings, _report, _writing, _reading) = (database, settings, tell, writing, reading);
        _pages = new LedgerPages(database, settings.ChunkEvents);
        _fold = new LedgerFold(settings.KeptStreams);
    }

    /// <summary>What is made, and how far it is.</summary>
    public RebuildJob Work { get; private set; } = null!;

    /// <summary>The connection that writes, and holds the lock.</summary>
    public NpgsqlConnection Connection => _writing;

    /// <summary>How many streams are kept in memory.</summary>
    public int KeptStreams => _fold.Kept;

    /// <summary>Whether sums are among what is made.</summary>
    public bool Sums => Work.Projections.Contains(Projection.PairDay);

    /// <summary>Goes on with what lies there, if it is the same; else begins anew.</summary>
    /// <exception cref="RebuildException">Another process makes tables.</exception>
    public static async Task<ProjectionRebuilder> OpenAsync(
        NpgsqlDataSource database, IReadOnlyList<string> projections, long? at, RebuildSettings settings, Action<RebuildProgress> tell, CancellationToken cancel)
    {
        var rebuilder = new ProjectionRebuilder(database, settings, tell, await database.OpenConnectionAsync(cancel), await database.OpenConnectionAsync(cancel));
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

    /// <summary>Fills the tables up to a position, and leaves them settled; sums and indexes are not made yet.</summary>
    /// <param name="upTo">How far; null is near the head.</param>
    /// <param name="cancel">Stops it between chunks.</param>
    public async Task FillAsync(long? upTo, CancellationToken cancel)
    {
        if (Work.Phase != RebuildPhase.Filling) return;
        while (await TargetAsync(upTo, cancel) is var target && target > Work.Position)
        {
            await FoldAsync(target, _writing.BeginTransactionAsync, settle: false, cancel);
            if (upTo is null && (await LedgerReader.HeadAsync(_reading, cancel)).Value - Work.Position < _settings.ChunkEvents) break;
        }
    }

    /// <summary>Brings in what was set aside.</summary>
    public async Task SettleAsync(CancellationToken cancel)
    {
        if (Work.Phase != RebuildPhase.Filling) return;
        _report(new RebuildProgress("bringing in later changes", Work.Position, Work.Position));
        await using var transaction = await _writing.BeginTransactionAsync(cancel);
        await SettleTablesAsync(cancel);
        await NoteAsync(Work with { Phase = RebuildPhase.Finishing }, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Makes sums and indexes, on all cores.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        if (Work.Phase != RebuildPhase.Finishing) return;
        _report(new RebuildProgress("making sums and indexes", Work.Position, Work.Position));
        var folded = Work.Projections.Where(name => name != Projection.PairDay).ToArray();
        await TogetherAsync([.. folded.Select(name => Statement($"vacuum (analyze) {ProjectionTable.Shadow}.{name}"))], cancel);
        var jobs = new List<Func<NpgsqlConnection, CancellationToken, Task>>();
        foreach (var name in folded) jobs.AddRange((await RebuildStore.IndexesAsync(_reading, name, cancel)).Select(Statement));
        if (Sums)
        {
            jobs.Insert(Math.Min(1, jobs.Count), async (connection, stop) =>
            {
                await SumAsync(connection, Work.Position, stop);
                await RebuildStore.ExecuteAsync(connection, $"vacuum (analyze) {ProjectionTable.Shadow}.{Projection.PairDay}", stop);
                foreach (var index in await RebuildStore.IndexesAsync(connection, Projection.PairDay, stop)) await RebuildStore.ExecuteAsync(connection, index, stop);
            });
        }

        await TogetherAsync(jobs, cancel);
        await using var transaction = await _writing.BeginTransactionAsync(cancel);
        foreach (var name in Work.Projections)
        {
            foreach (var constraint in await RebuildStore.ConstraintsAsync(_writing, name, cancel)) await RebuildStore.ExecuteAsync(_writing, constraint, cancel);
        }

        await NoteAsync(Work with { Phase = RebuildPhase.Following, Summed = Work.Position }, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Makes the sums as of a position.</summary>
    public Task SumAsync(NpgsqlConnection connection, long position, CancellationToken cancel) => SumsOf.SumAsync(connection, position, cancel);

    /// <summary>Marks the pairs whose sums are behind.</summary>
    public Task MarkAsync(CancellationToken cancel) => SumsOf.MarkAsync(_writing, Work.Summed, Work.Position, cancel);

    /// <summary>Follows the ledger to a position, chunk by chunk.</summary>
    public Task FollowAsync(long upTo, CancellationToken cancel) => FoldAsync(upTo, _writing.BeginTransactionAsync, settle: true, cancel);

    /// <summary>The same within the running transaction.</summary>
    public Task FollowWithinAsync(long upTo, CancellationToken cancel) => FoldAsync(upTo, _ => ValueTask.FromResult<NpgsqlTransaction>(null!), settle: true, cancel);

    /// <summary>Back to what is noted, after a transaction was rolled back.</summary>
    public async Task ReturnAsync(RebuildJob work, CancellationToken cancel)
    {
        Work = work;
        if (_fold.Position != work.Position) await _fold.AdvanceAsync(_reading, work.Position, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The connection goes back to the pool with its session, and the session would keep the lock.
        if (_writing.State == ConnectionState.Open) await RebuildStore.ExecuteAsync(_writing, "select pg_advisory_unlock_all()", CancellationToken.None);
        await _writing.DisposeAsync();
        await _reading.DisposeAsync();
    }

    private PairSums SumsOf => new(SchemaOf(Projection.Evidence), SchemaOf(Projection.SpeaksFor));

    private string SchemaOf(string projection) => Work.Projections.Contains(projection) ? ProjectionTable.Shadow : ProjectionTable.Live;

    private async Task BeginAsync(IReadOnlyList<string> projections, long? at, CancellationToken cancel)
    {
        await TakeLockAsync(cancel);
        var position = ReadSchema.FoldedTables.Any(table => projections.Contains(table.Name)) ? 0 : await TargetAsync(at, cancel);
        Work = await RebuildStore.FindAsync(_writing, cancel) is { } found && found.Projections.SequenceEqual(projections) && found.At == at
            ? found
            : await RebuildStore.BeginAsync(_writing, projections, at, position, cancel);
        await RebuildStore.ExecuteAsync(_writing, "set synchronous_commit = off", cancel);
        await _fold.AdvanceAsync(_reading, Work.Position, cancel);
    }

    /// <summary>A process that was killed a moment ago may still hold it.</summary>
    private async Task TakeLockAsync(CancellationToken cancel)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", _writing) { Parameters = { Parameters.Create(RebuildLock) } };
            if (await take.ExecuteScalarAsync(cancel) is true) return;
            await Task.Delay(TimeSpan.FromMilliseconds(250), cancel);
        }

        throw new RebuildException("Another process rebuilds or verifies projections; wait until it is done.");
    }

    private async Task<long> TargetAsync(long? at, CancellationToken cancel) => at ?? (await LedgerReader.HeadAsync(_reading, cancel)).Value;

    private async Task FoldAsync(long upTo, Func<CancellationToken, ValueTask<NpgsqlTransaction>> begin, bool settle, CancellationToken cancel)
    {
        await DocumentRatings.PrepareAsync(_reading, Work.Position, upTo, cancel);
        var chunks = Channel.CreateBounded<Chunk>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var writing = Task.Run(() => WriteAsync(chunks.Reader, begin, settle, upTo, stop), CancellationToken.None);
        try
        {
            await foreach (var page in _pages.ReadAsync(Work.Position, upTo, stop.Token))
                await chunks.Writer.WriteAsync(await _fold.FoldAsync(_reading, page, stop.Token), stop.Token);
            chunks.Writer.Complete();
        }
        catch (Exception e)
        {
            chunks.Writer.TryComplete(e);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (writing.Exception?.InnerException is { } cause && e is OperationCanceledException && !cancel.IsCancellationRequested) throw cause;
            throw;
        }

        await writing;
    }

    /// <summary>Makes the rows of the next chunk while those of the one before are sent.</summary>
    private async Task WriteAsync(
        ChannelReader<Chunk> chunks, Func<CancellationToken, ValueTask<NpgsqlTransaction>> begin, bool settle, long upTo, CancellationTokenSource stop)
    {
        var sending = Task.CompletedTask;
        try
        {
            await foreach (var chunk in chunks.ReadAllAsync(stop.Token))
            {
                var rows = Rows(chunk);
                await sending;
                sending = SendAsync(chunk, rows, begin, settle, upTo, stop.Token);
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
        var tables = RebuildStore.Tables(Work).ToArray();
        var rows = new IReadOnlyList<TableCopy>[tables.Length];
        Parallel.For(0, tables.Length, i => rows[i] = tables[i].Copies(chunk));
        var touched = Sums && Work.Phase == RebuildPhase.Following ? [PairSums.Rows(chunk)] : Array.Empty<TableCopy>();
        return [.. rows.SelectMany(of => of), .. touched];
    }

    private async Task SendAsync(
        Chunk chunk, TableCopy[] rows, Func<CancellationToken, ValueTask<NpgsqlTransaction>> begin, bool settle, long upTo, CancellationToken cancel)
    {
        await using var transaction = await begin(cancel);
        foreach (var sending in rows) await sending.SendAsync(_writing, cancel);
        if (settle) await SettleTablesAsync(cancel);
        await NoteAsync(Work with { Position = chunk.Last }, cancel);
        if (transaction is not null) await transaction.CommitAsync(cancel);
        _report(new RebuildProgress("folding", Work.Position, upTo));
    }

    private async Task SettleTablesAsync(CancellationToken cancel)
    {
        foreach (var sql in RebuildStore.Tables(Work).SelectMany(table => table.Merging)) await RebuildStore.ExecuteAsync(_writing, sql, cancel);
    }

    private async Task NoteAsync(RebuildJob work, CancellationToken cancel)
    {
        await RebuildStore.SaveAsync(_writing, work, cancel);
        Work = work;
    }

    private static Func<NpgsqlConnection, CancellationToken, Task> Statement(string sql) => (connection, cancel) => RebuildStore.ExecuteAsync(connection, sql, cancel);

    /// <summary>Does jobs in this order, as many at once as there are cores, up to four.</summary>
    private async Task TogetherAsync(IReadOnlyList<Func<NpgsqlConnection, CancellationToken, Task>> jobs, CancellationToken cancel)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 4), CancellationToken = cancel };
        await Parallel.ForEachAsync(jobs, options, async (job, stop) =>
        {
            await using var connection = await _database.OpenConnectionAsync(stop);
            await RebuildStore.ExecuteAsync(
                connection, "set maintenance_work_mem = '256MB'; set work_mem = '128MB'; set max_parallel_maintenance_workers = 0; set max_parallel_workers_per_gather = 0", stop);
            await job(connection, stop);
        });
    }
}
