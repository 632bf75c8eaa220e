namespace StanceTracker.Testing.Histories;

/// <summary>A position by the formulas of the stance method as they read, over single statements: slow, and sharing nothing with the product.</summary>
/// <param name="Holder">Who stands: of a merged actor, its survivor.</param>
/// <param name="Target">Toward whom, likewise.</param>
/// <param name="Stance">M/(E + κ); null if there is nothing to judge by.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Evidence">E.</param>
/// <param name="Mean">M/E; null if E is 0.</param>
/// <param name="Label">What the evidence says, in a word.</param>
/// <param name="Certainty">How much there is of it; null if the label is unknown.</param>
/// <param name="LastKnown">Of a faded stance, the last day on which it was not; null if there was none.</param>
/// <param name="Statements">How many statements there are that have begun by the day.</param>
/// <param name="LastDay">The day of the newest.</param>
public sealed record ReferenceAnswer(
    string Holder, string Target, double? Stance, double? Low, double? High, double Evidence, double? Mean, string Label, string? Certainty, DateOnly? LastKnown, int Statements, DateOnly? LastDay)
{
    private const double Sigma = 3.1, Sigma0 = 3.4;

    private static readonly double Kappa = Math.Pow(Sigma / Sigma0, 2);

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
        var said = counting.Where(statement => statement.First <= asOf).ToArray();
        if (said.Length == 0) return new(holder, target, null, null, null, 0, null, "unknown", null, null, 0, null);
        double e = 0, m = 0, p = 0, n = 0;
        foreach (var statement in said)
        {
            var w = Weight(statement, asOf, halfLifeDays);
            var x = Icews[statement.Act] * (statement.Announced ? 0.7 : 1);
            e += w;
            m += w * x;
            p += w * Math.Max(x, 0);
            n += w * Math.Max(-x, 0);
        }

        var stance = m / (e + Kappa);
        var half = 1.96 * Sigma / Math.Sqrt(e + Kappa);
        var mean = m / e;
        var label = e < Kappa / 4 ? "faded"
            : Math.Min(p, n) >= Math.Max(p, n) / 3 && Math.Max(p, n) >= e ? "mixed"
            : mean <= -5 ? "hostile"
            : mean <= -1.5 ? "critical"
            : mean < 1.5 ? "neutral"
            : mean < 5 ? "favourable"
            : "aligned";
        var certainty = e < 1 - 1e-12 ? "thin" : stance - half > 0 || stance + half < 0 ? "clear" : "leaning";
        DateOnly? known = null;
        for (var day = asOf; label == "faded" && known is null && day >= said.Min(statement => statement.First); day = day.AddDays(-1))
        {
            if (said.Where(statement => statement.First <= day).Sum(statement => Weight(statement, day, halfLifeDays)) >= Kappa / 4) known = day;
        }

        return new(holder, target, stance, stance - half, stance + half, e, e == 0 ? null : mean, label, certainty, known, said.Length, said.Max(statement => statement.Day));
    }

    private static double Weight(Reference.Counting statement, DateOnly asOf, double halfLifeDays)
    {
        double Kept(DateOnly since) => Math.Pow(2, -(asOf.DayNumber - since.DayNumber) / halfLifeDays);
        if (statement.Throughout) return statement.Confidence * (asOf <= statement.Last ? 1 : Kept(statement.Last));
        var days = statement.Last.DayNumber - statement.First.DayNumber + 1;
        return Enumerable.Range(0, days).Select(statement.First.AddDays).Where(day => day <= asOf).Sum(day => statement.Confidence / days * Kept(day));
    }
}
