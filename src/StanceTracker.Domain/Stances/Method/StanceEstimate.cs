using StanceTracker.Domain.Codebook;

namespace StanceTracker.Domain.Stances.Method;

/// <summary>Where a holder stands toward a target at the end of a day.</summary>
/// <param name="Stance">−10 (the most hostile) … +10, drawn toward 0 where evidence is thin; null when there is nothing to judge by. Null is not 0.</param>
/// <param name="Low">The lower end of the 95 % interval, which may lie below −10; null with the stance.</param>
/// <param name="High">The upper end of the 95 % interval, which may lie above +10; null with the stance.</param>
/// <param name="Evidence">E, the sum of the scored statements' weights: their number, each counted for as much as confidence and age leave of it.</param>
/// <param name="Mean">M/E, the weighted mean intensity, not drawn toward 0; null if E is 0.</param>
/// <param name="Label">What the evidence says, in a word.</param>
/// <param name="Certainty">How much evidence there is for it; null where the label is unknown.</param>
/// <param name="LastKnown">Where the label is faded, the position on the last day on which it was not; null if there was none, and with any other
/// label.</param>
/// <param name="Statements">How many statements there are whose span has begun by the day, with a score or without.</param>
/// <param name="Unscored">How many of these have no score in the table, and so weigh nothing.</param>
/// <param name="LastDay">The day dᵢ of the newest of them; null if there are none.</param>
/// <param name="Quad">All of them, with a score or without, counted by quad class.</param>
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
    /// <summary>Whether there is evidence enough to say where the holder stands: the label is neither unknown nor faded.</summary>
    public bool IsHeld => Label is not (StanceLabel.Unknown or StanceLabel.Faded);

    /// <summary>The position of a pair without a statement.</summary>
    public static StanceEstimate Unknown { get; } = new(null, null, null, 0, null, StanceLabel.Unknown, null, null, 0, 0, null, default);
}

/// <summary>Statements by quad class.</summary>
/// <param name="VerbalCooperation">Words in favour.</param>
/// <param name="MaterialCooperation">Deeds in favour.</param>
/// <param name="VerbalConflict">Words against.</param>
/// <param name="MaterialConflict">Deeds against.</param>
public readonly record struct QuadCounts(long VerbalCooperation, long MaterialCooperation, long VerbalConflict, long MaterialConflict)
{
    /// <summary>These counts with so many statements more, or fewer, in one class.</summary>
    internal QuadCounts With(QuadClass quad, long more) => quad switch
    {
        QuadClass.VerbalCooperation => this with { VerbalCooperation = VerbalCooperation + more },
        QuadClass.MaterialCooperation => this with { MaterialCooperation = MaterialCooperation + more },
        QuadClass.VerbalConflict => this with { VerbalConflict = VerbalConflict + more },
        _ => this with { MaterialConflict = MaterialConflict + more },
    };
}
