using System.CommandLine;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Generating;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance generate</c>.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var statements = Number("--statements", "N", "Number of statements.", 1_000L);
        var pairs = Number("--pairs", "P", "Number of directed pairs of states.", 400);
        var seed = Number("--seed", "S", "Random seed: the same seed gives the same events.", 1);
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
            await OutputFile.WriteAsync(
                parsed.GetValue(output), "events", stream => JsonLines.WriteAsync(GeneratedEvents.Draw(plan), stream, cancel));
            return Cli.Done;
        });
        return command;
    }

    private static Option<T> Number<T>(string name, string helpName, string description, T defaultValue) =>
        new(name) { HelpName = helpName, Description = description, DefaultValueFactory = _ => defaultValue };

    private static void RequireRange<T>(Option<T> option, T min, T max)
        where T : struct, IParsable<T>, IComparable<T> => option.Validators.Add(result =>
    {
        if (result.Tokens.Count != 1 || !T.TryParse(result.Tokens[0].Value, null, out var value)) return;
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0) result.AddError($"{option.Name} must be from {min} to {max}.");
    });
}
