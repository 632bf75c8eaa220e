using StanceTracker.Domain.Ledgers;
using StanceTracker.Imports;
using StanceTracker.Ledger.Recording;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Verbs;

/// <summary>The import of some files, one after another, with a table of what became of them.</summary>
/// <param name="format">What they hold.</param>
/// <param name="mode">How to import.</param>
/// <param name="analyst">Who imports; null is the system's user.</param>
internal sealed class ImportRun(ImportFormat format, ImportMode mode, string? analyst)
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    private readonly List<(string File, ImportResult Result)> _files = [];

    /// <summary>What became of all files together.</summary>
    public ImportResult Total => _files.Aggregate(ImportResult.None, (total, file) => total + file.Result);

    /// <summary>Imports files with a recorder of its own.</summary>
    public async Task ImportAsync(Database database, IReadOnlyList<string> files, Action<string, Reject> onReject, CancellationToken cancel)
    {
        await using var services = new ServiceCollection().AddLogging().AddStanceTracker(database.ConnectionString).BuildServiceProvider();
        await ImportAsync(services.GetRequiredService<Recorder>(), files, onReject, cancel);
        await services.GetRequiredService<StalePairs>().SumAsync(cancel);
        await services.GetRequiredService<SearchIndex>().TidyAsync(cancel);
    }

    /// <summary>Imports files.</summary>
    /// <param name="recorder">The way in.</param>
    /// <param name="files">In this order.</param>
    /// <param name="onReject">Told of every line that is rejected, with its file.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task ImportAsync(Recorder recorder, IReadOnlyList<string> files, Action<string, Reject> onReject, CancellationToken cancel)
    {
        var importer = new Importer(recorder);
        var author = new Authorship(analyst ?? Environment.UserName, $"import-{Guid.CreateVersion7()}");
        foreach (var file in files)
        {
            await using var stream = file == StandardInput ? Console.OpenStandardInput() : File.OpenRead(file);
            var result = await importer.ImportAsync(format.Read(stream, cancel), author, mode, reject => onReject(file, reject), cancel);
            _files.Add((file == StandardInput ? "standard input" : Path.GetFileName(file), result));
            if (mode.Strict && result.Rejected > 0) break;
        }
    }

    /// <summary>Writes the table.</summary>
    public void WriteTable(TextWriter output)
    {
        var rows = _files.Count == 1 ? _files : [.. _files, ("all", Total)];
        var width = rows.Select(row => row.File.Length).Append("file".Length).Max();
        Row("file", "lines", mode.DryRun ? "to record" : "recorded", "already there", "rejected");
        foreach (var (file, result) in rows) Row(file, result.Lines, result.Recorded, result.AlreadyThere, result.Rejected);

        void Row(string file, object lines, object recorded, object there, object rejected) =>
            output.WriteLine($"{file.PadRight(width)}  {lines,9}  {recorded,9}  {there,13}  {rejected,9}");
    }
}
