using System.Runtime.ExceptionServices;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Projections;
using StanceTracker.Server.Composition;
using StanceTracker.Server.Imports;

namespace StanceTracker.Server.Cli;

/// <summary>
/// The import of some files, one after another, with a table of what became of them. Each is an import as those over HTTP are; a process that is killed leaves it
/// interrupted, since it alone has the file.
/// </summary>
/// <param name="format">What they hold.</param>
/// <param name="mode">How to import.</param>
/// <param name="analyst">Who imports; null is the system's user.</param>
internal sealed class ImportRun(ImportFormat format, ImportMode mode, string? analyst)
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    private readonly List<(string File, ImportResult Result)> _files = [];
    private readonly RejectReasons _reasons = new();

    /// <summary>What became of all files together.</summary>
    public ImportResult Total => _files.Aggregate(ImportResult.None, (total, file) => total + file.Result);

    /// <summary>Imports files with a recorder of its own.</summary>
    public async Task ImportAsync(Database database, IReadOnlyList<string> files, Action<string, Reject> onReject, CancellationToken cancel)
    {
        await using var services = new ServiceCollection().AddLogging().AddStanceTracker(database.ConnectionString).BuildServiceProvider();
        await ImportProgress.ShowAsync(files.Count, progress => ImportAsync(services, files, onReject, progress, cancel));
        if (!mode.DryRun) await services.GetRequiredService<DeferredMaintenance>().RunAsync(cancel);
    }

    /// <summary>Imports files.</summary>
    /// <param name="services">The way in, and what it needs.</param>
    /// <param name="files">In this order.</param>
    /// <param name="onReject">Told of every line that is rejected, with its file.</param>
    /// <param name="progress">Shows how far it is.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task ImportAsync(IServiceProvider services, IReadOnlyList<string> files, Action<string, Reject> onReject, ImportProgress progress, CancellationToken cancel)
    {
        var table = services.GetRequiredService<ImportTable>();
        var runner = services.GetRequiredService<ImportRunner>();
        var session = services.GetRequiredService<ImportSession>();
        string? run = null;
        foreach (var file in files)
        {
            var name = file == StandardInput ? "standard input" : Path.GetFileName(file);
            var path = file == StandardInput ? name : file;
            await using var stream = file == StandardInput ? Console.OpenStandardInput() : File.OpenRead(file);
            var shown = progress.Begin(name, stream);
            var bytes = stream.CanSeek ? stream.Length : 0;
            var import = ImportRecord.New(format, analyst ?? Environment.UserName, run, mode, bytes, TimeProvider.System.GetUtcNow());
            run ??= import.Id;
            await table.AddAsync(import, cancel);
            var end = await runner.RunAsync(import.Id, session, stream, new ImportObserver(Tell, shown.Tell), cancel);
            if (end.Fault is ImportFormatException fault) throw new ImportFormatException($"{path}: {fault.Message}");
            if (end.Fault is not null) ExceptionDispatchInfo.Throw(end.Fault);
            if (end.State == ImportState.Cancelled)
                throw new CliException($"{path}: The import was cancelled. What was recorded stays; run it again to complete it.");
            shown.End(end.Result);
            _files.Add((name, end.Result));
            if (end.State == ImportState.Stopped) break;

            void Tell(string? part, Reject reject)
            {
                _reasons.Add(reject);
                onReject(part is null ? path : $"{path}:{part}", reject);
            }
        }
    }

    /// <summary>Writes the table, and below it how many lines are rejected for which reason.</summary>
    public void WriteTable(TextWriter output)
    {
        var rows = _files.Count == 1 ? _files : [.. _files, ("all", Total)];
        var width = rows.Select(row => row.File.Length).Append("file".Length).Max();
        Row("file", "rows", mode.DryRun ? "to record" : "recorded", "already there", "no target", "no speaker", "to itself", "waiting", "rejected");
        foreach (var (file, r) in rows) Row(file, r.Lines, r.Recorded, r.AlreadyThere, r.NoTarget, r.NoSpeaker, r.ToItself, r.Waiting, r.Rejected);
        if (Total.Attached > 0) output.WriteLine($"\n{Total.Attached} mentions that waited are recorded with their statements.");
        if (Total.Rejected == 0) return;
        output.WriteLine("\nrejected  why");
        foreach (var reason in _reasons.All) output.WriteLine($"{reason.Lines,8}  {(reason.Field is null ? "" : $"{reason.Field}: ")}{reason.Kind} ({reason.Example})");

        void Row(string file, object lines, object recorded, object there, object noTarget, object noSpeaker, object toItself, object waiting, object rejected) => output.WriteLine(
            $"{file.PadRight(width)}  {lines,9}  {recorded,9}  {there,13}  {noTarget,9}  {noSpeaker,10}  {toItself,9}  {waiting,9}  {rejected,9}");
    }
}
