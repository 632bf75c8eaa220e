using StanceTracker.Domain.Codebook;

namespace StanceTracker.Domain.Stances.Method;

/// <summary>The stance of a holder toward a target at the end of a day.</summary>
/// <param name="Stance">
/// −10 (most hostile) … +10, shrunk toward 0 when evidence is thin; null, which is not 0, if there is no evidence.
/// </param>
/// <param name="Low">The lower end of the 95 % interval, which may lie below −10; null with the stance.</param>
/// <param name="High">The upper end of the 95 % interval, which may lie above +10; null with the stance.</param>
/// <param name="Evidence">E: the sum of the weights of the scored statements.</param>
/// <param name="Mean">M/E: the weighted mean intensity, not shrunk toward 0; null if E is 0.</param>
/// <param name="Label">What the evidence says, in a word.</param>
/// <param name="Certainty">How much evidence the label rests on; null if the label is unknown.</param>
/// <param name="LastKnown">If the label is faded, the stance on the last day before it faded; null if there was none, and for any other
/// label.</param>
/// <param name="Statements">The number of statements whose span has begun by the day, scored or not.</param>
/// <param name="Unscored">How many of these have no score in the table and therefore weigh nothing.</param>
/// <param name="LastDay">The day dᵢ of the newest of them; null if there are none.</param>
/// <param name="Quad">All of these statements, scored or not, counted by quad class.</param>
public sealed record StanceEstimate(
    double? Stance,
    double? Low,
    double? High,
    double Evidence,
    double? Mean,
    StanceLabel Label,
    Certainty? Certainty,
    LastKnown? LastKnown,
    long Statements,
    long Unscored,
    DateOnly? LastDay,
    QuadCounts Quad)
{
    /// <summary>Whether there is enough evidence for a stance: the label is neither unknown nor faded.</summary>
    public bool IsHeld => Label is not (StanceLabel.Unknown or StanceLabel.Faded);

    /// <summary>The estimate for a pair without statements.</summary>
    public static StanceEstimate Unknown { get; } = new(null, null, null, 0, null, StanceLabel.Unknown, null, null, 0, 0, null, default);
}

/// <summary>Statements by quad class.</summary>
/// <param name="VerbalCooperation">Words in favour.</param>
/// <param name="MaterialCooperation">Deeds in favour.</param>
/// <param name="VerbalConflict">Words against.</param>
/// <param name="MaterialConflict">Deeds against.</param>
public readonly record struct QuadCounts(long VerbalCooperation, long MaterialCooperation, long VerbalConflict, long MaterialConflict)
{
    /// <summary>These counts with a number added to one class. The number may be negative.</summary>
    internal QuadCounts With(QuadClass quad, long more) => quad switch
    {
        QuadClass.VerbalCooperation => this with { VerbalCooperation = VerbalCooperation + more },
        QuadClass.MaterialCooperation => this with { MaterialCooperation = MaterialCooperation + more },
        QuadClass.VerbalConflict => this with { VerbalConflict = VerbalConflict + more },
        _ => this with { MaterialConflict = MaterialConflict + more },
    };
}
