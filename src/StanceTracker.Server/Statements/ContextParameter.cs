using StanceTracker.Domain.Codebook;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Statements;

/// <summary>A PLOVER context.</summary>
internal sealed class ContextParameter : QueryParameter<ContextParameter, string>
{
    /// <inheritdoc/>
    protected override string Expected => "a PLOVER context";

    /// <inheritdoc/>
    protected override string? Parse(string text) => PloverContexts.Contains(text) ? text : null;
}
