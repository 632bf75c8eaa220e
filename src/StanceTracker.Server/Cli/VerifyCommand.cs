using System.CommandLine;
using Npgsql;
using StanceTracker.Ledger.Verification;
using StanceTracker.Projections.Rebuilding;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance verify</c>.</summary>
internal static class VerifyCommand
{
    /// <summary>How many rows of a projection are shown that differ.</summary>
    private const int MaxShown = 20;

    public static Command Create()
    {
        var articles = new Option<string?>("--articles")
        {
            HelpName = "DIR",
            Description = "A folder with the documents' texts, each found by the SHA-256 of its bytes: every passage is compared with the text. A document without its file is a fault; a file without a document is told.",
        };
        var projections = new Option<bool>("--projections") { Description = "Also make all projections anew beside those in use, and compare them row for row." };
        var verb = new CliCommand(
            "verify",
            "Checks that the ledger is whole, with --articles that every passage is as its article has it, and with --projections that the projections are what the ledger comes to.",
            """
            Positions and versions have no gaps, recording times are in order; every event is of a known type, readable, on the right kind of stream, and rests on actors,
              documents and claims that were there before it; passages lie within their documents. Prints a line per finding and a summary. May run beside a server.
            """,
            "stance verify",
            "stance verify --articles ~/articles",
            "stance verify --projections")
        {
            articles, projections, Cli.Data,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var folder = parsed.GetValue(articles);
            if (folder is not null && !Directory.Exists(folder)) throw new CliException($"There is no folder {folder}.");
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            await using var source = RebuildCommand.Connect(database);
            var check = new LedgerCheck(source, finding => Console.WriteLine(finding.IsFault ? finding.Text : $"note: {finding.Text}"));
            var result = await check.RunAsync(folder, cancel);
            var passages = folder is null ? "" : $", {result.Passages} passages";
            Console.WriteLine($"{result.Events} events in {result.Streams} streams{passages} checked: {(result.Faults == 0 ? "nothing is wrong" : $"{result.Faults} faults")}.");
            var differ = parsed.GetValue(projections) && await DifferAsync(source, cancel);
            return result.Faults == 0 && !differ ? Cli.Done : Cli.Rejected;
        });
        return verb;
    }

    private static async Task<bool> DifferAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        using var bar = new RebuildProgressBar();
        var deviations = new Dictionary<string, long>();
        var result = await new ProjectionCheck(source, new RebuildSettings(), bar.Show).RunAsync(Tell, cancel);
        bar.End();
        foreach (var (projection, count) in deviations) Console.WriteLine($"{projection}: {count} rows differ{(count > MaxShown ? $", of which {MaxShown} are shown" : "")}.");
        Console.WriteLine($"{result.Rows} rows of projections compared at position {result.Position}: {(result.Deviations == 0 ? "nothing is wrong" : $"{result.Deviations} differ. `stance rebuild` puts them right")}.");
        return result.Deviations > 0;

        void Tell(Deviation deviation)
        {
            bar.End();
            deviations[deviation.Projection] = deviations.GetValueOrDefault(deviation.Projection) + 1;
            if (deviations[deviation.Projection] <= MaxShown) Console.WriteLine($"{deviation.Projection}: {(deviation.IsMissing ? "is missing" : "should not be there")}: {deviation.Row}");
        }
    }
}
