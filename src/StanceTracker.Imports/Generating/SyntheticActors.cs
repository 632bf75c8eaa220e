using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Imports.Generating;

/// <summary>
/// The actors and claims of a generated corpus, which do not depend on the seed. Each state has a foreign ministry, with a succession of
/// ministers.
/// </summary>
internal static class SyntheticActors
{
    /// <summary>The number of claims.</summary>
    public const int Claims = 20;

    private const int YearsInOffice = 5;

    public static ActorId State(int number) => ActorId.Parse($"state-{number}");

    public static ActorId Ministry(int number) => ActorId.Parse($"state-{number}-ministry");

    /// <summary>The minister in office on a day.</summary>
    public static ActorId Minister(int number, DateOnly day) => Minister(number, Term(day));

    public static ClaimId Claim(int number) => ClaimId.Parse($"claim-{number}");

    /// <summary>The events that introduce the actors and claims.</summary>
    public static IEnumerable<Command> Introduce(int states)
    {
        for (var number = 1; number <= states; number++)
        {
            yield return Begin(new ActorIntroduced(State(number), $"State {number}", ActorKind.State));
            yield return Begin(new ActorIntroduced(Ministry(number), $"Foreign Ministry of State {number}", ActorKind.Organization));
            yield return new Command(StreamId.From(Ministry(number)), new ActorAffiliated(State(number)));
            for (var term = 0; term <= Term(GenerationPlan.LastDay); term++)
            {
                var from = GenerationPlan.FirstDay.AddYears(term * YearsInOffice);
                yield return Begin(new ActorIntroduced(Minister(number, term), $"Minister {term + 1} of State {number}", ActorKind.Person));
                yield return new Command(
                    StreamId.From(Minister(number, term)),
                    new ActorAffiliated(Ministry(number), "Foreign Minister", from, from.AddYears(YearsInOffice).AddDays(-1)));
            }
        }

        for (var number = 1; number <= Claims; number++)
        {
            var state = (number % states) + 1;
            yield return Begin(new ClaimFramed(Claim(number), $"State {state} keeps to treaty {number}.", [State(state)]));
        }
    }

    private static int Term(DateOnly day) => (day.Year - GenerationPlan.FirstDay.Year) / YearsInOffice;

    private static ActorId Minister(int number, int term) => ActorId.Parse($"state-{number}-minister-{term + 1}");

    private static Command Begin(LedgerEvent body) => new(StreamId.StartedBy(body)!.Value, body);
}
