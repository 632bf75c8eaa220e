namespace StanceTracker.Domain.Stances.Method;

/// <summary>How far a statement is believed, from 0 (not at all) to 1 (fully), based on its sources and its modality.</summary>
/// <remarks>Sources and reports are graded by the <see cref="AdmiraltyCode"/>.</remarks>
public static class Confidence
{
    /// <summary>
    /// The modality factor of actual and announced acts. An announcement lowers the intensity, not the confidence: nobody doubts that it
    /// was made.
    /// </summary>
    public const double ActualOrAnnounced = 1;

    /// <summary>The modality factor of conditional acts.</summary>
    public const double Conditional = 0.5;

    /// <summary>The factor r of a source: A 1, B 0.8, C 0.6, D 0.4, E 0.2, F 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The letter is not in <c>A</c> … <c>F</c>.</exception>
    public static double Reliability(char letter) => letter is >= 'A' and <= 'F'
        ? AdmiraltyCode.Reliability[letter - 'A'].Factor
        : throw new ArgumentOutOfRangeException(nameof(letter), letter, "Reliability is a letter from A to F.");

    /// <summary>The factor q of a report: 1 1, 2 0.8, 3 0.6, 4 0.4, 5 0.2, 6 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The grade is not in 1 … 6.</exception>
    public static double Credibility(int grade) => grade is >= 1 and <= 6
        ? AdmiraltyCode.Credibility[grade - 1].Factor
        : throw new ArgumentOutOfRangeException(nameof(grade), grade, "Credibility is a grade from 1 to 6.");

    /// <summary>How strongly one document supports a statement: r·q, 0 … 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The letter or the grade is not in the Admiralty code.</exception>
    public static double Strength(char reliability, int credibility) => Reliability(reliability) * Credibility(credibility);

    /// <summary>
    /// The confidence of a statement, m · (1 − Π(1 − s)): the probability that at least one of its documents is right, if they are
    /// independent.
    /// </summary>
    /// <param name="modality">The modality factor m, 0 … 1.</param>
    /// <param name="strengths">
    /// The strength s = r·q of each document that is not withdrawn, once per document, with its best credibility.
    /// </param>
    /// <returns>0 … 1; 0 if no document is left. Such a statement does not count at all, and the caller must omit it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A factor is not in 0 … 1.</exception>
    public static double Combine(double modality, IEnumerable<double> strengths)
    {
        var allWrong = 1.0;
        foreach (var strength in strengths) allWrong *= 1 - Factor(strength, nameof(strengths));
        return Factor(modality, nameof(modality)) * (1 - allWrong);
    }

    private static double Factor(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "A factor lies between 0 and 1.");
}
