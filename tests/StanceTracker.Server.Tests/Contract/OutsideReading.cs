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
