namespace StanceTracker.Imports.Pipeline;

/// <summary>The outcome of a line.</summary>
internal sealed record LineOutcome(ImportResult Result, Reject? Reject = null)
{
    public static readonly LineOutcome
        Recorded = new(new ImportResult(1, 1, 0, 0)),
        AlreadyThere = new(new ImportResult(1, 0, 1, 0)),
        Waiting = new(new ImportResult(1, 0, 0, 0, Waiting: 1));

    private static readonly LineOutcome
        NoTarget = new(new ImportResult(1, 0, 0, 0, NoTarget: 1)),
        NoSpeaker = new(new ImportResult(1, 0, 0, 0, NoSpeaker: 1)),
        ToItself = new(new ImportResult(1, 0, 0, 0, ToItself: 1));

    public static LineOutcome From(Reject reject) => new(new ImportResult(1, 0, 0, 1), reject);

    public static LineOutcome From(SkipReason because) => because switch
    {
        SkipReason.NoTarget => NoTarget,
        SkipReason.NoSpeaker => NoSpeaker,
        SkipReason.ToItself => ToItself,
        _ => throw new ArgumentOutOfRangeException(nameof(because), because, "Not a reason."),
    };

    /// <summary>The outcome of a line with several statements: rejected if any is, else recorded if any is.</summary>
    public LineOutcome With(LineOutcome? other) =>
        other is null || Reject is not null || (other.Reject is null && Result.Recorded > 0) ? this : other;
}
