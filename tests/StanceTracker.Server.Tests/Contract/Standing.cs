using System.Globalization;
using System.Text.Json;

namespace StanceTracker.Server.Tests.Contract;

/// <summary>A position by the design's formulas.</summary>
internal sealed record Standing(
    double? Stance,
    double? Low,
    double? High,
    double Evidence,
    double? Mean,
    string Label,
    string? Certainty,
    DateOnly? LastKnownAsOf,
    Standing? LastKnown,
    long Statements,
    long Unscored,
    DateOnly? LastDay,
    IReadOnlyDictionary<string, long> Quad)
{
    private const double Sigma = 3.1, Sigma0 = 3.4, Kappa = Sigma / Sigma0 * (Sigma / Sigma0);

    /// <summary>What lies on a bound but for rounding lies on it.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Works a position out.</summary>
    /// <param name="counted">The statements that count for the pair.</param>
    /// <param name="asOf">The day T.</param>
    /// <param name="scores">x of an act.</param>
    /// <param name="quads">The quad class of an act.</param>
    /// <param name="halfLifeDays">H.</param>
    public static Standing Of(IReadOnlyList<Counted> counted, DateOnly asOf, Func<string, double?> scores, IReadOnlyDictionary<string, string> quads, double halfLifeDays)
    {
        var there = counted.Where(statement => statement.First <= asOf).ToArray();
        var weighed = there.Where(statement => scores(statement.Act) is not null)
            .Select(statement => (X: scores(statement.Act)!.Value * (statement.Announced ? 0.7 : 1), W: statement.Weight(asOf, halfLifeDays)))
            .ToArray();
        var quad = new[] { "verbalCooperation", "materialCooperation", "verbalConflict", "materialConflict" }
            .ToDictionary(name => name, name => there.LongCount(statement => quads[statement.Act] == name));
        var (e, m) = (weighed.Sum(each => each.W), weighed.Sum(each => each.W * each.X));
        var stance = m / (e + Kappa);
        var half = 1.96 * Sigma / Math.Sqrt(e + Kappa);
        var known = weighed.Length > 0;
        var label = !known ? "unknown" : e < Kappa / 4 ? "faded" : Named(weighed, e, m / e);
        var then = label == "faded" ? LastDayOfEvidence(there.Where(statement => scores(statement.Act) is not null).ToArray(), asOf, halfLifeDays) : null;
        return new Standing(
            known ? stance : null,
            known ? stance - half : null,
            known ? stance + half : null,
            e,
            e > 0 ? m / e : null,
            label,
            !known ? null : e < 1 - Rounding ? "thin" : stance - half > 0 || stance + half < 0 ? "clear" : "leaning",
            then,
            then is { } day ? Of(counted, day, scores, quads, halfLifeDays) : null,
            there.Length,
            there.Length - weighed.Length,
            there.Length == 0 ? null : there.Max(statement => statement.Day),
            quad);
    }

    /// <summary>How an answer differs from this; nothing where it is the same to nine digits.</summary>
    public IEnumerable<string> DifferencesFrom(JsonElement answer)
    {
        var differences = DifferencesFrom(answer, ("stance", Stance), ("low", Low), ("high", High), ("evidence", Evidence), ("mean", Mean), ("statements", Statements), ("unscored", Unscored))
            .Concat(DifferencesFrom(answer, ("label", Label), ("certainty", Certainty), ("lastDay", Written(LastDay))))
            .Concat(DifferencesFrom(answer.GetProperty("quad"), [.. Quad.Select(count => (count.Key, (double?)count.Value))]));
        var told = answer.GetProperty("lastKnown");
        if (told.ValueKind == JsonValueKind.Null != LastKnown is null) return differences.Append($"lastKnown is {told}, by the design of {LastKnownAsOf}");
        return LastKnown is not { } then ? differences : differences
            .Concat(DifferencesFrom(told, ("asOf", Written(LastKnownAsOf)), ("label", then.Label), ("certainty", then.Certainty)))
            .Concat(DifferencesFrom(told, ("stance", then.Stance), ("low", then.Low), ("high", then.High)));
    }

    private static IEnumerable<string> DifferencesFrom(JsonElement answer, params (string Field, double? Value)[] expected)
    {
        foreach (var (field, value) in expected)
        {
            double? told = answer.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
            if (value is null != told is null || Math.Abs((value ?? 0) - (told ?? 0)) > 1e-9 * Math.Max(1, Math.Abs(value ?? 0))) yield return $"{field} is {told}, by the design {value}";
        }
    }

    private static IEnumerable<string> DifferencesFrom(JsonElement answer, params (string Field, string? Value)[] expected)
    {
        foreach (var (field, value) in expected)
        {
            if (answer.GetProperty(field).GetString() != value) yield return $"{field} is {answer.GetProperty(field)}, by the design {value}";
        }
    }

    private static string Named(IReadOnlyCollection<(double X, double W)> weighed, double e, double mean)
    {
        var (p, n) = (weighed.Sum(each => each.W * Math.Max(each.X, 0)), weighed.Sum(each => each.W * Math.Max(-each.X, 0)));
        if (Math.Min(p, n) >= Math.Max(p, n) / 3 * (1 - Rounding) && Math.Max(p, n) >= e * (1 - Rounding)) return "mixed";
        return mean <= -5 + Rounding ? "hostile" : mean <= -1.5 + Rounding ? "critical" : mean < 1.5 - Rounding ? "neutral" : mean < 5 - Rounding ? "favourable" : "aligned";
    }

    /// <summary>The last day with E of at least κ/4: day after day from the first, each adding its part to what is left of those before.</summary>
    private static DateOnly? LastDayOfEvidence(Counted[] scored, DateOnly asOf, double halfLifeDays)
    {
        DateOnly? last = null;
        var u = Math.Pow(2, -1 / halfLifeDays);
        var ageing = 0.0;
        for (var day = scored.Min(statement => statement.First); day <= asOf; day = day.AddDays(1))
        {
            ageing *= u;
            var held = 0.0;
            foreach (var statement in scored.Where(statement => statement.First <= day && day <= statement.Last))
            {
                if (!statement.Throughout) ageing += statement.Confidence / (statement.Last.DayNumber - statement.First.DayNumber + 1);
                else if (day < statement.Last) held += statement.Confidence;
                else ageing += statement.Confidence;
            }

            if (ageing + held >= Kappa / 4) last = day;
        }

        return last;
    }

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
