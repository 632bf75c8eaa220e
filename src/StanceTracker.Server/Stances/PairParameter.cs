using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>A holder and a target: <c>iran,taliban</c>.</summary>
internal sealed class PairParameter(string? text) : QueryParameter<PairId>(text, IsPair)
{
    /// <inheritdoc/>
    protected override string Expected => "two different ids separated by a comma";

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out PairParameter parameter)
    {
        parameter = new(text);
        return true;
    }

    private static bool IsPair(string text, out PairId pair)
    {
        var isPair = text.Split(',') is [var h, var t] && Slug.IsValid(h) && Slug.IsValid(t) && h != t;
        pair = isPair ? new PairId(ActorId.Parse(text[..text.IndexOf(',')]), ActorId.Parse(text[(text.IndexOf(',') + 1)..])) : default;
        return isPair;
    }
}
