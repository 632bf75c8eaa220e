using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>Both clocks, as <c>asOf,knownAt</c> (<c>2023-06-30,120</c>). Either may be omitted (<c>2023-06-30</c>, <c>,120</c>).</summary>
internal class ClocksParameter : IQueryParameter
{
    /// <summary>Reads a parameter.</summary>
    protected ClocksParameter(string? text, bool isPosition)
    {
        Text = text ?? "";
        var clocks = isPosition ? ["", Text] : Text.Split(',', 2);
        (AsOf, KnownAt) = (AsOfParameter.Read(clocks[0]), KnownAtParameter.Read(clocks.ElementAtOrDefault(1)));
    }

    /// <summary>The text; may be empty.</summary>
    [JsonIgnore]
    public string Text { get; }

    /// <summary>The day.</summary>
    [JsonIgnore]
    public AsOfParameter AsOf { get; }

    /// <summary>The position.</summary>
    [JsonIgnore]
    public KnownAtParameter KnownAt { get; }

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out ClocksParameter parameter)
    {
        parameter = new(text, isPosition: false);
        return true;
    }

    /// <inheritdoc/>
    public ProblemHttpResult? ProblemOf(string name) => KnownAt.ProblemOf(name) ?? AsOf.ProblemOf(name);
}

/// <summary>A day, a ledger position or both clocks: digits alone are a position.</summary>
internal sealed class MomentParameter : ClocksParameter
{
    private MomentParameter(string? text) : base(text, isPosition: text is { Length: > 0 } && text.All(char.IsAsciiDigit))
    {
    }

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out MomentParameter parameter)
    {
        parameter = new(text);
        return true;
    }
}
