using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Imports;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Server.Importing;

/// <summary>An import that waits for its turn.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Format">What the upload holds.</param>
/// <param name="Author">Who sent it.</param>
/// <param name="Mode">How to import it.</param>
/// <param name="Upload">The upload, at its beginning; the worker closes it.</param>
internal sealed record ImportJob(string Id, ImportFormat Format, Authorship Author, ImportMode Mode, FileStream Upload);

/// <summary>The imports that wait in this process.</summary>
internal sealed class ImportQueue
{
    private readonly Channel<ImportJob> _jobs = Channel.CreateUnbounded<ImportJob>();

    /// <summary>Puts one behind those that wait.</summary>
    public void Add(ImportJob job) => _jobs.Writer.TryWrite(job);

    /// <summary>Takes one after the other.</summary>
    public IAsyncEnumerable<ImportJob> AllAsync(CancellationToken cancel) => _jobs.Reader.ReadAllAsync(cancel);
}

/// <summary>Imports what was sent, one at a time, and keeps how far it is.</summary>
internal sealed class ImportWorker(ImportQueue queue, ImportTable table, IServiceProvider services, IOptions<ImportSettings> settings, ILogger<ImportWorker> log) : BackgroundService
{
    private const int MostAtOnce = 5_000;

    private static readonly TimeSpan BetweenTellings = TimeSpan.FromSeconds(0.5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var job in queue.AllAsync(stoppingToken)) await RunAsync(job, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What waits is interrupted: it shows so as soon as the process is gone.
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken stop)
    {
        await using var upload = job.Upload;
        var course = new Course(job, table, settings.Value.MostRejects);
        var (state, error) = (ImportState.Failed, (string?)null);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var telling = Task.CompletedTask;
        try
        {
            await table.BeginAsync(job.Id, stop);
            telling = TellAsync(course, done.Token);
            var session = services.GetRequiredService<ImportSession>();
            var result = await session.ImportAsync(upload, job.Format, job.Author, job.Mode, course.Add, course.Tell, stop);
            state = job.Mode.Strict && result.Rejected > 0 ? ImportState.Stopped : ImportState.Done;
            if (state == ImportState.Done) course.TellWhole();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            state = ImportState.Interrupted;
        }
        catch (Exception e) when (e is ImportFormatException or LedgerUnavailableException)
        {
            error = e.Message;
        }
        catch (Exception e)
        {
            log.LogError(e, "The import {Id} failed", job.Id);
            error = "It failed at something that is not the file's fault; it is in the server's log, under the import's id.";
        }

        try
        {
            await done.CancelAsync();
            await telling;
            await course.WriteAsync(CancellationToken.None);
            await table.EndAsync(job.Id, state, error, CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or ObjectDisposedException)
        {
            log.LogWarning(e, "How the import {Id} ended could not be kept", job.Id);
        }
    }

    private async Task TellAsync(Course course, CancellationToken done)
    {
        using var timer = new PeriodicTimer(BetweenTellings);
        while (!done.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(done);
                await course.WriteAsync(CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                // The last telling is made by whoever ends it.
            }
            catch (NpgsqlException e)
            {
                log.LogWarning(e, "How far an import is could not be kept");
            }
        }
    }

    /// <summary>What is known of an import while it is under way.</summary>
    private sealed class Course(ImportJob job, ImportTable table, int mostRejects)
    {
        private readonly ConcurrentQueue<KeptReject> _rejects = new();
        private readonly List<KeptReject> _writing = [];
        private readonly RejectReasons _reasons = new();
        private readonly long _length = job.Upload.Length;
        private ImportResult _result = ImportResult.None;
        private long _rejected, _read;

        /// <summary>A line is rejected.</summary>
        public void Add(string? part, Reject reject)
        {
            lock (_reasons) _reasons.Add(reject);
            if (++_rejected <= mostRejects) _rejects.Enqueue(new KeptReject(_rejected, part, reject.Line, reject.Field, reject.Kind, reject.Reason, reject.Text));
        }

        /// <summary>So far it has come.</summary>
        public void Tell(ImportResult result)
        {
            _result = result;
            if (job.Upload.CanSeek) _read = job.Upload.Position;
        }

        /// <summary>All of the file is read.</summary>
        public void TellWhole() => _read = _length;

        /// <summary>Keeps it. The rejects first, so that none is counted that cannot be listed; those that could not be kept are tried again.</summary>
        public async Task WriteAsync(CancellationToken cancel)
        {
            var (result, read) = (_result, _read);
            IReadOnlyList<RejectReason> reasons;
            lock (_reasons) reasons = _reasons.All;
            do
            {
                while (_writing.Count < MostAtOnce && _rejects.TryDequeue(out var reject)) _writing.Add(reject);
                await table.AddRejectsAsync(job.Id, _writing, cancel);
                _writing.Clear();
            }
            while (!_rejects.IsEmpty);
            await table.TellAsync(job.Id, read, result, reasons, cancel);
        }
    }
}
