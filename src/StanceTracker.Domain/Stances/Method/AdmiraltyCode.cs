namespace StanceTracker.Domain.Stances.Method;

/// <summary>A grade of the Admiralty code.</summary>
/// <param name="Grade">A letter from A to F, or a number from 1 to 6.</param>
/// <param name="Meaning">What the grade says, in words.</param>
/// <param name="Factor">The factor for the confidence, 0 … 1.</param>
public sealed record AdmiraltyGrade(string Grade, string Meaning, double Factor);

/// <summary>The Admiralty code, by which analysts grade sources and reports.</summary>
/// <remarks>The grades and their meanings are those of <see cref="Source"/>. The factors are our own, in steps of 0.2, with 0.5 for what
/// cannot be judged (F, 6).</remarks>
public static class AdmiraltyCode
{
    /// <summary>Where the grades are published.</summary>
    public const string Source = "NATO AJP-2.1";

    /// <summary>How far a source is trusted, with the factor r: the first half of the code, A to F.</summary>
    public static IReadOnlyList<AdmiraltyGrade> Reliability { get; } =
    [
        new("A", "completely reliable", 1),
        new("B", "usually reliable", 0.8),
        new("C", "fairly reliable", 0.6),
        new("D", "not usually reliable", 0.4),
        new("E", "unreliable", 0.2),
        new("F", "cannot be judged", 0.5),
    ];

    /// <summary>How credible a report is, with the factor q: the second half of the code, 1 to 6.</summary>
    public static IReadOnlyList<AdmiraltyGrade> Credibility { get; } =
    [
        new("1", "confirmed by other sources", 1),
        new("2", "probably true", 0.8),
        new("3", "possibly true", 0.6),
        new("4", "doubtful", 0.4),
        new("5", "improbable", 0.2),
        new("6", "cannot be judged", 0.5),
    ];
}
