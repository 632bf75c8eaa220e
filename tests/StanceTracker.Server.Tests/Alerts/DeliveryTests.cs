using Microsoft.AspNetCore.Http;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Alerts;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Alerts;

/// <summary>How what fired is delivered: at least once, in order, and what becomes of what cannot be.</summary>
public sealed class DeliveryTests
{
    private const string Pair = "\"holder\": \"speaker\", \"target\": \"target\"";

    [Fact]
    public async Task What_is_refused_is_tried_again_under_the_same_id_and_what_is_behind_it_waits()
    {
        await using var ledger = await AlertLedger.StartAsync();
        ledger.Receiver.RefuseFirst(3, 503);
        var alert = await SwingAsync(ledger, 3);
        var arrived = await ledger.Receiver.NextAsync(6);
        arrived.Select(told => told.Id).ShouldBe([Id(alert, 1), Id(alert, 1), Id(alert, 1), Id(alert, 1), Id(alert, 2), Id(alert, 3)]);
        arrived.Take(4).Select(told => Convert.ToHexString(told.Body)).Distinct().Count().ShouldBe(1, "the same is sent at every try");
        foreach (var told in arrived) told.ShouldBeSignedWith(alert.Text("secret")!);
        arrived.Skip(3).Select(told => told.Data.Text("direction")).ShouldBe(["up", "down", "up"]);
        await ledger.Http.UntilAsync(alert, now => now.GetProperty("waiting").GetInt64() == 0);
        await ledger.Receiver.ShouldRestAsync();
        (await ledger.Http.DeliveriesAsync(alert)).Select(d => (d.Text("state"), d.GetProperty("tries").GetInt32())).ShouldBe([("delivered", 4), ("delivered", 1), ("delivered", 1)]);
    }

    [Fact]
    public async Task What_is_refused_too_often_is_dead_lets_the_next_go_and_can_be_sent_again()
    {
        await using var ledger = await AlertLedger.StartAsync();
        ledger.Receiver.Answer = async (n, context) =>
        {
            if (n > 4) return;
            context.Response.StatusCode = 500;
            await context.Response.WriteAsync("\u0000We are\r\nat a loss. " + new string('x', 1 << 20));
        };
        var alert = await SwingAsync(ledger, 2);
        (await ledger.Receiver.NextAsync(5)).Select(told => told.Id).ShouldBe([.. Enumerable.Repeat(Id(alert, 1), 4), Id(alert, 2)]);

        var now = await ledger.Http.UntilAsync(alert, now => now.GetProperty("dead").GetInt64() == 1 && now.GetProperty("waiting").GetInt64() == 0);
        now.Text("lastError")!.ShouldStartWith("500 InternalServerError: We are  at a loss. xxx");
        now.Text("lastError")!.Length.ShouldBeLessThan(1_000);
        var dead = (await ledger.Http.DeliveriesAsync(alert, "&state=dead")).Single();
        (dead.GetProperty("number").GetInt64(), dead.GetProperty("tries").GetInt32(), dead.Text("webhookId")).ShouldBe((1, 4, Id(alert, 1)));
        dead.GetProperty("nextTry").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        var resend = $"/api/alerts/{alert.Text("alert")}/deliveries/1/resends";
        var answer = (await ledger.Http.CallAsync(HttpMethod.Post, resend, null)).ShouldBe(202);
        (answer.Json.Text("state"), answer.Json.GetProperty("tries").GetInt32()).ShouldBe(("waiting", 0));
        var again = await ledger.Receiver.NextAsync();
        again.Id.ShouldBe(Id(alert, 1));
        again.ShouldBeSignedWith(alert.Text("secret")!);
        now = await ledger.Http.UntilAsync(alert, now => now.GetProperty("dead").GetInt64() == 0 && now.GetProperty("waiting").GetInt64() == 0);
        now.GetProperty("lastError").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        // One that was delivered too, as often as is asked.
        (await ledger.Http.CallAsync(HttpMethod.Post, resend, null)).ShouldBe(202);
        (await ledger.Receiver.NextAsync()).Id.ShouldBe(Id(alert, 1));
    }

    [Fact]
    public async Task One_that_waits_already_is_not_sent_again_and_one_that_there_is_not_is_not_found()
    {
        await using var ledger = await AlertLedger.StartAsync(("Alerts:FirstDelaySeconds", "1000"));
        ledger.Receiver.RefuseFirst(1);
        var alert = await SwingAsync(ledger, 1);
        await ledger.Receiver.NextAsync();
        var now = await ledger.Http.UntilAsync(alert, now => now.Text("lastError") is not null);
        now.GetProperty("waiting").GetInt64().ShouldBe(1);
        var waiting = (await ledger.Http.DeliveriesAsync(alert, "&state=waiting")).Single();
        (waiting.GetProperty("nextTry").GetDateTimeOffset() - DateTimeOffset.UtcNow).TotalSeconds.ShouldBeInRange(700, 1_200);

        var deliveries = $"/api/alerts/{alert.Text("alert")}/deliveries";
        (await ledger.Http.CallAsync(HttpMethod.Post, $"{deliveries}/1/resends", null)).ShouldRefuse(409, "already-in-that-state", null);
        foreach (var none in new[] { "0", "2", "x", "99999999999999999999" })
            (await ledger.Http.CallAsync(HttpMethod.Post, $"{deliveries}/{none}/resends", null)).ShouldRefuse(404, "not-found", null);
        (await ledger.Http.CallAsync(HttpMethod.Post, "/api/alerts/a-none/deliveries/1/resends", null)).ShouldRefuse(404, "not-found", null);
        (await ledger.Http.AskAsync("/api/alerts/a-none/deliveries")).ShouldRefuse(404, "not-found", null);
        (await ledger.Http.AskAsync($"{deliveries}?state=lost")).ShouldRefuse(400, "invalid-parameter", "state");
    }

    [Fact]
    public async Task A_receiver_that_is_gone_for_good_is_not_tried_again()
    {
        await using var ledger = await AlertLedger.StartAsync();
        ledger.Receiver.RefuseFirst(1, 410);
        var alert = await SwingAsync(ledger, 2);
        (await ledger.Receiver.NextAsync(2)).Select(told => told.Id).ShouldBe([Id(alert, 1), Id(alert, 2)]);
        (await ledger.Http.UntilAsync(alert, now => now.GetProperty("dead").GetInt64() == 1)).Text("lastError").ShouldBe("410 Gone");
    }

    [Fact]
    public async Task One_that_takes_too_long_is_given_up_and_tried_again()
    {
        await using var ledger = await AlertLedger.StartAsync();
        ledger.Receiver.Answer = (n, context) => n == 1 ? Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted) : Task.CompletedTask;
        var alert = await SwingAsync(ledger, 1);
        (await ledger.Receiver.NextAsync(2)).Select(told => told.Id).Distinct().Single().ShouldBe(Id(alert, 1));
        await ledger.Http.UntilAsync(alert, now => now.GetProperty("waiting").GetInt64() == 0);
        (await ledger.Http.DeliveriesAsync(alert)).Single().Text("state").ShouldBe("delivered");
    }

    [Fact]
    public async Task One_that_does_not_answer_holds_up_only_its_own_alert()
    {
        await using var ledger = await AlertLedger.StartAsync(("Alerts:TimeoutSeconds", "30"));
        var release = new TaskCompletionSource();
        await using var slow = await Receiver.StartAsync();
        slow.Answer = (_, context) => release.Task.WaitAsync(context.RequestAborted);
        var held = await ledger.Http.SetAlertAsync(slow, Pair, 1);
        var alert = await SwingAsync(ledger, 4);
        (await ledger.Receiver.NextAsync(4)).Select(told => told.Id).ShouldBe(Enumerable.Range(1, 4).Select(n => Id(alert, n)));
        slow.Count.ShouldBe(1, "one at a time");
        release.SetResult();
        (await slow.NextAsync(4)).Select(told => told.Id).ShouldBe(Enumerable.Range(1, 4).Select(n => Id(held, n)));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var ledger = await AlertLedger.StartAsync(("Alerts:Tries", "1"));
        ledger.Receiver.Answer = (_, context) =>
        {
            if (context.Request.Path == "/hook") context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        var alert = await SwingAsync(ledger, 1);
        (await ledger.Http.UntilAsync(alert, now => now.GetProperty("dead").GetInt64() == 1)).Text("lastError").ShouldBe("302 Found");
        ledger.Receiver.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_receiver_that_vanishes_is_told_all_when_it_is_back()
    {
        await using var ledger = await AlertLedger.StartAsync(("Alerts:Tries", "100"));
        var gone = await Receiver.StartAsync();
        await gone.DisposeAsync();
        var alert = await SwingAsync(ledger, 3, gone);
        (await ledger.Http.UntilAsync(alert, now => now.GetProperty("waiting").GetInt64() == 3 && now.Text("lastError") is not null)).Text("lastError")!.ShouldContain("refused");
        await using var back = await Receiver.StartAsync(gone.Address.Port);
        (await back.NextAsync(3)).Select(told => told.Id).ShouldBe(Enumerable.Range(1, 3).Select(n => Id(alert, n)));
    }

    [Fact]
    public async Task Of_several_servers_one_sends_and_when_it_goes_another_does()
    {
        await using var ledger = await AlertLedger.StartAsync();
        await using var other = await ServerOn.StartAsync(ledger.Database, AlertLedger.Settings);
        var alert = await SwingAsync(ledger, 6);
        (await ledger.Receiver.NextAsync(6)).Select(told => told.Id).ShouldBe(Enumerable.Range(1, 6).Select(n => Id(alert, n)));
        await ledger.Receiver.ShouldRestAsync();

        await ledger.Server.StopAsync();
        await other.GoOnAsync(AlertLedger.Stream("swinging"), new StatementReinstated("It was so."));
        (await ledger.Receiver.NextAsync()).Id.ShouldBe(Id(alert, 7));
        await ledger.Receiver.ShouldRestAsync();
    }

    [Fact]
    public async Task Losing_every_connection_to_the_database_loses_nothing()
    {
        await using var ledger = await AlertLedger.StartAsync();
        var alert = await SwingAsync(ledger, 1);
        (await ledger.Receiver.NextAsync()).Id.ShouldBe(Id(alert, 1));
        await ledger.Http.UntilAsync(alert, now => now.GetProperty("waiting").GetInt64() == 0);
        await ledger.Database.Owner.ScalarAsync<long>("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and application_name = 'stancetracker'");
        for (var status = 0; status != 201;)
            status = (await ledger.Http.TellAsync("/api/statements/swinging/retractions", """{"reason": "It was another."}""", ("If-Match", "*"))).Status;
        (await ledger.Receiver.NextAsync()).Id.ShouldBe(Id(alert, 2));
    }

    [Theory]
    [InlineData(1, 0.5, 10)]
    [InlineData(2, 0.5, 30)]
    [InlineData(2, 0, 24)]
    [InlineData(2, 1, 36)]
    [InlineData(9, 0.5, 65_610)]
    [InlineData(60, 0.5, 86_400)]
    public void Waits_grow_threefold_to_a_day_at_most_and_are_off_by_a_fifth_at_most(int tries, double random, double seconds) =>
        Backoff.After(TimeSpan.FromSeconds(10), tries, random).TotalSeconds.ShouldBe(seconds, 0.001);

    [Fact]
    public void The_signature_is_that_of_the_standard()
    {
        // The example of the reference libraries of Standard Webhooks.
        var secret = WebhookSecret.Read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;
        WebhookSecret.Sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}""").ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /// <summary>An alert, and so many events that cross its threshold, up and down by turns.</summary>
    private static async Task<System.Text.Json.JsonElement> SwingAsync(AlertLedger ledger, int times, Receiver? receiver = null)
    {
        var alert = await ledger.Http.SetAlertAsync(receiver ?? ledger.Receiver, Pair, 1);
        for (var i = 0; i < times; i++)
        {
            if (i == 0) await ledger.BeginAsync(AlertLedger.Statement("swinging"));
            else await ledger.GoOnAsync(AlertLedger.Stream("swinging"), i % 2 == 1 ? new StatementRetracted("It was another.") : new StatementReinstated("It was so."));
        }

        return alert;
    }

    private static string Id(System.Text.Json.JsonElement alert, long number) => $"{alert.Text("alert")}-{number}";
}
