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
        var from = new Option<string?>("--from") { HelpName = "DIR", Description = "The folder with the corpus, read in the order of the files' names [default: the one that came with the program]." };
        var verb = new CliCommand(
            "seed",
            "Records the seed corpus: five articles on Iran, Pakistan, the Taliban and their neighbours.",
            "They are coded as actors, documents, claims and statements. What is there already is left, so seeding twice changes nothing.",
            "stance seed")
        {
            from, Cli.Data,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var files = Files(parsed.GetValue(from));
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            var run = NewRun();
            await run.ImportAsync(database, files, Tell, cancel);
            run.WriteTable(Console.Out);
            return run.Total.Rejected == 0 ? Cli.Done : Cli.Rejected;
        });
        return verb;
    }

    /// <summary>Records the corpus that came with the program.</summary>
    public static async Task<ImportResult> SeedAsync(IServiceProvider services, CancellationToken cancel)
    {
        var run = NewRun();
        await run.ImportAsync(services, Files(null), Tell, ImportProgress.Silent, cancel);
        return run.Total;
    }

    private static ImportRun NewRun() => new(JsonLines.Format, new ImportMode(), analyst: null);

    private static string[] Files(string? folder)
    {
        folder ??= Path.Combine(AppContext.BaseDirectory, "seeds");
        if (!Directory.Exists(folder)) throw new CliException($"There is no folder {folder}.");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new CliException($"There is no *.jsonl in {folder}.");
    }

    private static void Tell(string file, Reject reject) => Console.Error.WriteLine(RejectsFile.Line(file, reject));
}
