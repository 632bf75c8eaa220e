using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Server.Tests.Histories;

/// <summary>Any past answer can be asked again: through the whole server, over a hundred histories that share its ledger and are recorded side by side.</summary>
public sealed class ServedHistoryTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    private const int Histories = 100, AtOnce = 8, Shortest = 15, Longest = 60, Questions = 15;

    [Fact]
    public async Task To_any_question_the_server_gives_the_answer_that_the_method_gives_of_what_was_known_by_then()
    {
        var recorded = new ConcurrentBag<RecordedHistory>();
        var statuses = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(Enumerable.Range(RandomHistories.FirstSeed, Histories), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) =>
        {
            var history = await server.Http.RecordAsync(RandomHistories.DrawOfAnyLength(seed, Shortest, Longest, $"h{seed}-"));
            recorded.Add(history);
            var random = new Random(seed);
            for (var question = 0; question < Questions; question++)
            {
                var at = history.Positions[random.Next(history.Positions.Count)] - random.Next(2);
                var pair = history.History.Introduced.ToArray();
                random.Shuffle(pair);
                statuses.Add(await ShouldAnswerAsync(history, pair[0], pair[1], SomeDay(random), at));
            }

            // What is known now is read from other rows than what was known then.
            var asOf = SomeDay(random);
            foreach (var holder in history.History.Introduced)
            {
                foreach (var target in history.History.Introduced) await ShouldAnswerAsync(history, holder, target, asOf, knownAt: null);
            }
        });

        recorded.SelectMany(history => history.Positions).Order().ShouldBe(Enumerable.Range(1, (int)await server.Http.HeadAsync()).Select(position => (long)position), "no position is lost, or had twice");
        recorded.Count(history => history.Positions[^1] - history.Positions[0] >= history.Positions.Count).ShouldBeGreaterThan(Histories / 2, "they were recorded side by side");
        recorded.SelectMany(history => history.History.Steps).Select(step => step.Body.GetType()).Distinct().Count().ShouldBe(EventRegistry.Standard.All.Count);
        statuses.Count(status => status == 200).ShouldBeGreaterThan(Histories * Questions / 2);
        new[] { 307, 400 }.ShouldAllBe(status => statuses.Contains(status));
    }

    [Fact]
    public void Every_type_of_event_has_its_call() => HistoryRecorder.Calls.Keys.ShouldBe(EventRegistry.Standard.All.Select(type => type.Body), ignoreOrder: true);

    /// <summary>The server's answer is that of the slow reading of what was known by then; a merged actor's address leads to its survivor. Returns the status.</summary>
    private async Task<int> ShouldAnswerAsync(RecordedHistory history, ActorId holder, ActorId target, DateOnly asOf, long? knownAt)
    {
        var query = $"?asOf={asOf:yyyy-MM-dd}" + (knownAt is null ? "" : $"&knownAt={knownAt}");
        var asked = $"/api/stances/{holder}/{target}{query}";
        var expected = history.KnownAt(knownAt ?? long.MaxValue).Answer(holder.Value, target.Value, asOf);
        var first = await server.Http.AskAsync(asked);
        if (expected is null)
        {
            if (first.Status != 400 || first.Json.Text("type") != "/problems/same-actor") Fail("a problem, since they are one actor", first);
            return first.Status;
        }

        var answer = first;
        if (expected.Holder != holder.Value || expected.Target != target.Value)
        {
            var survivors = $"/api/stances/{expected.Holder}/{expected.Target}{query}";
            if (first.Status != 307 || first.Location != survivors) Fail($"a way to {survivors}", first);
            answer = await server.Http.AskAsync(survivors);
        }

        if (answer.Status != 200 || !Read(answer).IsCloseTo(expected) || (knownAt is { } known && answer.Json.GetProperty("knownAt").GetInt64() != known)) Fail($"{expected}", answer);
        return first.Status;

        void Fail(string right, Answer invalid) => Assert.Fail($"GET {asked}\nis answered {invalid.Status}: {invalid.Location}{invalid.Body}\nnot {right}\n{history}");
    }

    private static ReferenceAnswer Read(Answer answer)
    {
        var json = answer.Json;
        DateOnly? lastDay = json.Text("lastDay") is { } day ? Day(day) : null;
        return new ReferenceAnswer(
            json.Text("holder")!,
            json.Text("target")!,
            json.Number("stance"),
            json.Number("low"),
            json.Number("high"),
            json.Number("evidence")!.Value,
            json.Number("mean"),
            json.Text("label")!,
            json.Text("certainty"),
            json.GetProperty("lastKnown") is { ValueKind: JsonValueKind.Object } known ? Day(known.Text("asOf")!) : null,
            json.GetProperty("statements").GetInt32(),
            lastDay);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly SomeDay(Random random) => RandomHistories.First.AddDays(random.Next(-1, RandomHistories.Days + 4) + (random.Next(4) == 0 ? 250 : 0));
}
