using System.CommandLine;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance seed</c>.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var from = new Option<string?>("--from")
        {
            HelpName = "DIR",
            Description = "Folder with the corpus, read in order of file names [default: the corpus that is part of the program].",
        };
        var command = new CliCommand(
            "seed",
            "Record the seed corpus: five articles on Iran, Pakistan, the Taliban and their neighbours.",
            "They are coded as actors, documents, claims and statements. Seeding twice changes nothing.",
            "stance seed")
        {
            from, Cli.Data,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var files = Files(parsed.GetValue(from));
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            var run = NewRun();
            await run.ImportAsync(database, files, OnReject, cancel);
            run.WriteTable(Console.Out);
            return run.Total.Rejected == 0 ? Cli.Done : Cli.Rejected;
        });
        return command;
    }

    /// <summary>Records the corpus that is part of the program.</summary>
    public static async Task<ImportResult> SeedAsync(IServiceProvider services, CancellationToken cancel)
    {
        var run = NewRun();
        await run.ImportAsync(services, Files(null), OnReject, ImportProgress.Silent, cancel);
        return run.Total;
    }

    private static ImportRun NewRun() => new(JsonLines.Format, new ImportMode(), analyst: null);

    private static string[] Files(string? folder)
    {
        folder ??= Path.Combine(AppContext.BaseDirectory, "seeds");
        if (!Directory.Exists(folder)) throw new CliException($"Folder not found: {folder}");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new CliException($"No *.jsonl files in {folder}");
    }

    private static void OnReject(string file, Reject reject) => Console.Error.WriteLine(RejectsFile.Line(file, reject));
}
