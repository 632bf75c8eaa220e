using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Imports.Generating;

/// <summary>
/// The actors and claims of a generated corpus, which no chance has a part in: each state has a foreign ministry, and that a row of ministers, one after the other in office.
/// </summary>
internal static class SyntheticActors
{
    /// <summary>How many claims there are.</summary>
    public const int Claims = 20;

    private const int YearsInOffice = 5;

    public static ActorId State(int number) => ActorId.Parse($"state-{number}");

    public static ActorId Ministry(int number) => ActorId.Parse($"state-{number}-ministry");

    /// <summary>The minister in office on a day.</summary>
    public static ActorId Minister(int number, DateOnly day) => Minister(number, Term(day));

    public static ClaimId Claim(int number) => ClaimId.Parse($"claim-{number}");

    /// <summary>The events that set it up.</summary>
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
                    StreamId.From(Minister(number, term)), new ActorAffiliated(Ministry(number), "Foreign Minister", from, from.AddYears(YearsInOffice).AddDays(-1)));
            }
        }

        for (var number = 1; number <= Claims; number++) yield return Begin(new ClaimFramed(Claim(number), $"State {(number % states) + 1} keeps to treaty {number}.", [State((number % states) + 1)]));
    }

    private static int Term(DateOnly day) => (day.Year - GenerationPlan.FirstDay.Year) / YearsInOffice;

    private static ActorId Minister(int number, int term) => ActorId.Parse($"state-{number}-minister-{term + 1}");

    private static Command Begin(LedgerEvent body) => new(StreamId.StartedBy(body)!.Value, body);
}
