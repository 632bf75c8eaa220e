using System.Globalization;
using System.Text.Json;
using StanceTracker.Server.Tests.Architecture;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Contract;

/// <summary>A question about all stances.</summary>
internal sealed record Question(long? KnownAt, DateOnly AsOf, string Scores = "icews", double? HalfLifeDays = null, int? Limit = null)
{
    /// <summary>The parameters that every call about stances takes.</summary>
    public string Parameters => string.Create(
        CultureInfo.InvariantCulture,
        $"asOf={AsOf:yyyy-MM-dd}&scores={Scores}{(KnownAt is { } known ? $"&knownAt={known}" : "")}{(HalfLifeDays is { } half ? $"&halfLifeDays={half}" : "")}");
}

/// <summary>Compares what a server answers with what its ledger comes to by the design.</summary>
internal sealed class ContractCheck
{
    private readonly HttpClient _http;
    private readonly IReadOnlyList<JsonElement> _events;
    private readonly IReadOnlyDictionary<string, string> _quads;
    private readonly Dictionary<string, OutsideScores> _scores;
    private readonly Random _random = new(1);
    private readonly Dictionary<long, (OutsideReading Reading, IReadOnlyDictionary<(string Holder, string Target), IReadOnlyList<Counted>> Counting)> _read = [];

    private ContractCheck(HttpClient http, IReadOnlyList<JsonElement> events, IReadOnlyDictionary<string, string> quads) =>
        (_http, _events, _quads, _scores) = (http, events, quads, OutsideScores.Names.ToDictionary(
            name => name, name => OutsideScores.Read(Path.Combine(Repository.Root, "src", "StanceTracker.Domain", "Codebook"), name)));

    /// <summary>The newest position.</summary>
    public long Head => _events.Count;

    /// <summary>How many positions were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>The types of all events.</summary>
    public IReadOnlySet<string> Types => At(Head).Reading.Types;

    /// <summary>Reads a server's ledger, all of it, as NDJSON.</summary>
    public static async Task<ContractCheck> ReadAsync(HttpClient http)
    {
        var ledger = (await http.AskAsync("/api/ledger/events", ("Accept", "application/x-ndjson"))).ShouldBe(200);
        ledger.ContentType.ShouldBe("application/x-ndjson");
        var events = ledger.Lines;
        events.Select(e => e.GetProperty("position").GetInt64()).ShouldBe(Enumerable.Range(1, events.Count).Select(position => (long)position), "positions have no holes");
        foreach (var stream in events.GroupBy(e => e.Text("stream")))
            stream.Select(e => e.GetProperty("version").GetInt64()).ShouldBe(Enumerable.Range(1, stream.Count()).Select(version => (long)version), "versions have no gaps");
        events.Select(e => e.Text("recordedAt")!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);

        var acts = (await http.ReadAsync("/api/acts")).Items();
        return new ContractCheck(http, events, acts.ToDictionary(act => act.Text("code")!, act => Camel(act.Text("quad")!)));
    }

    /// <summary>Every code has the score that the published tables give it, its own or its longest prefix's.</summary>
    public async Task CompareScoresAsync()
    {
        foreach (var (name, scores) in _scores)
        {
            var told = await _http.ReadAsync($"/api/acts?scores={name}");
            told.Text("scores").ShouldBe(name);
            foreach (var act in told.Items()) act.Number("intensity").ShouldBe(scores.Of(act.Text("code")!), $"{name} {act.Text("code")}");
        }
    }

    /// <summary>Compares the list of all positions, and some of them asked one by one, with pairs that have no statement among them.</summary>
    public async Task CompareAsync(Question question)
    {
        var (reading, counting) = At(question.KnownAt ?? Head);
        var expected = counting
            .Select(pair => (pair.Key, Standing: Stand(pair.Value, question)))
            .Where(pair => pair.Standing.Statements > 0)
            .ToDictionary(pair => pair.Key, pair => pair.Standing);

        var told = new List<JsonElement>();
        foreach (var page in await _http.PagesAsync($"/api/stances?{question.Parameters}&limit={question.Limit ?? 1_000}"))
        {
            Echo(page, question);
            told.AddRange(page.Items());
        }

        var pairs = told.Select(row => (row.Text("holder")!, row.Text("target")!)).ToArray();
        pairs.ShouldBe(pairs.Order(Comparer<(string, string)>.Create((a, b) =>
            string.CompareOrdinal(a.Item1, b.Item1) is var byHolder and not 0 ? byHolder : string.CompareOrdinal(a.Item2, b.Item2))), ignoreOrder: false, $"{question}: ordered by holder and target");
        pairs.ShouldBe(expected.Keys, ignoreOrder: true, $"{question}");
        foreach (var row in told) Same(expected[(row.Text("holder")!, row.Text("target")!)], row, question);

        var everyone = reading.Actors.ToArray();
        if (everyone.Length == 0) return;
        for (var i = 0; i < 4; i++)
        {
            var (holder, target) = i < 2 && pairs.Length > 0
                ? pairs[_random.Next(pairs.Length)]
                : (everyone[_random.Next(everyone.Length)], everyone[_random.Next(everyone.Length)]);
            await CompareAsync(holder, target, question);
        }
    }

    /// <summary>Compares one position, with what explains it.</summary>
    public async Task CompareAsync(string holder, string target, Question question)
    {
        var (reading, counting) = At(question.KnownAt ?? Head);
        var (h, t) = (reading.Survivor(holder), reading.Survivor(target));
        var plain = await _http.AskAsync($"/api/stances/{holder}/{target}?{question.Parameters}");
        if (h == t)
        {
            plain.ShouldRefuse(400, "same-actor", "target");
            return;
        }

        if ((h, t) != (holder, target))
        {
            plain.ShouldBe(307).Location.ShouldBe($"/api/stances/{h}/{t}?{question.Parameters}");
            return;
        }

        var counted = counting.GetValueOrDefault((h, t), []);
        var expected = Stand(counted, question);
        plain.ShouldBe(200);
        Echo(plain.Json, question);
        Same(expected, plain.Json, question);
        var explained = await _http.ReadAsync($"/api/stances/{holder}/{target}?{question.Parameters}&explain=true");
        Same(expected, explained, question);
        var contributions = explained.GetProperty("contributions").EnumerateArray().ToArray();
        contributions.Select(c => c.Text("statement")!).ShouldBe(counted.Where(c => c.First <= question.AsOf).Select(c => c.Statement), ignoreOrder: true);
        foreach (var (told, by) in contributions.Join(counted, told => told.Text("statement"), by => by.Statement, (told, by) => (told, by)))
        {
            (told.Text("extent"), told.GetProperty("span").Text("earliest"), told.GetProperty("span").Text("latest"), told.Text("day"), told.Text("act"))
                .ShouldBe((by.Throughout ? "throughout" : "within", Written(by.First), Written(by.Last), Written(by.Day), by.Act));
            told.GetProperty("weight").GetDouble().ShouldBe(by.Weight(question.AsOf, question.HalfLifeDays ?? 180), 1e-9);
        }

        contributions.Sum(c => c.GetProperty("share").GetDouble()).ShouldBe(expected.Stance ?? 0, 1e-9, "the shares sum to the stance");
    }

    /// <summary>The events up to a position, read and counted.</summary>
    private (OutsideReading Reading, IReadOnlyDictionary<(string Holder, string Target), IReadOnlyList<Counted>> Counting) At(long position)
    {
        if (_read.TryGetValue(position, out var read)) return read;
        var reading = new OutsideReading(_events.Take((int)position));
        return _read[position] = (reading, reading.Counting());
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Standing Stand(IReadOnlyList<Counted> counted, Question question) =>
        Standing.Of(counted, question.AsOf, _scores[question.Scores].Of, _quads, question.HalfLifeDays ?? 180);

    private void Echo(JsonElement answer, Question question)
    {
        answer.Text("asOf").ShouldBe(question.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        answer.GetProperty("knownAt").GetInt64().ShouldBe(question.KnownAt ?? Head);
        answer.GetProperty("position").GetInt64().ShouldBe(question.KnownAt ?? Head);
        answer.Text("method").ShouldBe("discounted");
        answer.Text("scores").ShouldBe(question.Scores);
        answer.GetProperty("halfLifeDays").GetDouble().ShouldBe(question.HalfLifeDays ?? 180);
    }

    private void Same(Standing expected, JsonElement answer, Question question)
    {
        expected.DifferencesFrom(answer).ShouldBeEmpty($"{answer.Text("holder")} → {answer.Text("target")}, {question}");
        Compared++;
    }

    private static string Camel(string kebab) => string.Concat(kebab.Split('-').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
