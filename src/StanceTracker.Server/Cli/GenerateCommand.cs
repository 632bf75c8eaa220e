using System.CommandLine;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Generating;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance generate</c>.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var statements = new Option<long>("--statements") { HelpName = "N", Description = "How many statements.", DefaultValueFactory = _ => 1_000 };
        var pairs = new Option<int>("--pairs") { HelpName = "P", Description = "How many directed pairs of states they are about.", DefaultValueFactory = _ => 400 };
        var seed = new Option<int>("--seed") { HelpName = "S", Description = "What chance is drawn from: the same seed gives the same events.", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("--output") { HelpName = "FILE", Description = "Where to; it appears once it is whole [default: standard output]." };
        AtLeast(statements, 0, long.MaxValue);
        AtLeast(pairs, 1, GenerationPlan.MaxPairs);
        var verb = new CliCommand(
            "generate",
            "Writes made-up events as JSON Lines, to try and to measure with.",
            """
            They are skewed as event data are: a few pairs have most of the statements. Documents, corroborations, corrections, retractions and ratings are among them. It takes no
              database, and constant memory. `stance import jsonl` records them.
            """,
            "stance generate --statements 1000000 --pairs 400 --seed 1 --output million.jsonl",
            "stance generate --statements 10000 | stance import jsonl -")
        {
            statements, pairs, seed, output,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var plan = new GenerationPlan(parsed.GetValue(statements), parsed.GetValue(pairs), parsed.GetValue(seed));
            await OutputFile.WriteAsync(parsed.GetValue(output), "events", stream => JsonLines.WriteAsync(GeneratedEvents.Draw(plan), stream, cancel));
            return Cli.Done;
        });
        return verb;
    }

    private static void AtLeast<T>(Option<T> option, T min, T max) where T : struct, IParsable<T>, IComparable<T> => option.Validators.Add(result =>
    {
        if (result.Tokens.Count != 1 || !T.TryParse(result.Tokens[0].Value, null, out var value)) return;
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0) result.AddError($"{option.Name} is a number from {min} to {max}.");
    });
}
