using System.CommandLine;
using Npgsql;
using StanceTracker.Ledger.Verification;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Verbs;

/// <summary><c>stance verify</c>.</summary>
internal static class VerifyVerb
{
    public static Command Create()
    {
        var articles = new Option<string?>("--articles")
        {
            HelpName = "DIR",
            Description = "A folder with the documents' texts, each found by the SHA-256 of its bytes: every passage is compared with the text. A document without its file is a fault; a file without a document is told.",
        };
        var verb = new Verb(
            "verify",
            "Checks that the ledger is whole, and with --articles that every passage is as its article has it.",
            """
            Positions and versions have no gaps, recording times are in order; every event is of a known type, readable, on the right kind of stream, and rests on actors,
              documents and claims that were there before it; passages lie within their documents. Prints a line per finding and a summary. May run beside a server.
            """,
            "stance verify",
            "stance verify --articles ~/articles")
        {
            articles, Stance.Data,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var folder = parsed.GetValue(articles);
            if (folder is not null && !Directory.Exists(folder)) throw new VerbException($"There is no folder {folder}.");
            await using var database = await Database.OpenAsync(parsed.GetValue(Stance.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            await using var source = NpgsqlDataSource.Create(database.ConnectionString);
            var check = new LedgerCheck(source, finding => Console.WriteLine(finding.IsFault ? finding.Text : $"note: {finding.Text}"));
            var result = await check.RunAsync(folder, cancel);
            var passages = folder is null ? "" : $", {result.Passages} passages";
            Console.WriteLine($"{result.Events} events in {result.Streams} streams{passages} checked: {(result.Faults == 0 ? "nothing is wrong" : $"{result.Faults} faults")}.");
            return result.Faults == 0 ? Stance.Done : Stance.Refused;
        });
        return verb;
    }
}
