using System.CommandLine;
using Npgsql;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Rebuilding;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance rebuild</c>.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var projection = new Option<string?>("--projection") { HelpName = "NAME", Description = $"Only this one: {string.Join(", ", Projection.All)} [default: all]." };
        projection.AcceptOnlyFromAmong([.. Projection.All]);
        var at = new Option<long?>("--at")
        {
            HelpName = "POSITION",
            Description = "As of this position of the ledger. The tables are left in the schema rebuild, to be looked at, until something else is made there; those in use are not touched.",
        };
        at.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out var position) && position < 1) result.AddError("--at is a position from 1.");
        });
        var verb = new CliCommand(
            "rebuild",
            "Makes the projections anew from the ledger, and puts them in the place of those in use.",
            """
            The same fold as that of appends runs over the whole ledger into fresh tables, in constant memory, beside a server that reads and writes; then all come into their place in
              one transaction. Stopped, it is gone on with by running it again. pair_day is summed from evidence and speaks_for: where it is rebuilt alone, from those in use.
            """,
            "stance rebuild",
            "stance rebuild --projection pair_day",
            "stance rebuild --at 1000")
        {
            projection, at, Cli.Data,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            await database.EnsureMigratedAsync(cancel);
            await using var source = Connect(database);
            using var bar = new RebuildProgressBar();
            var rebuild = new Rebuild(source, new RebuildSettings(), bar.Show);
            if (parsed.GetValue(at) is not { } position)
            {
                var reached = await rebuild.RunAsync(parsed.GetValue(projection), cancel);
                bar.End();
                Console.WriteLine($"{What(parsed.GetValue(projection))} rebuilt, and in use from position {reached} on.");
                return Cli.Done;
            }

            await using var connection = await source.OpenConnectionAsync(cancel);
            var head = (await LedgerReader.HeadAsync(connection, cancel)).Value;
            if (position > head) throw new CliException($"The ledger ends at position {head}.");
            await rebuild.RunAtAsync(parsed.GetValue(projection), position, cancel);
            bar.End();
            Console.WriteLine($"{What(parsed.GetValue(projection))} as of position {position}: in the schema rebuild.");
            return Cli.Done;
        });
        return verb;

        static string What(string? projection) => projection is null ? "All projections" : $"The projection {projection}";
    }

    /// <summary>Connections on which nothing times out: to go over the whole ledger takes as long as it takes.</summary>
    public static NpgsqlDataSource Connect(Database database)
    {
        var settings = ApplicationConnections.With(database.ConnectionString);
        (settings.ApplicationName, settings.CommandTimeout) = ("stancetracker rebuild", 0);
        return NpgsqlDataSource.Create(settings);
    }
}
