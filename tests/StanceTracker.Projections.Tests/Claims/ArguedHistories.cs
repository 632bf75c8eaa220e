using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests.Claims;

/// <summary>Random histories in which nearly every statement takes a standpoint on a claim: in ordinary histories too few do for reversals and disputes.</summary>
internal static class ArguedHistories
{
    public static readonly ClaimId[] Claims = [ClaimId.Parse("shelter"), ClaimId.Parse("strike")];

    /// <summary>The history of a seed.</summary>
    public static History Draw(int seed)
    {
        var random = new Random(seed);
        var drawn = RandomHistories.Draw(seed, length: 90);
        return drawn with
        {
            Steps =
            [
                .. Claims.Select(claim => new Step(StreamId.From(claim), 1, new ClaimFramed(claim, "It is so.", []))),
                .. drawn.Steps
                    .Where(step => step.Stream.Kind != StreamKind.Claim)
                    .Select(step => step.Body is CodedStatement statement ? step with { Body = statement with { Claims = Stands(random) } } : step),
            ],
        };
    }

    private static ClaimStand[] Stands(Random random) =>
        [.. Claims.Where(_ => random.Next(4) > 0).Select(claim => new ClaimStand(claim, random.Next(3) > 0 ? (Standpoint)random.Next(2) : (Standpoint)random.Next(4)))];
}
