using StanceTracker.Domain.Codebook;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Statements;

/// <summary>A CAMEO code.</summary>
internal sealed class ActParameter : QueryParameter<ActParameter, ActCode?>
{
    /// <inheritdoc/>
    protected override string Expected => "a CAMEO code, including any leading zero";

    /// <inheritdoc/>
    protected override ActCode? Parse(string text) =>
        ActCode.TryParse(text, out var code) && ActCodebook.Cameo.Contains(code) ? code : null;
}
