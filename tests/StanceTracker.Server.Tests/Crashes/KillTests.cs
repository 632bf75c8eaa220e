using System.Collections.Concurrent;
using StanceTracker.Server.Tests.Contract;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Crashes;

/// <summary>The server is killed while a thousand callers write.</summary>
public sealed class KillTests
{
    private const int Callers = 1_000;

    [Fact]
    public async Task Killing_the_server_loses_no_statement_that_it_acknowledged_and_what_is_kept_is_whole()
    {
        var folder = Directory.CreateTempSubdirectory("stance-kill-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var acknowledged = new ConcurrentDictionary<string, long>();
        await using (var victim = await ServedProcess.StartAsync(folder))
        {
            foreach (var actor in new[] { "speaker", "target" }) (await victim.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
            (await victim.Http.TellAsync("/api/documents", Bodies.Document("article"))).ShouldBe(201);
            var callers = Enumerable.Range(0, Callers).Select(caller => TellUntilItFailsAsync(victim.Http, caller, acknowledged)).ToArray();
            while (acknowledged.Count < Callers / 2) await Task.Delay(1);
            await victim.KillAsync();
            await Task.WhenAll(callers);
        }

        await using (var survivor = await ServedProcess.StartAsync(folder))
        {
            var kept = (await survivor.Http.AskAsync("/api/statements.ndjson")).ShouldBe(200).Lines.ToDictionary(s => s.Text("statement")!, s => s.GetProperty("position").GetInt64());
            acknowledged.ShouldAllBe(statement => kept.ContainsKey(statement.Key) && kept[statement.Key] == statement.Value);
            (await survivor.Http.TellAsync("/api/statements", Bodies.Statement("after"))).ShouldBe(201);

            // That positions have no holes is part of reading the ledger.
            var check = await ContractCheck.ReadAsync(survivor.Http);
            check.Head.ShouldBe(3 + kept.Count + 1);
            foreach (var known in new[] { check.Head, check.Head / 2, (long?)null }) await check.CompareAsync(new Question(known, new DateOnly(2024, 1, 1)));
            (await survivor.StopAsync()).ShouldBe(0);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task TellUntilItFailsAsync(HttpClient http, int caller, ConcurrentDictionary<string, long> acknowledged)
    {
        for (var i = 0; ; i++)
        {
            var id = $"s-{caller}-{i}";
            try
            {
                var answer = await http.TellAsync("/api/statements", Bodies.Statement(id, day: $"2023-01-{1 + caller % 28:00}", code: caller % 2 == 0 ? "111" : "057"));
                answer.ShouldBe(201);
                acknowledged[id] = answer.Json.GetProperty("position").GetInt64();
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return;
            }
        }
    }
}
