using System.Globalization;
using System.Text.Json;

namespace StanceTracker.Server.Tests.Contract;

/// <summary>
/// What a program makes of the ledger that knows only DESIGN.md: it takes the events as JSON, folds them by section 3 and counts them by section 4. It shares no code with
/// the product, and is slow and plain on purpose.
/// </summary>
internal sealed class OutsideReading
{
    private readonly Dictionary<string, string?> _mergedInto = [];
    private readonly Dictionary<string, SortedDictionary<long, Tie>> _ties = [];
    private readonly Dictionary<string, Source> _documents = [];
    private readonly Dictionary<string, Said> _statements = [];
    private readonly HashSet<string> _types = [];

    /// <summary>The events up to a position.</summary>
    public OutsideReading(IEnumerable<JsonElement> events)
    {
        foreach (var e in events) Take(e);
    }

    /// <summary>The types of the events.</summary>
    public IReadOnlySet<string> Types => _types;

    /// <summary>Everyone introduced.</summary>
    public IEnumerable<string> Actors => _mergedInto.Keys;

    /// <summary>Whom a reference means. One that is not introduced by then means itself.</summary>
    public string Survivor(string actor)
    {
        while (_mergedInto.GetValueOrDefault(actor) is { } into) actor = into;
        return actor;
    }

    /// <summary>For every pair, the statements that count for it.</summary>
    public IReadOnlyDictionary<(string Holder, string Target), IReadOnlyList<Counted>> Counting()
    {
        var pairs = new Dictionary<(string, string), Dictionary<string, Counted>>();
        foreach (var (id, said) in _statements)
        {
            if (said.Retracted || Confidence(said) is not { } confidence) continue;
            var content = said.Content;
            var earliest = Day(content.GetProperty("saidOn"), "earliest")!.Value;
            var latest = Day(content.GetProperty("saidOn"), "latest")!.Value;
            var throughout = Text(content.GetProperty("saidOn"), "extent") == "throughout";
            var day = throughout ? latest : earliest.AddDays((latest.DayNumber - earliest.DayNumber) / 2);
            var personal = Text(content, "capacity") == "personal";
            var holders = Speaks(Text(content, "speaker")!, day, personal);
            foreach (var target in Texts(content, "targets").Except(Texts(content, "inferredTargets")))
            {
                var parties = Speaks(target, day, personal: false);
                foreach (var holder in holders.Except(parties))
                {
                    foreach (var party in parties.Except(holders))
                    {
                        if (!pairs.TryGetValue((holder, party), out var counted)) pairs[(holder, party)] = counted = [];
                        counted[id] = new Counted(
                            id, earliest, latest, throughout, day, Text(content.GetProperty("act"), "code")!, Text(content, "modality") == "announced", confidence);
                    }
                }
            }
        }

        return pairs.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Counted>)[.. pair.Value.Values]);
    }

    private void Take(JsonElement e)
    {
        var type = Text(e, "type")!;
        var stream = Text(e, "stream")!;
        var version = e.GetProperty("version").GetInt64();
        var data = e.GetProperty("data");
        var id = stream[(stream.IndexOf('-') + 1)..];
        _types.Add(type);
        switch (type)
        {
            case "actor_introduced":
                _mergedInto[id] = null;
                _ties[id] = [];
                break;
            case "actor_affiliated":
                _ties[id][version] = new Tie(Text(data, "with")!, Day(data, "from"), Day(data, "to"));
                break;
            case "actor_affiliation_ended":
                var ended = data.GetProperty("affiliation").GetInt64();
                _ties[id][ended] = _ties[id][ended] with { To = Day(data, "on") };
                break;
            case "actor_affiliation_withdrawn":
                _ties[id].Remove(data.GetProperty("affiliation").GetInt64());
                break;
            case "actor_merged":
                _mergedInto[id] = Text(data, "into");
                break;
            case "actor_unmerged":
                _mergedInto[id] = null;
                break;
            case "document_registered":
                _documents[id] = new Source(Text(data, "reliability")!, Withdrawn: false);
                break;
            case "document_rated":
                _documents[id] = _documents[id] with { Reliability = Text(data, "reliability")! };
                break;
            case "document_withdrawn":
                _documents[id] = _documents[id] with { Withdrawn = true };
                break;
            case "document_reinstated":
                _documents[id] = _documents[id] with { Withdrawn = false };
                break;
            case "statement_recorded":
                _statements[id] = new Said(data);
                _statements[id].Evidence[version] = data.GetProperty("evidence");
                break;
            case "statement_corroborated":
                _statements[id].Evidence[version] = data.GetProperty("evidence");
                break;
            case "statement_evidence_withdrawn":
                _statements[id].Evidence.Remove(data.GetProperty("evidence").GetInt64());
                break;
            case "statement_corrected":
                _statements[id].Content = data;
                break;
            case "statement_retracted":
                _statements[id].Retracted = true;
                break;
            case "statement_reinstated":
                _statements[id].Retracted = false;
                break;
            case "actor_alias_added" or "actor_corrected" or "document_corrected" or "claim_framed" or "claim_corrected":
                break;
            default:
                throw new InvalidDataException($"The design knows no event '{type}'.");
        }
    }

    /// <summary>m · (1 − Π(1 − r·q)), each document once; none where no document is left.</summary>
    private double? Confidence(Said said)
    {
        var documents = said.Evidence.Values
            .GroupBy(evidence => Text(evidence, "document")!, evidence => Credibility(evidence.GetProperty("credibility").GetInt32()))
            .Where(document => !_documents[document.Key].Withdrawn)
            .ToArray();
        if (documents.Length == 0) return null;
        var doubt = documents.Aggregate(1.0, (product, document) => product * (1 - Reliability(_documents[document.Key].Reliability) * document.Max()));
        return (Text(said.Content, "modality") == "conditional" ? 0.5 : 1) * (1 - doubt);
    }

    /// <summary>An actor with all it reaches over the affiliations of a day, each replaced by its survivor.</summary>
    private HashSet<string> Speaks(string actor, DateOnly day, bool personal)
    {
        var found = new HashSet<string> { Survivor(actor) };
        if (personal) return found;
        for (var before = 0; before < found.Count;)
        {
            before = found.Count;
            foreach (var (tied, ties) in _ties)
            {
                if (!found.Contains(Survivor(tied))) continue;
                foreach (var tie in ties.Values.Where(tie => (tie.From ?? day) <= day && day <= (tie.To ?? day))) found.Add(Survivor(tie.With));
            }
        }

        return found;
    }

    private static double Reliability(string grade) => grade switch { "A" => 1, "B" => 0.8, "C" => 0.6, "D" => 0.4, "E" => 0.2, "F" => 0.5, _ => throw new InvalidDataException(grade) };

    private static double Credibility(int grade) => grade switch { 1 => 1, 2 => 0.8, 3 => 0.6, 4 => 0.4, 5 => 0.2, 6 => 0.5, _ => throw new InvalidDataException($"{grade}") };

    private static string? Text(JsonElement json, string field) => json.TryGetProperty(field, out var text) ? text.GetString() : null;

    private static IEnumerable<string> Texts(JsonElement json, string field) => json.TryGetProperty(field, out var texts) ? texts.EnumerateArray().Select(text => text.GetString()!) : [];

    private static DateOnly? Day(JsonElement json, string field) =>
        Text(json, field) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private sealed record Tie(string With, DateOnly? From, DateOnly? To);

    private sealed record Source(string Reliability, bool Withdrawn);

    private sealed class Said(JsonElement content)
    {
        public JsonElement Content { get; set; } = content;

        public SortedDictionary<long, JsonElement> Evidence { get; } = [];

        public bool Retracted { get; set; }
    }
}

/// <summary>A statement that counts for a pair.</summary>
internal sealed record Counted(string Statement, DateOnly First, DateOnly Last, bool Throughout, DateOnly Day, string Act, bool Announced, double Confidence)
{
    /// <summary>w on a day, summed over the days of its span where it was done on one of them.</summary>
    public double Weight(DateOnly asOf, double halfLifeDays)
    {
        double Kept(DateOnly since) => Math.Pow(2, -(asOf.DayNumber - since.DayNumber) / halfLifeDays);
        if (Throughout) return Confidence * (asOf <= Last ? 1 : Kept(Last));
        var days = Last.DayNumber - First.DayNumber + 1;
        return Enumerable.Range(0, days).Select(First.AddDays).Where(day => day <= asOf).Sum(day => Confidence / days * Kept(day));
    }
}

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
