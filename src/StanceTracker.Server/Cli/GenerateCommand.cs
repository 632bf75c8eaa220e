using System.CommandLine;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Generating;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance generate</c>.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var statements = new Option<long>("--statements") { HelpName = "N", Description = "Number of statements.", DefaultValueFactory = _ => 1_000 };
        var pairs = new Option<int>("--pairs") { HelpName = "P", Description = "Number of directed pairs of states.", DefaultValueFactory = _ => 400 };
        var seed = new Option<int>("--seed") { HelpName = "S", Description = "Random seed: the same seed gives the same events.", DefaultValueFactory = _ => 1 };
        var output = OutputFile.Option();
        RequireRange(statements, 0, long.MaxValue);
        RequireRange(pairs, 1, GenerationPlan.MaxPairs);
        var command = new CliCommand(
            "generate",
            "Generate synthetic events as JSON Lines, for trials and benchmarks.",
            """
            The events are skewed as real event data are: a few pairs have most of the statements. They include documents, corroborations,
              corrections, retractions and ratings. Needs no database and constant memory. `stance import jsonl` records them.
            """,
            "stance generate --statements 1000000 --pairs 400 --seed 1 --output million.jsonl",
            "stance generate --statements 10000 | stance import jsonl -")
        {
            statements, pairs, seed, output,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var plan = new GenerationPlan(parsed.GetValue(statements), parsed.GetValue(pairs), parsed.GetValue(seed));
            await OutputFile.WriteAsync(parsed.GetValue(output), "events", stream => JsonLines.WriteAsync(GeneratedEvents.Draw(plan), stream, cancel));
            return Cli.Done;
        });
        return command;
    }

    private static void RequireRange<T>(Option<T> option, T min, T max) where T : struct, IParsable<T>, IComparable<T> => option.Validators.Add(result =>
    {
        if (result.Tokens.Count != 1 || !T.TryParse(result.Tokens[0].Value, null, out var value)) return;
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0) result.AddError($"{option.Name} must be from {min} to {max}.");
    });
}
