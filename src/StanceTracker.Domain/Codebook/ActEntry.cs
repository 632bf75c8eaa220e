namespace StanceTracker.Domain.Codebook;

/// <summary>A code as the codebook lists it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Label">What the act is, in the words of the codebook: <c>Criticize or denounce</c>. The labels of roots are in capitals.</param>
/// <param name="Definition">What it covers, in a sentence of ours, and where it ends against its neighbours.</param>
/// <param name="Root">The two-digit root that the code is under; a root's own is itself.</param>
/// <param name="Quad">The quad class of the root.</param>
public sealed record ActEntry(ActCode Code, string Label, string Definition, ActCode Root, QuadClass Quad)
{
    /// <summary>The code that this one is a kind of, itself in the codebook; null for a root.</summary>
    public ActCode? Parent => Code.Parent;
}
