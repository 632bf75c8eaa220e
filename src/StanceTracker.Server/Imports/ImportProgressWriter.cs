using System.Collections.Concurrent;
using Npgsql;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Server.Imports;

/// <summary>Keeps how far an import is, twice a second, and hears of its cancelling or the loss of its turn.</summary>
internal sealed class ImportProgressWriter : IAsyncDisposable
{
    private const int MaxRejectsPerWrite = 5_000;

    private static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(0.5);

    private readonly ImportLock _turn;
    private readonly ImportTable _table;
    private readonly Stream _file;
    private readonly long _length;
    private readonly int _maxRejects;
    private readonly ILogger _log;
    private readonly ConcurrentQueue<KeptReject> _rejects = new();
    private readonly List<KeptReject> _writing = [];
    private readonly RejectReasons _reasons = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;
    private ImportResult _result = ImportResult.None;
    private long _rejected, _read;

    /// <summary>Begins to keep it.</summary>
    /// <param name="turn">The turn at the import; cancelled where somebody asks for that.</param>
    /// <param name="table">Where it is kept.</param>
    /// <param name="file">The file: how much of it is read tells how far the import is.</param>
    /// <param name="maxRejects">How many rejects are kept; beyond that they are only counted.</param>
    /// <param name="log">Told of what could not be kept.</param>
    public ImportProgressWriter(ImportLock turn, ImportTable table, Stream file, int maxRejects, ILogger log)
    {
        (_turn, _table, _file, _length, _maxRejects, _log) = (turn, table, file, file.CanSeek ? file.Length : 0, maxRejects, log);
        _loop = WriteUntilEndAsync();
    }

    /// <summary>What became of the lines so far.</summary>
    public ImportResult Result => _result;

    /// <summary>A line is rejected.</summary>
    public void Add(string? part, Reject reject)
    {
        lock (_reasons) _reasons.Add(reject);
        if (++_rejected <= _maxRejects) _rejects.Enqueue(new KeptReject(_rejected, part, reject.Line, reject.Field, reject.Kind, reject.Reason, reject.Text));
    }

    /// <summary>So far it has come.</summary>
    public void Report(ImportResult result)
    {
        _result = result;
        if (_file.CanSeek) _read = _file.Position; // Whoever reads it may have closed it.
    }

    /// <summary>All of the file is read.</summary>
    public void ReportPart() => _read = _length;

    /// <summary>Keeps how it ended.</summary>
    public async Task EndAsync(ImportState state, string? error)
    {
        await StopAsync();
        await WriteAsync();
        await _table.EndAsync(_turn.Import.Id, state, error, CancellationToken.None);
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

    private async Task WriteUntilEndAsync()
    {
        using var timer = new PeriodicTimer(WriteInterval);
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(_end.Token);
                await _turn.CheckAsync(_end.Token);
                if (await WriteAsync()) _turn.Cancel();
            }
            catch (OperationCanceledException)
            {
                // Whoever ends it writes once more.
            }
            catch (Exception e) when (e is NpgsqlException or ObjectDisposedException)
            {
                _log.LogWarning(e, "How far the import {Id} is could not be kept", _turn.Import.Id);
            }
        }
    }

    /// <summary>The rejects first, so that none is counted that cannot be listed; those that could not be kept are tried again.</summary>
    private async Task<bool> WriteAsync()
    {
        var (result, read) = (_result, _read);
        IReadOnlyList<RejectReason> reasons;
        lock (_reasons) reasons = _reasons.All;
        do
        {
            while (_writing.Count < MaxRejectsPerWrite && _rejects.TryDequeue(out var reject)) _writing.Add(reject);
            await _table.AddRejectsAsync(_turn.Import.Id, _writing, CancellationToken.None);
            _writing.Clear();
        }
        while (!_rejects.IsEmpty);
        return await _table.UpdateProgressAsync(_turn.Import.Id, read, result, reasons, CancellationToken.None);
    }
}
