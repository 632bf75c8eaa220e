using System.Diagnostics;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Server.Tests.Crashes;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Alerts;

/// <summary>Alerts are watched by a subscription, in one server at a time, from where it had come.</summary>
public sealed class TakeoverTests
{
    private const string Pair = "\"holder\": \"speaker\", \"target\": \"target\"";

    [Fact]
    public async Task When_the_server_that_watches_is_killed_another_takes_over_within_seconds()
    {
        (string, string)[] settings = [("Alerts__AllowPrivateNetworks", "true"), ("Alerts__FirstDelaySeconds", "0.2")];
        var folder = Directory.CreateTempSubdirectory("stance-takeover-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        await using var receiver = await Receiver.StartAsync();
        await using (var watching = await ServedProcess.StartAsync(folder, settings))
        {
            foreach (var actor in new[] { "speaker", "target" }) (await watching.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
            (await watching.Http.TellAsync("/api/documents", Bodies.Document("article"))).ShouldBe(201);
            var id = (await watching.Http.SetAlertAsync(receiver, Pair, 1)).Text("alert");
            (await watching.Http.TellAsync("/api/statements", Bodies.Statement("swinging", day: $"{AlertLedger.Today:yyyy-MM-dd}", code: "057"))).ShouldBe(201);
            (await receiver.NextAsync()).Id.ShouldBe($"{id}-1", "it watches");

            // The one that has just started finds its turn taken, until the other is killed.
            await using var snapshot = await ServedProcess.StartAsync(folder, settings);
            for (var i = 2; i <= 5; i++) await SwingAsync(watching.Http, i);
            await watching.KillAsync();
            var killed = Stopwatch.StartNew();
            for (var i = 6; i <= 9; i++) await SwingAsync(snapshot.Http, i);
            var told = new List<Received>();
            while (told.Count == 0 || told[^1].Id != $"{id}-9") told.Add(await receiver.NextAsync());

            killed.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            told.Select(one => one.Id).Distinct().ShouldBe(Enumerable.Range(2, 8).Select(n => $"{id}-{n}"), "nothing is lost, nothing out of order; what was under way may be told twice");
            told.Select(one => one.Position).ShouldBeInOrder();
            await receiver.ShouldRestAsync();
            (await snapshot.StopAsync()).ShouldBe(0);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_in_which_nothing_followed_the_ledger_yet_is_watched_from_where_each_alert_was_set()
    {
        await using var ledger = await AlertLedger.StartAsync();
        await ledger.BeginAsync(AlertLedger.Statement("early"));
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, Pair, 1);
        await ledger.Server.StopAsync();
        await ledger.Database.Owner.ExecuteAsync("delete from ledger.mt_event_progression");
        await using (var writer = TestLedger.NewWriter(ledger.Database))
        {
            var retraction = AppendRequest.Create(AlertLedger.Stream("early"), new ExpectedVersion(1), Some.Analyst, new StatementRetracted("It was another."));
            (await writer.AppendAsync(retraction)).ShouldBeOfType<AppendOutcome.Appended>();
        }

        await using var again = await ServerOn.StartAsync(ledger.Database, AlertLedger.Settings);
        var told = await ledger.Receiver.NextAsync();
        (told.Id, told.Position, told.Data.Text("direction")).ShouldBe(($"{alert.Text("alert")}-1", await again.Http.HeadAsync(), "down"));
        await ledger.Receiver.ShouldRestAsync();
    }

    private static async Task SwingAsync(HttpClient http, int i) =>
        (await http.TellAsync($"/api/statements/swinging/{(i % 2 == 0 ? "retractions" : "reinstatements")}", """{"reason": "It is so."}""", ("If-Match", "*"))).ShouldBe(201);
}
