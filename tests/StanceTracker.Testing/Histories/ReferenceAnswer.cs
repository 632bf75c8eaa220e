namespace StanceTracker.Testing.Histories;

/// <summary>A position by the formulas of the stance method as they read, over single statements: slow, and sharing nothing with the product.</summary>
/// <param name="Holder">Who stands: of a merged actor, its survivor.</param>
/// <param name="Target">Toward whom, likewise.</param>
/// <param name="Stance">M/(E + κ); null if there is nothing to judge by.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Evidence">E.</param>
/// <param name="Mean">M/E; null if E is 0.</param>
/// <param name="Label">The stance in a word.</param>
/// <param name="Statements">How many statements there are by the day.</param>
/// <param name="LastDay">The day of the newest.</param>
public sealed record ReferenceAnswer(
    string Holder, string Target, double? Stance, double? Low, double? High, double Evidence, double? Mean, string Label, int Statements, DateOnly? LastDay)
{
    /// <summary>What the table <c>icews</c> says of the acts that random histories have.</summary>
    private static readonly Dictionary<string, double> Icews = new() { ["111"] = -2, ["057"] = 8, ["190"] = -10 };

    /// <summary>Whether both say the same, but for rounding.</summary>
    public bool IsCloseTo(ReferenceAnswer other)
    {
        return Close(Stance, other.Stance) && Close(Low, other.Low) && Close(High, other.High) && Close(Evidence, other.Evidence) && Close(Mean, other.Mean)
            && (this with { Stance = null, Low = null, High = null, Evidence = 0, Mean = null }) == (other with { Stance = null, Low = null, High = null, Evidence = 0, Mean = null });

        static bool Close(double? one, double? two) => one is { } a && two is { } b ? Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b)) : one is null && two is null;
    }

    /// <summary>The answer from the statements that count for a pair.</summary>
    internal static ReferenceAnswer Of(string holder, string target, IEnumerable<Reference.Counting> counting, DateOnly asOf, double halfLifeDays)
    {
        var said = counting.Where(statement => statement.Day <= asOf).ToArray();
        if (said.Length == 0) return new(holder, target, null, null, null, 0, null, "unknown", 0, null);
        double e = 0, m = 0;
        foreach (var statement in said)
        {
            var w = statement.Confidence * Math.Pow(2, -(asOf.DayNumber - statement.Day.DayNumber) / halfLifeDays);
            e += w;
            m += w * Icews[statement.Act];
        }

        const double sigma = 3.1, sigma0 = 3.4;
        var kappa = Math.Pow(sigma / sigma0, 2);
        var stance = m / (e + kappa);
        var half = 1.96 * sigma / Math.Sqrt(e + kappa);
        var label = e < kappa / 4 ? "faded" : stance <= -5 ? "hostile" : stance <= -1.5 ? "critical" : stance < 1.5 ? "neutral" : stance < 5 ? "favourable" : "aligned";
        return new(holder, target, stance, stance - half, stance + half, e, e == 0 ? null : m / e, label, said.Length, said.Max(statement => statement.Day));
    }
}
