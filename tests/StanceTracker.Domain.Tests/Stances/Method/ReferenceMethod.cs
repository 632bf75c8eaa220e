using StanceTracker.Domain.Codebook;

namespace StanceTracker.Domain.Tests.Stances.Method;

/// <summary>The formulas of the method, written down as they read: slow, over single statements and single days, sharing nothing with the product but the numbers
/// that its score tables list.</summary>
internal static class ReferenceMethod
{
    private const double Sigma = 3.1, Sigma0 = 3.4;

    private static readonly double Kappa = Math.Pow(Sigma / Sigma0, 2);

    public sealed record Document(string Id, char Reliability, int Credibility);

    public sealed record Statement(int Id, DateOnly Earliest, DateOnly Latest, string Extent, string Act, string Modality, IReadOnlyList<Document> Documents);

    public sealed record Known(DateOnly AsOf, double Stance, double Low, double High, string Label, string Certainty);

    public sealed record Answer(
        double? Stance, double? Low, double? High, double Evidence, double Moment, string Label, string? Certainty, Known? LastKnown, int Statements, int Unscored, DateOnly? LastDay);

    public static Answer Position(IReadOnlyList<Statement> statements, DateOnly asOf, ScoreTable scores, double halfLife)
    {
        var counting = statements.Where(statement => statement.Earliest <= asOf).ToList();
        var scored = counting.Where(statement => Intensity(scores, statement) is not null).ToList();
        var unscored = counting.Count - scored.Count;
        DateOnly? last = counting.Count == 0 ? null : counting.Max(Day);
        if (scored.Count == 0) return new(null, null, null, 0, 0, "unknown", null, null, counting.Count, unscored, last);

        var (stance, half, e, m, label, certainty) = Standing(scored, asOf, scores, halfLife);
        Known? known = null;
        if (label == "faded" && LastDayOfEvidence(scored, asOf, halfLife) is { } day)
        {
            var then = Standing(scored.Where(statement => statement.Earliest <= day).ToList(), day, scores, halfLife);
            known = new Known(day, then.Stance, then.Stance - then.Half, then.Stance + then.Half, then.Label, then.Certainty);
        }

        return new(stance, stance - half, stance + half, e, m, label, certainty, known, counting.Count, unscored, last);
    }

    /// <summary>Day by day: what each day adds, and what is left of the days before.</summary>
    public static double Weight(Statement i, DateOnly asOf, double halfLife)
    {
        double Kept(DateOnly since) => Math.Pow(2, -(double)(asOf.DayNumber - since.DayNumber) / halfLife);
        if (i.Extent == "throughout") return Confidence(i) * (asOf <= i.Latest ? 1 : Kept(i.Latest));
        var days = i.Latest.DayNumber - i.Earliest.DayNumber + 1;
        var sum = 0.0;
        for (var day = i.Earliest; day <= i.Latest && day <= asOf; day = day.AddDays(1)) sum += Confidence(i) / days * Kept(day);
        return sum;
    }

    public static DateOnly Day(Statement i) => i.Extent == "throughout" ? i.Latest : i.Earliest.AddDays((int)Math.Floor((i.Latest.DayNumber - i.Earliest.DayNumber) / 2.0));

    public static double? Intensity(ScoreTable scores, Statement i)
    {
        for (var prefix = i.Act; prefix.Length > 0; prefix = prefix[..^1])
        {
            if (scores.Listed.TryGetValue(prefix, out var score)) return i.Modality == "announced" ? score * 0.7 : score;
        }

        return null;
    }

    public static double Confidence(Statement i)
    {
        var product = 1.0;
        foreach (var document in i.Documents.GroupBy(document => document.Id))
            product *= 1 - document.Max(each => R[each.Reliability] * Q[each.Credibility]);
        return M[i.Modality] * (1 - product);
    }

    private static (double Stance, double Half, double E, double M, string Label, string Certainty) Standing(IReadOnlyList<Statement> scored, DateOnly asOf, ScoreTable scores, double halfLife)
    {
        double e = 0, m = 0, p = 0, n = 0;
        foreach (var statement in scored)
        {
            var (w, x) = (Weight(statement, asOf, halfLife), Intensity(scores, statement)!.Value);
            e += w;
            m += w * x;
            p += w * Math.Max(x, 0);
            n += w * Math.Max(-x, 0);
        }

        var stance = m / (e + Kappa);
        var half = 1.96 * Sigma / Math.Sqrt(e + Kappa);
        var mean = m / e;

        // What lies on a bound but for rounding lies on it.
        const double rounding = 1e-12;
        var label = e < Kappa / 4 ? "faded"
            : Math.Min(p, n) >= Math.Max(p, n) / 3 * (1 - rounding) && Math.Max(p, n) >= e * (1 - rounding) ? "mixed"
            : mean <= -5 + rounding ? "hostile"
            : mean <= -1.5 + rounding ? "critical"
            : mean < 1.5 - rounding ? "neutral"
            : mean < 5 - rounding ? "favourable"
            : "aligned";
        return (stance, half, e, m, label, e < 1 - rounding ? "thin" : stance - half > 0 || stance + half < 0 ? "clear" : "leaning");
    }

    /// <summary>The last day with evidence of at least κ/4: the ledger's days are gone through one by one, each adding its part and ageing what was before.</summary>
    private static DateOnly? LastDayOfEvidence(IReadOnlyList<Statement> scored, DateOnly asOf, double halfLife)
    {
        var u = Math.Pow(2, -1 / halfLife);
        DateOnly? last = null;
        var ageing = 0.0;
        for (var day = scored.Min(statement => statement.Earliest); day <= asOf; day = day.AddDays(1))
        {
            ageing *= u;
            var held = 0.0;
            foreach (var i in scored.Where(i => i.Earliest <= day && day <= i.Latest))
            {
                if (i.Extent == "within") ageing += Confidence(i) / (i.Latest.DayNumber - i.Earliest.DayNumber + 1);
                else if (day < i.Latest) held += Confidence(i);
                else ageing += Confidence(i);
            }

            if (ageing + held >= Kappa / 4) last = day;
        }

        return last;
    }

    private static readonly Dictionary<char, double> R = new() { ['A'] = 1, ['B'] = 0.8, ['C'] = 0.6, ['D'] = 0.4, ['E'] = 0.2, ['F'] = 0.5 };
    private static readonly Dictionary<int, double> Q = new() { [1] = 1, [2] = 0.8, [3] = 0.6, [4] = 0.4, [5] = 0.2, [6] = 0.5 };
    private static readonly Dictionary<string, double> M = new() { ["actual"] = 1, ["announced"] = 1, ["conditional"] = 0.5 };
}
