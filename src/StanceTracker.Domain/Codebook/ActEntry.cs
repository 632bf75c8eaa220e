namespace StanceTracker.Domain.Codebook;

/// <summary>A code's entry in the codebook.</summary>
/// <param name="Code">The code.</param>
/// <param name="Label">The codebook's label, such as <c>Criticize or denounce</c>. The labels of roots are in capitals.</param>
/// <param name="Definition">A definition in our own words: what the act covers, and how it differs from similar acts.</param>
/// <param name="Root">The code's two-digit root; the root of a root is itself.</param>
/// <param name="Quad">The quad class of the root.</param>
public sealed record ActEntry(ActCode Code, string Label, string Definition, ActCode Root, QuadClass Quad)
{
    /// <summary>The parent code, which is also in the codebook; null for a root.</summary>
    public ActCode? Parent => Code.Parent;
}
