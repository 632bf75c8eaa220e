using StanceTracker.Domain.Acts;

namespace StanceTracker.Domain.Tests.Stances.Method;

/// <summary>The formulas of the method, written down as they read: slow, over single statements, sharing nothing with the product but the numbers
/// that its score tables list.</summary>
internal static class ReferenceMethod
{
    public sealed record Document(string Id, char Reliability, int Credibility);

    public sealed record Statement(int Id, DateOnly Earliest, DateOnly Latest, string Act, string Modality, IReadOnlyList<Document> Documents);

    public sealed record Answer(double? Stance, double? Low, double? High, double Evidence, double Moment, string Label, int Statements, int Unscored, DateOnly? LastDay);

    public static Answer Position(IEnumerable<Statement> statements, DateOnly asOf, ScoreTable scores, double halfLife)
    {
        var counting = statements.Where(statement => Day(statement) <= asOf).ToList();
        var scored = counting.Where(statement => Intensity(scores, statement.Act) is not null).ToList();
        var unscored = counting.Count - scored.Count;
        DateOnly? last = counting.Count == 0 ? null : counting.Max(Day);
        if (scored.Count == 0) return new(null, null, null, 0, 0, "unknown", counting.Count, unscored, last);

        double Weight(Statement i) => Confidence(i) * Math.Pow(2, -(double)(asOf.DayNumber - Day(i).DayNumber) / halfLife);
        var e = scored.Sum(Weight);
        var m = scored.Sum(i => Weight(i) * Intensity(scores, i.Act)!.Value);
        const double sigma = 3.1;
        const double sigma0 = 3.4;
        var kappa = Math.Pow(sigma / sigma0, 2);
        var stance = m / (e + kappa);
        var half = 1.96 * sigma / Math.Sqrt(e + kappa);
        var label = e < kappa / 4 ? "faded"
            : stance <= -5 ? "hostile"
            : stance <= -1.5 ? "critical"
            : stance < 1.5 ? "neutral"
            : stance < 5 ? "favourable"
            : "aligned";
        return new(stance, stance - half, stance + half, e, m, label, counting.Count, unscored, last);
    }

    public static DateOnly Day(Statement i) => i.Earliest.AddDays((int)Math.Floor((i.Latest.DayNumber - i.Earliest.DayNumber) / 2.0));

    public static double? Intensity(ScoreTable scores, string act)
    {
        for (var prefix = act; prefix.Length > 0; prefix = prefix[..^1])
        {
            if (scores.Listed.TryGetValue(prefix, out var score)) return score;
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

    private static readonly Dictionary<char, double> R = new() { ['A'] = 1, ['B'] = 0.8, ['C'] = 0.6, ['D'] = 0.4, ['E'] = 0.2, ['F'] = 0.5 };
    private static readonly Dictionary<int, double> Q = new() { [1] = 1, [2] = 0.8, [3] = 0.6, [4] = 0.4, [5] = 0.2, [6] = 0.5 };
    private static readonly Dictionary<string, double> M = new() { ["actual"] = 1, ["announced"] = 1, ["conditional"] = 0.5 };
}
