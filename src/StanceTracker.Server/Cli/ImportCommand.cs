using System.CommandLine;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance import</c>.</summary>
internal static class ImportCommand
{
    /// <summary>How many rejects are shown without --rejects.</summary>
    private const int MaxShown = 100;

    public static Command Create()
    {
        var format = new Argument<string>("FORMAT")
        {
            Description = string.Join("; ", ImportFormat.All.Select(known => $"{known.Name}: {known.Description}")),
        };
        format.AcceptOnlyFromAmong([.. ImportFormat.All.Select(known => known.Name)]);
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "One or more files, plain, gzip or zip, read in this order; "
                + $"{ImportRun.StandardInput} is standard input (plain or gzip).",
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Check every line as if the lines before it had been recorded, but write nothing. Keeps the results in memory.",
        };
        var strict = new Option<bool>("--strict")
        {
            Description = "Stop at the first rejected line. Lines before it are recorded; lines after it are not.",
        };
        var rejects = new Option<string?>("--rejects")
        {
            HelpName = "FILE",
            Description = "Write rejected lines to this CSV file: file, line, field, kind, reason, text "
                + $"[default: show the first {MaxShown}].",
        };
        var analyst = new Option<string?>("--analyst")
        {
            HelpName = "NAME",
            Description = "Name to record as the author [default: the system user].",
        };
        var command = new CliCommand(
            "import",
            "Import events from files: published event data, or an exported ledger.",
            """
            All events of a run share one correlation id. Lines that the ledger already has are skipped, so files may be imported again
              and may overlap; to finish an interrupted import, run it again. Invalid lines are rejected with their number, field and
              reason, and the import continues. Actors are matched by code and name, and introduced if the ledger does not have them. In
              jsonl, a line with a version is exactly that event of its stream; a line without one is appended to its stream.
            """,
            "stance import gdelt2 20170101073000.export.CSV.zip",
            "stance import icews events.2018.tab --dry-run --rejects rejects.csv",
            "zcat ledger.jsonl.gz | stance import jsonl -")
        {
            format, files, dryRun, strict, rejects, analyst, Cli.Data,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var paths = parsed.GetRequiredValue(files);
            var missing = paths.FirstOrDefault(path => path != ImportRun.StandardInput && !File.Exists(path));
            if (missing is not null) throw new CliException($"File not found: {missing}");
            using var rejected = parsed.GetValue(rejects) is { } path ? new RejectsFile(path) : null;
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            var run = new ImportRun(
                ImportFormat.Find(parsed.GetRequiredValue(format))!,
                new ImportMode(parsed.GetValue(dryRun), parsed.GetValue(strict)),
                parsed.GetValue(analyst));
            var shown = new List<string>();
            try
            {
                await run.ImportAsync(database, paths, (file, reject) => OnReject(rejected, shown, file, reject), cancel);
            }
            finally
            {
                // Only now: until here the terminal shows the progress bar.
                foreach (var line in shown) await Console.Error.WriteLineAsync(line);
            }

            run.WriteTable(Console.Out);
            return run.Total.Rejected == 0 ? Cli.Done : Cli.Rejected;
        });
        return command;
    }

    private static void OnReject(RejectsFile? rejected, List<string> shown, string file, Reject reject)
    {
        rejected?.Write(file, reject);
        if (rejected is null && shown.Count <= MaxShown)
        {
            shown.Add(
                shown.Count < MaxShown ? RejectsFile.Line(file, reject) : "More lines were rejected; use --rejects FILE to list them all.");
        }
    }
}
