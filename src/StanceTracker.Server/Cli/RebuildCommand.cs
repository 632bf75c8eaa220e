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
        var projection = new Option<string?>("--projection")
        {
            HelpName = "NAME",
            Description = $"Rebuild only this one: {string.Join(", ", Projection.All)} [default: all].",
        };
        projection.AcceptOnlyFromAmong([.. Projection.All]);
        var at = new Option<long?>("--at")
        {
            HelpName = "POSITION",
            Description = "Rebuild as of this ledger position, into the schema `rebuild`. The tables stay there until the next rebuild; "
                + "those in use are not changed.",
        };
        at.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out var position) && position < 1)
                result.AddError("--at must be 1 or more.");
        });
        var command = new CliCommand(
            "rebuild",
            "Rebuild the projections from the ledger and switch to the new tables.",
            """
            Folds the whole ledger into new tables, with the same code that appends use and in constant memory, while servers read and
              write; then swaps all tables in one transaction. If interrupted, run it again to continue. pair_day is summed from evidence
              and speaks_for: from those in use, if it is rebuilt alone.
            """,
            "stance rebuild",
            "stance rebuild --projection pair_day",
            "stance rebuild --at 1000")
        {
            projection, at, Cli.Data,
        };
        command.SetAction(async (parsed, cancel) =>
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
                Console.WriteLine($"{What(parsed.GetValue(projection))} rebuilt and in use from position {reached}.");
                return Cli.Done;
            }

            await using var connection = await source.OpenConnectionAsync(cancel);
            var head = (await LedgerReader.HeadAsync(connection, cancel)).Value;
            if (position > head) throw new CliException($"The ledger ends at position {head}.");
            await rebuild.RunAtAsync(parsed.GetValue(projection), position, cancel);
            bar.End();
            Console.WriteLine($"{What(parsed.GetValue(projection))} rebuilt as of position {position}, in the schema `rebuild`.");
            return Cli.Done;
        });
        return command;

        static string What(string? projection) => projection is null ? "All projections" : $"The projection {projection}";
    }

    /// <summary>Connections without a command timeout, to read the whole ledger.</summary>
    public static NpgsqlDataSource Connect(Database database)
    {
        var settings = ApplicationConnections.With(database.ConnectionString);
        (settings.ApplicationName, settings.CommandTimeout) = ("stancetracker rebuild", 0);
        return NpgsqlDataSource.Create(settings);
    }
}
