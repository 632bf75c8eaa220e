using System.CommandLine;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance migrate</c>.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var verb = new CliCommand(
            "migrate",
            "Brings the database to the newest schema, and says what was applied.",
            $"The ledger's own tables are made by the owner role ({Database.OwnerVariable}; where that is not set, by {Database.ApplicationVariable}), the read side's by the application's.",
            "stance migrate")
        {
            Cli.Data,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
            var applied = await database.MigrateAsync(cancel);
            Console.WriteLine(applied.Count == 0 ? "Nothing to apply: the schema is the newest." : $"Applied: {string.Join(", ", applied)}.");
            return Cli.Done;
        });
        return verb;
    }
}
