using System.CommandLine;
using Npgsql;
using StanceTracker.Ledger.Verification;
using StanceTracker.Projections.Rebuilding;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance verify</c>.</summary>
internal static class VerifyCommand
{
    /// <summary>How many differing rows are shown per projection.</summary>
    private const int MaxShown = 20;

    public static Command Create()
    {
        var articles = new Option<string?>("--articles")
        {
            HelpName = "DIR",
            Description = "Compare every passage with the documents' texts in this folder, matched by SHA-256. "
                + "A document without a file is a fault; a file without a document is a note.",
        };
        var projections = new Option<bool>("--projections")
        {
            Description = "Also rebuild all projections in other tables and compare them row by row.",
        };
        var command = new CliCommand(
            "verify",
            "Verify the integrity of the ledger, and optionally of quotations and projections.",
            """
            Checks that positions and versions have no gaps and recording times are in order; that every event has a known type, is
              readable, is on the right kind of stream and refers only to actors, documents and claims that precede it; and that passages
              lie within their documents. Prints a line per finding and a summary. May run beside a server.
            """,
            "stance verify",
            "stance verify --articles ~/articles",
            "stance verify --projections")
        {
            articles, projections, Cli.Data,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = parsed.GetValue(articles);
            if (folder is not null && !Directory.Exists(folder)) throw new CliException($"Folder not found: {folder}");
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            await using var source = RebuildCommand.Connect(database);
            var check = new LedgerCheck(source, finding => Console.WriteLine(finding.IsFault ? finding.Text : $"note: {finding.Text}"));
            var result = await check.RunAsync(folder, cancel);
            var passages = folder is null ? "" : $", {result.Passages} passages";
            var verdict = result.Faults == 0 ? "nothing is wrong" : $"{result.Faults} faults";
            Console.WriteLine($"{result.Events} events in {result.Streams} streams{passages} checked: {verdict}.");
            var differ = parsed.GetValue(projections) && await DifferAsync(source, cancel);
            return result.Faults == 0 && !differ ? Cli.Done : Cli.Rejected;
        });
        return command;
    }

    private static async Task<bool> DifferAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        using var bar = new RebuildProgressBar();
        var deviations = new Dictionary<string, long>();
        var result = await new ProjectionCheck(source, new RebuildSettings(), bar.Show).RunAsync(OnDeviation, cancel);
        bar.End();
        foreach (var (projection, count) in deviations)
            Console.WriteLine($"{projection}: {count} rows differ{(count > MaxShown ? $", of which {MaxShown} are shown" : "")}.");
        var verdict = result.Deviations == 0 ? "nothing is wrong" : $"{result.Deviations} differ. Run `stance rebuild` to fix them";
        Console.WriteLine($"{result.Rows} rows of projections compared at position {result.Position}: {verdict}.");
        return result.Deviations > 0;

        void OnDeviation(Deviation deviation)
        {
            bar.End();
            deviations[deviation.Projection] = deviations.GetValueOrDefault(deviation.Projection) + 1;
            if (deviations[deviation.Projection] <= MaxShown)
                Console.WriteLine($"{deviation.Projection}: {(deviation.IsMissing ? "missing" : "unexpected")} row: {deviation.Row}");
        }
    }
}
