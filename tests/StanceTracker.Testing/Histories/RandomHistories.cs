using StanceTracker.Domain.Commands;

namespace StanceTracker.Testing.Histories;

/// <summary>Draws valid histories over all types of events: random proposals are decided by the domain; the accepted ones are the history.</summary>
public static class RandomHistories
{
    /// <summary>The first of the days on which affiliations begin and end and statements are made.</summary>
    public static readonly DateOnly First = new(2023, 1, 1);

    /// <summary>How many such days there are; a statement's span may reach three days beyond.</summary>
    public const int Days = 14;

    private const string Variable = "STANCETRACKER_TEST_SEED";

    /// <summary>The first seed to try a claim on: 1, unless <c>STANCETRACKER_TEST_SEED</c> moves it. A failure names its seed.</summary>
    public static int FirstSeed => int.TryParse(Environment.GetEnvironmentVariable(Variable), out var given) ? given : 1;

    /// <summary>The history of a seed.</summary>
    /// <param name="seed">The same gives the same.</param>
    /// <param name="length">How many events.</param>
    /// <param name="prefix">Begins every id, so that several histories have room in one ledger.</param>
    public static History Draw(int seed, int length = 70, string prefix = "")
    {
        var random = new Random(seed);
        var aggregates = new SmallWorld();
        var commands = new RandomProposals(random, aggregates, prefix);
        var steps = new List<Step>();
        foreach (var (stream, body) in commands.Beginning())
        {
            if (steps.Count < length) steps.Add(aggregates.Take(stream, body));
        }

        while (steps.Count < length)
        {
            var command = commands.Next();
            if (Decider.Decide(command, aggregates) is Decision.Accepted accepted) steps.AddRange(accepted.Events.Select(e => aggregates.Take(command.Stream, e)));
        }

        return new History(seed, commands.Actors, steps);
    }

    /// <summary>A history of a seed that is short or long as the seed will have it.</summary>
    public static History DrawOfAnyLength(int seed, int shortest, int longest, string prefix = "") => Draw(seed, new Random(seed).Next(shortest, longest + 1), prefix);
}
