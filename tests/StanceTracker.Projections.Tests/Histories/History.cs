using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Projections.Tests.Histories;

/// <summary>An event of a history: its position is its place there, from 1.</summary>
public sealed record Step(StreamId Stream, long Version, LedgerEvent Body)
{
    public override string ToString() => $"{Stream} {Version} {EventRegistry.Standard.Of(Body).StoredName} {EventJson.Write(Body)}";
}

/// <summary>What happened, from the first event on; each was accepted by the domain's decisions.</summary>
/// <param name="Seed">What it was drawn from: the same seed gives the same history.</param>
/// <param name="Steps">Its events.</param>
public sealed record History(int Seed, IReadOnlyList<Step> Steps)
{
    /// <summary>For a failure's message.</summary>
    public override string ToString() => $"The history of seed {Seed}:\n{string.Join('\n', Steps.Select((step, i) => $"{i + 1,4} {step}"))}";
}
