namespace StanceTracker.Domain.Stances.Method;

/// <summary>The counts of a stance estimate, and how they are combined with its sums.</summary>
internal struct StatementCounts
{
    private long _statements;
    private long _unscored;
    private QuadCounts _quad;

    /// <summary>The newest day counted; null if nothing has been counted.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Counts an observation.</summary>
    public void Add(in Observation observation, bool scored)
    {
        Change(observation, scored, observation.Statements);
        if (LastDay is not { } last || observation.Day > last) LastDay = observation.Day;
    }

    /// <summary>Removes an observation. Whole numbers leave no residue. The caller must set the newest day.</summary>
    public void Remove(in Observation observation, bool scored) => Change(observation, scored, -observation.Statements);

    /// <summary>The estimate with these counts and sums. If it has faded, the caller must add when it was last known.</summary>
    public readonly StanceEstimate Close(in Sums sums)
    {
        if (_statements == _unscored)
            return StanceEstimate.Unknown with { Statements = _statements, Unscored = _unscored, LastDay = LastDay, Quad = _quad };

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
