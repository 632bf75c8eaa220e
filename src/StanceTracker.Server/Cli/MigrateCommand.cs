using System.CommandLine;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance migrate</c>.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new CliCommand(
            "migrate",
            "Migrate the database to the newest schema and list what was applied.",
            $"The owner role ({Database.OwnerVariable}, else {Database.ApplicationVariable}) creates the ledger's tables; "
            + "the application role creates the projections'.",
            "stance migrate")
        {
            Cli.Data,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            var applied = await database.MigrateAsync(cancel);
            Console.WriteLine(
                applied.Count == 0 ? "Nothing to apply: the schema is up to date." : $"Applied: {string.Join(", ", applied)}.");
            return Cli.Done;
        });
        return command;
    }
}
