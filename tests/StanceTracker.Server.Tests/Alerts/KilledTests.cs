using StanceTracker.Server.Tests.Crashes;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Alerts;

/// <summary>The server is killed between firing and sending.</summary>
public sealed class KilledTests
{
    [Fact]
    public async Task What_fired_before_the_server_was_killed_is_told_once_it_runs_again_and_in_order()
    {
        const int Waiting = 4, AtTheEnd = 5;
        (string, string)[] settings = [("Alerts__AllowPrivateNetworks", "true"), ("Alerts__FirstDelaySeconds", "0.2"), ("Alerts__Tries", "1000")];
        var folder = Directory.CreateTempSubdirectory("stance-alerts-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var gone = await Receiver.StartAsync();
        string id;
        await using (var victim = await ServedProcess.StartAsync(folder, settings))
        {
            foreach (var actor in new[] { "speaker", "target" }) (await victim.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
            (await victim.Http.TellAsync("/api/documents", Bodies.Document("article"))).ShouldBe(201);
            var alert = await victim.Http.SetAlertAsync(gone, "\"holder\": \"speaker\", \"target\": \"target\"", 1);
            id = alert.Text("alert")!;
            await gone.DisposeAsync();
            (await victim.Http.TellAsync("/api/statements", Bodies.Statement("swinging", day: $"{AlertLedger.Today:yyyy-MM-dd}", code: "057"))).ShouldBe(201);
            for (var i = 1; i < Waiting; i++) await SwingAsync(victim.Http, i);
            await victim.Http.UntilAsync(alert, now => now.GetProperty("waiting").GetInt64() == Waiting);

            // These may be watched by the time it dies, or not.
            for (var i = 0; i < AtTheEnd; i++) await SwingAsync(victim.Http, Waiting + i);
            await victim.KillAsync();
        }

        await using var back = await Receiver.StartAsync(gone.Address.Port);
        await using (var survivor = await ServedProcess.StartAsync(folder, settings))
        {
            var told = new List<Received>();
            while (told.Count == 0 || told[^1].Id != $"{id}-{Waiting + AtTheEnd}") told.Add(await back.NextAsync());
            told.Select(one => one.Id).Distinct().ShouldBe(Enumerable.Range(1, Waiting + AtTheEnd).Select(n => $"{id}-{n}"));
            told.DistinctBy(one => one.Id).Select(one => one.Data.Text("direction")).ShouldBe(Enumerable.Range(0, Waiting + AtTheEnd).Select(i => i % 2 == 0 ? "up" : "down"));
            told.Select(one => one.Position).ShouldBeInOrder();
            (await survivor.StopAsync()).ShouldBe(0);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task SwingAsync(HttpClient http, int i) =>
        (await http.TellAsync($"/api/statements/swinging/{(i % 2 == 1 ? "retractions" : "reinstatements")}", """{"reason": "It is so."}""", ("If-Match", "*"))).ShouldBe(201);
}
