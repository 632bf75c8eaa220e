using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>A holder and a target: <c>iran,taliban</c>.</summary>
internal sealed class PairParameter : QueryParameter<PairParameter, PairId?>
{
    /// <inheritdoc/>
    protected override string Expected => "two different ids separated by a comma";

    /// <inheritdoc/>
    protected override PairId? Parse(string text) => text.Split(',') is [var h, var t] && Slug.IsValid(h) && Slug.IsValid(t) && h != t
        ? new PairId(ActorId.Parse(h), ActorId.Parse(t))
        : null;
}
