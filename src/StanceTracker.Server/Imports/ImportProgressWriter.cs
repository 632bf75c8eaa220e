using System.Collections.Concurrent;
using Npgsql;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Ledger;

namespace StanceTracker.Server.Imports;

/// <summary>Saves the progress of an import twice a second, and notices when it is cancelled or its lock is lost.</summary>
internal sealed class ImportProgressWriter : IAsyncDisposable
{
    private const int MaxRejectsPerWrite = 5_000;

    private static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(0.5);

    private readonly ImportLock _lock;
    private readonly ImportTable _table;
    private readonly Stream _file;
    private readonly long _length;
    private readonly int _maxRejects;
    private readonly ConcurrentQueue<KeptReject> _rejects = new();
    private readonly List<KeptReject> _writing = [];
    private readonly RejectReasons _reasons = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;
    private ImportResult _result = ImportResult.None;
    private long _rejected, _read;

    /// <summary>Starts saving.</summary>
    /// <param name="importLock">The lock on the import, which is cancelled if someone cancels the import.</param>
    /// <param name="table">Where progress is saved.</param>
    /// <param name="file">The file, whose position is the progress.</param>
    /// <param name="maxRejects">How many rejects are saved; the rest are only counted.</param>
    /// <param name="log">The log.</param>
    public ImportProgressWriter(ImportLock importLock, ImportTable table, Stream file, int maxRejects, ILogger log)
    {
        (_lock, _table, _file, _length, _maxRejects) = (importLock, table, file, file.CanSeek ? file.Length : 0, maxRejects);
        _loop = RetryLoop.RepeatAsync(
            CheckAndWriteAsync,
            WriteInterval,
            e => e is NpgsqlException or ObjectDisposedException,
            e => log.LogWarning(e, "Could not save the progress of import {Id}", importLock.Import.Id),
            _end.Token);
    }

    /// <summary>The results so far.</summary>
    public ImportResult Result => _result;

    /// <summary>Adds a rejected line.</summary>
    public void Add(string? part, Reject reject)
    {
        lock (_reasons) _reasons.Add(reject);
        if (++_rejected <= _maxRejects)
            _rejects.Enqueue(new KeptReject(_rejected, part, reject.Line, reject.Field, reject.Kind, reject.Reason, reject.Text));
    }

    /// <summary>Sets the results so far.</summary>
    public void Report(ImportResult result)
    {
        _result = result;
        if (_file.CanSeek) _read = _file.Position; // The reader may have closed the file.
    }

    /// <summary>Sets the progress to the whole file.</summary>
    public void ReportAllRead() => _read = _length;

    /// <summary>Saves the final state.</summary>
    public async Task EndAsync(ImportState state, string? error)
    {
        await StopAsync();
        await WriteAsync();
        await _table.EndAsync(_lock.Import.Id, state, error, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _end.Dispose();
    }

    private async Task StopAsync()
    {
        await _end.CancelAsync();
        await _loop;
    }

    private async Task CheckAndWriteAsync(CancellationToken cancel)
    {
        await _lock.CheckAsync(cancel);
        if (await WriteAsync()) _lock.Cancel();
    }

    /// <summary>
    /// Writes rejects first, so that every counted reject can be listed. Rejects whose write failed are written next time.
    /// </summary>
    /// <returns>Whether someone has cancelled the import.</returns>
    private async Task<bool> WriteAsync()
    {
        var (result, read) = (_result, _read);
        IReadOnlyList<RejectReason> reasons;
        lock (_reasons) reasons = _reasons.All;
        do
        {
            while (_writing.Count < MaxRejectsPerWrite && _rejects.TryDequeue(out var reject)) _writing.Add(reject);
            await _table.AddRejectsAsync(_lock.Import.Id, _writing, CancellationToken.None);
            _writing.Clear();
        }
        while (!_rejects.IsEmpty);
        return await _table.UpdateProgressAsync(_lock.Import.Id, read, result, reasons, CancellationToken.None);
    }
}
