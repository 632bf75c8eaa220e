using System.CommandLine;
using StanceTracker.Imports;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Verbs;

/// <summary><c>stance import</c>.</summary>
internal static class ImportVerb
{
    /// <summary>How many rejects are shown where no file is asked for.</summary>
    private const int MostShown = 100;

    public static Command Create()
    {
        var format = new Argument<string>("FORMAT") { Description = string.Join(" ", ImportFormat.All.Select(known => $"{known.Name}: {known.Description}.")) };
        format.AcceptOnlyFromAmong([.. ImportFormat.All.Select(known => known.Name)]);
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = $"One or more files, read in this order; {ImportRun.StandardInput} is standard input." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Decide every line as if those before it were recorded, and write nothing." };
        var strict = new Option<bool>("--strict") { Description = "Stop at the first line that is rejected. What is before it is recorded; nothing behind it is." };
        var rejects = new Option<string?>("--rejects") { HelpName = "FILE", Description = "Write the rejected lines to this CSV file: line, field, reason, text [default: the first hundred are shown]." };
        var analyst = new Option<string?>("--analyst") { HelpName = "NAME", Description = "Who is to stand as having recorded it [default: the system's user]." };
        var verb = new Verb(
            "import",
            "Records the events of files, line by line.",
            """
            What a run records is joined by one correlation id. A line that the ledger holds already is left, so a file can be loaded again, and an interrupted import is
              completed by running it again. A line that cannot be is rejected with its number, field and reason, and the rest goes on. A line with a version is that event
              of its stream and no other; one without is put behind what is there.
            """,
            "stance import jsonl ledger.jsonl",
            "stance import jsonl 2023.jsonl 2024.jsonl --dry-run --rejects rejects.csv",
            "zcat ledger.jsonl.gz | stance import jsonl -")
        {
            format, files, dryRun, strict, rejects, analyst, Stance.Data,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var paths = parsed.GetRequiredValue(files);
            if (paths.FirstOrDefault(path => path != ImportRun.StandardInput && !File.Exists(path)) is { } missing) throw new VerbException($"There is no file {missing}.");
            using var rejected = parsed.GetValue(rejects) is { } path ? new RejectsFile(path) : null;
            await using var database = await Database.OpenAsync(parsed.GetValue(Stance.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            var run = new ImportRun(
                ImportFormat.Of(parsed.GetRequiredValue(format)), new ImportMode(parsed.GetValue(dryRun), parsed.GetValue(strict)), parsed.GetValue(analyst));
            var shown = 0;
            await run.ImportAsync(database, paths, (file, reject) => Tell(rejected, file, reject, ref shown), cancel);
            run.WriteTable(Console.Out);
            return run.Total.Rejected == 0 ? Stance.Done : Stance.Refused;
        });
        return verb;
    }

    private static void Tell(RejectsFile? rejected, string file, Reject reject, ref int shown)
    {
        rejected?.Write(reject);
        if (rejected is not null || ++shown > MostShown + 1) return;
        Console.Error.WriteLine(shown <= MostShown ? RejectsFile.Line(file, reject) : "More lines are rejected; --rejects FILE lists all of them.");
    }
}
