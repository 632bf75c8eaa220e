namespace StanceTracker.Domain.Stances.Method;

/// <summary>What a position says beside its sums, and how both become one.</summary>
internal struct StatementCounts
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

    /// <summary>The position with these counts and sums; when it was last known, where it has faded, is for the caller to add.</summary>
    public readonly StanceEstimate Close(in Sums sums)
    {
        if (_statements == _unscored) return StanceEstimate.Unknown with { Statements = _statements, Unscored = _unscored, LastDay = LastDay, Quad = _quad };

        var (stance, low, high) = DiscountedStanceModel.Interval(sums);
        return new(
            stance,
            low,
            high,
            sums.Evidence,
            sums.Evidence == 0 ? null : sums.Moment / sums.Evidence + 0.0,
            LabelRules.Label(sums),
            LabelRules.Certainty(sums.Evidence, low, high),
            LastKnown: null,
            _statements,
            _unscored,
            LastDay,
            _quad);
    }

    private void Change(in Observation observation, bool scored, long more)
    {
        _statements += more;
        if (!scored) _unscored += more;
        _quad = _quad.With(observation.Act.Quad, more);
    }
}
