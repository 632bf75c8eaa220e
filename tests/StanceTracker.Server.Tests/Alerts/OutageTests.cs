using System.Diagnostics;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Tests.Crashes;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Alerts;

/// <summary>The server, or the database, is gone while a receiver thinks about a delivery.</summary>
public sealed class OutageTests
{
    private const string Pair = "\"holder\": \"speaker\", \"target\": \"target\"";

    /// <summary>How soon another server sends what a dead one was sending.</summary>
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_a_server_was_sending_when_it_was_killed_another_sends_within_seconds_and_the_rest_after_it()
    {
        const int Deliveries = 4;
        (string, string)[] settings = [("Alerts__AllowPrivateNetworks", "true"), ("Alerts__FirstDelaySeconds", "0.2"), ("Alerts__TimeoutSeconds", "60")];
        var folder = Directory.CreateTempSubdirectory("stance-takeover-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (n, context) => n == 1 ? Task.Delay(Timeout.Infinite, context.RequestAborted) : Task.CompletedTask;
        await using (var victim = await ServedProcess.StartAsync(folder, settings))
        {
            foreach (var actor in new[] { "speaker", "target" }) (await victim.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
            (await victim.Http.TellAsync("/api/documents", Bodies.Document("article"))).ShouldBe(201);
            var alert = await victim.Http.SetAlertAsync(receiver, Pair, 1);
            (await victim.Http.TellAsync("/api/statements", Bodies.Statement("swinging", day: $"{AlertLedger.Today:yyyy-MM-dd}", code: "057"))).ShouldBe(201);
            (await receiver.NextAsync()).Id.ShouldBe($"{alert.Text("alert")}-1");

            await using var survivor = await ServedProcess.StartAsync(folder, settings);
            for (var i = 1; i < Deliveries; i++) await SwingAsync(survivor.Http, i);
            await survivor.Http.UntilAsync(alert, now => now.GetProperty("waiting").GetInt64() == Deliveries);
            await receiver.ShouldRestAsync();
            await victim.KillAsync();

            var killed = Stopwatch.StartNew();
            (await receiver.NextAsync()).Id.ShouldBe($"{alert.Text("alert")}-1");
            killed.Elapsed.ShouldBeLessThan(Takeover);
            (await receiver.NextAsync(Deliveries - 1)).Select(told => told.Id).ShouldBe(Enumerable.Range(2, Deliveries - 1).Select(n => $"{alert.Text("alert")}-{n}"));
            await survivor.Http.UntilAsync(alert, now => now.GetProperty("waiting").GetInt64() == 0);
            await receiver.ShouldRestAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_being_sent_when_the_database_was_restarted_is_sent_again_or_kept_and_the_rest_after_it()
    {
        const int Deliveries = 4;
        var postgres = await TestServer.PrivateAsync();
        await using var ledger = await AlertLedger.StartAsync(postgres, ("Alerts:TimeoutSeconds", "60"));
        var release = new TaskCompletionSource();
        ledger.Receiver.Answer = (n, _) => n == 1 ? release.Task : Task.CompletedTask;
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, Pair, 1);
        await ledger.BeginAsync(AlertLedger.Statement("swinging"));
        (await ledger.Receiver.NextAsync()).Id.ShouldBe(Id(1));
        for (var i = 1; i < Deliveries; i++) await ledger.GoOnAsync(AlertLedger.Stream("swinging"), i % 2 == 1 ? new StatementRetracted("It was another.") : new StatementReinstated("It was so."));
        await ledger.Http.UntilAsync(alert, now => now.GetProperty("waiting").GetInt64() == Deliveries);

        await postgres.StopImmediatelyAsync();
        release.SetResult();
        await Task.Delay(TimeSpan.FromSeconds(3)); // What came of the try is to be kept meanwhile, in vain.
        await postgres.RestartAsync();
        ledger.Database.Reconnect();

        var told = new List<string> { Id(1) };
        while (told[^1] != Id(Deliveries)) told.Add((await ledger.Receiver.NextAsync()).Id);
        told.Distinct().ShouldBe(Enumerable.Range(1, Deliveries).Select(Id));
        told.ShouldBeInOrder();
        await ledger.Http.UntilAsync(alert, now => now.GetProperty("waiting").GetInt64() == 0);
        (await ledger.Http.DeliveriesAsync(alert)).ShouldAllBe(delivery => delivery.Text("state") == "delivered");

        string Id(int number) => $"{alert.Text("alert")}-{number}";
    }

    private static async Task SwingAsync(HttpClient http, int i) =>
        (await http.TellAsync($"/api/statements/swinging/{(i % 2 == 1 ? "retractions" : "reinstatements")}", """{"reason": "It is so."}""", ("If-Match", "*"))).ShouldBe(201);
}
