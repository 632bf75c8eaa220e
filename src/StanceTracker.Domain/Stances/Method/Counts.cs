namespace StanceTracker.Domain.Stances.Method;

/// <summary>What a position says beside its sums, and how both become one.</summary>
internal struct Counts
{
    private long _statements;
    private long _unscored;
    private QuadCounts _quad;

    /// <summary>The newest day counted; null before the first.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Counts an observation.</summary>
    public void Add(in Observation observation, bool scored)
    {
        Change(observation, scored, observation.Statements);
        if (LastDay is not { } last || observation.Day > last) LastDay = observation.Day;
    }

    /// <summary>Takes an observation out again. Whole numbers leave no residue; the newest day is for the caller to set.</summary>
    public void Remove(in Observation observation, bool scored) => Change(observation, scored, -observation.Statements);

    /// <summary>The position with these counts, the evidence E and the moment M.</summary>
    public readonly Position Close(double evidence, double moment)
    {
        if (_statements == _unscored) return Position.Unknown with { Statements = _statements, Unscored = _unscored, LastDay = LastDay, Quad = _quad };

        // Adding 0 turns a negative zero, which an underflow may leave, into zero.
        var stance = moment / (evidence + Discounted.Kappa) + 0.0;
        var halfWidth = Discounted.Z * Discounted.Sigma / Math.Sqrt(evidence + Discounted.Kappa);
        return new(
            stance,
            stance - halfWidth,
            stance + halfWidth,
            evidence,
            evidence == 0 ? null : moment / evidence + 0.0,
            LabelOf(stance, evidence),
            _statements,
            _unscored,
            LastDay,
            _quad);
    }

    private static StanceLabel LabelOf(double stance, double evidence) => stance switch
    {
        _ when evidence < Discounted.Kappa / 4 => StanceLabel.Faded,
        <= -5 => StanceLabel.Hostile,
        <= -1.5 => StanceLabel.Critical,
        < 1.5 => StanceLabel.Neutral,
        < 5 => StanceLabel.Favourable,
        _ => StanceLabel.Aligned,
    };

    private void Change(in Observation observation, bool scored, long more)
    {
        _statements += more;
        if (!scored) _unscored += more;
        _quad = _quad.With(observation.Act.Quad, more);
    }
}
