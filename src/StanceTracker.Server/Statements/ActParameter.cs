using StanceTracker.Domain.Codebook;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Statements;

/// <summary>A CAMEO code.</summary>
internal sealed class ActParameter(string? text) : QueryParameter<ActCode>(text, IsAct)
{
    /// <inheritdoc/>
    protected override string Expected => "a CAMEO code, including any leading zero";

    /// <summary>Binds a parameter; always true.</summary>
    public static bool TryParse(string? text, out ActParameter parameter)
    {
        parameter = new(text);
        return true;
    }

    private static bool IsAct(string text, out ActCode code) => ActCode.TryParse(text, out code) && ActCodebook.Cameo.Contains(code);
}
