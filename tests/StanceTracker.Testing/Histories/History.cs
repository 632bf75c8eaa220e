using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Testing.Histories;

/// <summary>An event of a history: its position is its place there, from 1.</summary>
/// <param name="Stream">The stream that it belongs to.</param>
/// <param name="Version">Its place in that stream, from 1.</param>
/// <param name="Body">What happened.</param>
public sealed record Step(StreamId Stream, long Version, LedgerEvent Body)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Stream} {Version} {EventRegistry.Standard.Get(Body).StoredName} {EventJson.Write(Body)}";
}

/// <summary>What happened, from the first event on; each was accepted by the domain's decisions.</summary>
/// <param name="Seed">What it was drawn from: the same seed and length give the same history.</param>
/// <param name="Actors">Those it is about, introduced or not.</param>
/// <param name="Steps">Its events.</param>
public sealed record History(int Seed, IReadOnlyList<ActorId> Actors, IReadOnlyList<Step> Steps)
{
    /// <summary>The actors that it introduces, sooner or later.</summary>
    public IReadOnlyList<ActorId> Introduced => [.. Steps.Select(step => step.Body).OfType<ActorIntroduced>().Select(introduced => introduced.Actor)];

    /// <summary>For a failure's message: how it is drawn again, and all of it.</summary>
    public override string ToString() => $"The history RandomHistories.Draw({Seed}, {Steps.Count}):\n{string.Join('\n', Steps.Select((step, i) => $"{i + 1,4} {step}"))}";
}
