using System.Runtime.ExceptionServices;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Projections;
using StanceTracker.Server.Composition;
using StanceTracker.Server.Imports;

namespace StanceTracker.Server.Cli;

/// <summary>
/// Imports files one after another and prints a table of the results. Each file is an import like those over HTTP; if the process is
/// killed, the import stays interrupted, since no other process has the file.
/// </summary>
/// <param name="format">The format of all files.</param>
/// <param name="mode">How to import.</param>
/// <param name="analyst">Recorded as the author; null is the system user.</param>
internal sealed class ImportRun(ImportFormat format, ImportMode mode, string? analyst)
{
    /// <summary>The file name that means standard input.</summary>
    public const string StandardInput = "-";

    private readonly List<(string File, ImportResult Result)> _files = [];
    private readonly RejectReasons _reasons = new();

    /// <summary>The sum of the files' results.</summary>
    public ImportResult Total => _files.Aggregate(ImportResult.None, (total, file) => total + file.Result);

    /// <summary>Imports files with services of its own, and runs the maintenance that appends defer.</summary>
    public async Task ImportAsync(Database database, IReadOnlyList<string> files, Action<string, Reject> onReject, CancellationToken cancel)
    {
        await using var services = new ServiceCollection().AddLogging().AddStanceTracker(database.ConnectionString).BuildServiceProvider();
        await ImportProgress.ShowAsync(files.Count, progress => ImportAsync(services, files, onReject, progress, cancel));
        if (!mode.DryRun) await services.GetRequiredService<DeferredMaintenance>().RunAsync(cancel);
    }

    /// <summary>Imports files in order.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="files">Paths, or <see cref="StandardInput"/>.</param>
    /// <param name="onReject">Called with the file's name for each rejected line.</param>
    /// <param name="progress">Where progress is shown.</param>
    /// <param name="cancel">Stops the import.</param>
    public async Task ImportAsync(
        IServiceProvider services,
        IReadOnlyList<string> files,
        Action<string, Reject> onReject,
        ImportProgress progress,
        CancellationToken cancel)
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
            var end = await runner.RunAsync(import.Id, session, stream, new ImportObserver(OnFileReject, shown.Update), cancel);
            if (end.Fault is ImportFormatException fault) throw new ImportFormatException($"{path}: {fault.Message}");
            if (end.Fault is not null) ExceptionDispatchInfo.Throw(end.Fault);
            if (end.State == ImportState.Cancelled)
                throw new CliException($"{path}: The import was cancelled. What was recorded is kept; run the command again to finish.");
            shown.End(end.Result);
            _files.Add((name, end.Result));
            if (end.State == ImportState.Stopped) break;

            void OnFileReject(string? part, Reject reject)
            {
                _reasons.Add(reject);
                onReject(part is null ? path : $"{path}:{part}", reject);
            }
        }
    }

    /// <summary>Writes the table of results, followed by the rejected lines counted by reason.</summary>
    public void WriteTable(TextWriter output)
    {
        var rows = _files.Count == 1 ? _files : [.. _files, ("all", Total)];
        var width = rows.Select(row => row.File.Length).Append("file".Length).Max();
        Row(
            "file",
            "rows",
            mode.DryRun ? "to record" : "recorded",
            "already there",
            "no target",
            "no speaker",
            "to itself",
            "waiting",
            "rejected");
        foreach (var (file, r) in rows) Row(
            file, r.Lines, r.Recorded, r.AlreadyThere, r.NoTarget, r.NoSpeaker, r.ToItself, r.Waiting, r.Rejected);
        if (Total.Attached > 0) output.WriteLine($"\n{Total.Attached} waiting mentions were recorded with their statements.");
        if (Total.Rejected == 0) return;
        output.WriteLine("\nrejected  why");
        foreach (var reason in _reasons.All)
            output.WriteLine($"{reason.Lines,8}  {(reason.Field is null ? "" : $"{reason.Field}: ")}{reason.Kind} ({reason.Example})");

        void Row(
            string file,
            object lines,
            object recorded,
            object there,
            object noTarget,
            object noSpeaker,
            object toItself,
            object waiting,
            object rejected) => output.WriteLine(
            $"{file.PadRight(width)}  {lines,9}  {recorded,9}  {there,13}  {noTarget,9}  {noSpeaker,10}  {toItself,9}  {waiting,9}  "
                + $"{rejected,9}");
    }
}
