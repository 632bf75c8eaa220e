using System.CommandLine;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance import</c>.</summary>
internal static class ImportCommand
{
    /// <summary>How many rejects are shown where no file is asked for.</summary>
    private const int MaxShown = 100;

    public static Command Create()
    {
        var format = new Argument<string>("FORMAT") { Description = string.Join("; ", ImportFormat.All.Select(known => $"{known.Name}: {known.Description}")) };
        format.AcceptOnlyFromAmong([.. ImportFormat.All.Select(known => known.Name)]);
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = $"One or more files, plain, gzip or zip, read in this order; {ImportRun.StandardInput} is standard input (plain or gzip)." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Decide every line as if those before it were recorded, and write nothing; what would be is kept in memory." };
        var strict = new Option<bool>("--strict") { Description = "Stop at the first line that is rejected. What is before it is recorded; nothing behind it is." };
        var rejects = new Option<string?>("--rejects") { HelpName = "FILE", Description = "Write the rejected lines to this CSV file: file, line, field, kind, reason, text [default: the first hundred are shown]." };
        var analyst = new Option<string?>("--analyst") { HelpName = "NAME", Description = "Who is to stand as having recorded it [default: the system's user]." };
        var verb = new CliCommand(
            "import",
            "Records the events of files, line by line: event data of others, or a ledger of ours.",
            """
            What a run records is joined by one correlation id. A line that the ledger holds already is left, so a file can be loaded again, files may overlap, and an
              interrupted import is completed by running it again. A line that cannot be is rejected with its number, field and reason, and the rest goes on. Actors are
              found by code and name and introduced where the ledger lacks them. In jsonl, a line with a version is that event of its stream and no other; one without is
              put behind what is there.
            """,
            "stance import gdelt2 20170101073000.export.CSV.zip",
            "stance import icews events.2018.tab --dry-run --rejects rejects.csv",
            "zcat ledger.jsonl.gz | stance import jsonl -")
        {
            format, files, dryRun, strict, rejects, analyst, Cli.Data,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var paths = parsed.GetRequiredValue(files);
            if (paths.FirstOrDefault(path => path != ImportRun.StandardInput && !File.Exists(path)) is { } missing) throw new CliException($"There is no file {missing}.");
            using var rejected = parsed.GetValue(rejects) is { } path ? new RejectsFile(path) : null;
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            var run = new ImportRun(
                ImportFormat.Find(parsed.GetRequiredValue(format))!, new ImportMode(parsed.GetValue(dryRun), parsed.GetValue(strict)), parsed.GetValue(analyst));
            var shown = new List<string>();
            try
            {
                await run.ImportAsync(database, paths, (file, reject) => Tell(rejected, shown, file, reject), cancel);
            }
            finally
            {
                // Not earlier, for a terminal shows the progress until here.
                foreach (var line in shown) await Console.Error.WriteLineAsync(line);
            }

            run.WriteTable(Console.Out);
            return run.Total.Rejected == 0 ? Cli.Done : Cli.Rejected;
        });
        return verb;
    }

    private static void Tell(RejectsFile? rejected, List<string> shown, string file, Reject reject)
    {
        rejected?.Write(file, reject);
        if (rejected is null && shown.Count <= MaxShown) shown.Add(shown.Count < MaxShown ? RejectsFile.Line(file, reject) : "More lines are rejected; --rejects FILE lists all of them.");
    }
}
