using System.Net;
using StanceTracker.Server.Alerts;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Alerts;

/// <summary>Setting alerts, and looking at them; where they may lead.</summary>
public sealed class SettingTests(SmallServer strict, SettingTests.Lenient lenient) : IClassFixture<SmallServer>, IClassFixture<SettingTests.Lenient>
{
    private const string Url = "\"url\": \"http://127.0.0.1:9/hook\"", Pair = "\"holder\": \"speaker\", \"target\": \"target\"";

    /// <summary>A server that may call webhooks on this machine.</summary>
    public sealed class Lenient : IAsyncLifetime
    {
        internal AlertLedger Ledger { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Ledger = await AlertLedger.StartAsync();

        public ValueTask DisposeAsync() => Ledger.DisposeAsync();
    }

    private HttpClient Http => lenient.Ledger.Http;

    [Fact]
    public async Task An_alert_is_shown_as_it_was_set_its_secret_once()
    {
        var answer = (await Http.TellAsync("/api/alerts", $$"""{{{Pair}}, "threshold": -1.5, {{Url}}, "scores": "gdelt", "halfLifeDays": 90.5}""", ("X-Analyst", "mina"))).ShouldBe(201);
        var set = answer.Json;
        answer.Location.ShouldBe($"/api/alerts/{set.Text("alert")}");
        (set.Text("holder"), set.Text("target"), set.Text("actor"), set.Number("threshold"), set.Text("scores"), set.Number("halfLifeDays"), set.Text("url"), set.Text("setBy"))
            .ShouldBe(("speaker", "target", null, -1.5, "gdelt", 90.5, "http://127.0.0.1:9/hook", "mina"));
        (set.GetProperty("checkpoint").GetInt64(), set.GetProperty("waiting").GetInt64(), set.GetProperty("dead").GetInt64(), set.Text("lastError")).ShouldBe((await Http.HeadAsync(), 0, 0, null));
        Convert.FromBase64String(set.Text("secret")!["whsec_".Length..]).Length.ShouldBe(32);

        var shown = (await Http.AskAsync(answer.Location!)).ShouldBe(200);
        shown.Json.TryGetProperty("secret", out _).ShouldBeFalse();
        var listed = (await Http.AllAsync("/api/alerts")).Single(alert => alert.Text("alert") == set.Text("alert"));
        listed.GetRawText().ShouldBe(shown.Json.GetRawText());
        (await Http.AskAsync("/api/alerts.csv")).Rows.Single(row => row["alert"] == set.Text("alert"))["threshold"].ShouldBe("-1.5");
    }

    [Fact]
    public async Task A_secret_of_ones_own_is_taken()
    {
        var secret = $"whsec_{Convert.ToBase64String(new byte[24])}";
        (await Http.TellAsync("/api/alerts", $$"""{"actor": "third", "threshold": 0, {{Url}}, "secret": "{{secret}}"}""")).ShouldBe(201).Json.Text("secret").ShouldBe(secret);
    }

    [Fact]
    public async Task The_same_request_under_the_same_key_sets_one_alert()
    {
        var body = $$"""{"actor": "speaker", "threshold": 1, {{Url}}}""";
        var first = (await Http.TellAsync("/api/alerts", body, ("Idempotency-Key", "once"))).ShouldBe(201);
        var second = (await Http.TellAsync("/api/alerts", body, ("Idempotency-Key", "once"))).ShouldBe(201);
        second.Body.ShouldBe(first.Body);
        (await Http.TellAsync("/api/alerts", body.Replace("1", "2"), ("Idempotency-Key", "once"))).ShouldRefuse(422, "idempotency-key-reused", "Idempotency-Key");
        var many = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Http.TellAsync("/api/alerts", body, ("Idempotency-Key", "at-once"))));
        many.Select(answer => answer.ShouldBe(201).Json.Text("alert")).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_alert_that_is_taken_away_is_gone()
    {
        var alert = (await Http.TellAsync("/api/alerts", $$"""{{{Pair}}, "threshold": 1, {{Url}}}""")).ShouldBe(201).Location!;
        (await Http.CallAsync(HttpMethod.Delete, alert, null)).ShouldBe(204);
        (await Http.CallAsync(HttpMethod.Delete, alert, null)).ShouldRefuse(404, "not-found", null);
        (await Http.AskAsync(alert)).ShouldRefuse(404, "not-found", null);
    }

    [Fact]
    public async Task Alerts_and_deliveries_come_in_pages()
    {
        await using var ledger = await AlertLedger.StartAsync();
        for (var i = 0; i < 5; i++) await ledger.Http.SetAlertAsync(ledger.Receiver, "\"actor\": \"target\"", i);
        (await ledger.Http.AllAsync("/api/alerts?limit=2")).Select(alert => alert.Number("threshold")).ShouldBe([0, 1, 2, 3, 4]);
        await ledger.BeginAsync(AlertLedger.Statement("one"), AlertLedger.Statement("two").By("third"), AlertLedger.Statement("three").By("minister"));
        var alert = (await ledger.Http.AllAsync("/api/alerts")).Single(alert => alert.Number("threshold") == 2);
        await ledger.Http.UntilAsync(alert, now => now.GetProperty("checkpoint").GetInt64() == 9);
        var pages = await ledger.Http.PagesAsync($"/api/alerts/{alert.Text("alert")}/deliveries?limit=2");
        pages.Select(page => page.Items().Count).ShouldBe([2, 1]);
        pages.SelectMany(page => page.Items()).Select(d => d.Text("holder")).ShouldBe(["speaker", "third", "minister"]);
        pages[0].GetProperty("position").GetInt64().ShouldBe(9);
        (await ledger.Http.AskAsync($"/api/alerts/{alert.Text("alert")}/deliveries.csv")).Rows.Select(row => row["number"]).ShouldBe(["1", "2", "3"]);
        (await ledger.Http.AskAsync($"/api/alerts/{alert.Text("alert")}/deliveries.ndjson")).Lines.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"actor": "speaker", "url": "http://127.0.0.1:9/"}""", 422, "missing-field", "threshold")]
    [InlineData("""{"actor": "speaker", "threshold": 1}""", 422, "missing-field", "url")]
    [InlineData("""{"threshold": 1, "url": "http://127.0.0.1:9/"}""", 422, "missing-field", "holder")]
    [InlineData("""{"holder": "speaker", "threshold": 1, "url": "http://127.0.0.1:9/"}""", 422, "missing-field", "target")]
    [InlineData("""{"holder": "speaker", "target": "target", "actor": "third", "threshold": 1, "url": "http://127.0.0.1:9/"}""", 422, "invalid-field", "actor")]
    [InlineData("""{"holder": "speaker", "target": "speaker", "threshold": 1, "url": "http://127.0.0.1:9/"}""", 400, "same-actor", "target")]
    [InlineData("""{"holder": "speaker", "target": "atlantis", "threshold": 1, "url": "http://127.0.0.1:9/"}""", 422, "unknown-actor", "target")]
    [InlineData("""{"actor": "atlantis", "threshold": 1, "url": "http://127.0.0.1:9/"}""", 422, "unknown-actor", "actor")]
    [InlineData("""{"actor": "No Slug", "threshold": 1, "url": "http://127.0.0.1:9/"}""", 422, "invalid-field", "actor")]
    [InlineData("""{"actor": "speaker", "threshold": 10.1, "url": "http://127.0.0.1:9/"}""", 422, "invalid-field", "threshold")]
    [InlineData("""{"actor": "speaker", "threshold": 1e999, "url": "http://127.0.0.1:9/"}""", 422, "invalid-field", "threshold")]
    [InlineData("""{"actor": "speaker", "threshold": "1", "url": "http://127.0.0.1:9/"}""", 422, "invalid-field", "threshold")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "http://127.0.0.1:9/", "scores": "goldstein"}""", 422, "invalid-field", "scores")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "http://127.0.0.1:9/", "halfLifeDays": 0}""", 422, "invalid-field", "halfLifeDays")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "http://127.0.0.1:9/", "secret": "whsec_c2hvcnQ="}""", 422, "invalid-field", "secret")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "http://127.0.0.1:9/", "secret": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}""", 422, "invalid-field", "secret")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "http://127.0.0.1:9/", "until": 5}""", 422, "invalid-field", "until")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "threshold": 2, "url": "http://127.0.0.1:9/"}""", 422, "invalid-field", "threshold")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": ""}""", 422, "invalid-field", "url")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "/hook"}""", 422, "invalid-field", "url")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "ftp://example.org/"}""", 422, "invalid-field", "url")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "http://"}""", 422, "invalid-field", "url")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "http://me:secret@example.org/"}""", 422, "invalid-field", "url")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "http://example.org/#there"}""", 422, "invalid-field", "url")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "http://example.org/\u0000"}""", 422, "invalid-field", "url")]
    [InlineData("""{"actor": "speaker", "threshold": 1, "url": "http://example.org/\ud800"}""", 422, "invalid-field", "url")]
    [InlineData("[]", 422, "invalid-field", null)]
    [InlineData("{", 400, "invalid-json", null)]
    public async Task What_cannot_be_set_is_refused_by_its_field(string body, int status, string kind, string? field)
    {
        var before = (await Http.AllAsync("/api/alerts?limit=1000")).Count;
        (await Http.TellAsync("/api/alerts", body)).ShouldRefuse(status, kind, field);
        (await Http.AllAsync("/api/alerts?limit=1000")).Count.ShouldBe(before);
    }

    [Theory]
    [InlineData("http://127.0.0.1/hook")]
    [InlineData("https://localhost/hook")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://no-such-host.invalid/")]
    public async Task A_private_address_is_refused_when_it_is_set(string url)
    {
        var rejected = await strict.Http.TellAsync("/api/alerts", $$"""{"actor": "speaker", "threshold": 1, "url": "{{url}}"}""");
        rejected.ShouldRefuse(422, "invalid-field", "url");
        rejected.Json.Text("detail")!.ShouldMatch("^url (resolves to .* public internet|cannot be resolved: unknown host)");
    }

    [Fact]
    public async Task A_private_address_is_refused_when_it_is_connected_to()
    {
        await using var ledger = await AlertLedger.StartAsync();
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, Pair, 1);
        await ledger.Server.StopAsync();

        // The same database, but private networks are not allowed any more: as if the name led elsewhere by now.
        await using var server = await ServerOn.StartAsync(ledger.Database, ("Alerts:Tries", "1"));
        await server.BeginAsync(AlertLedger.Statement("agreement"));
        var dead = await server.Http.UntilAsync(alert, now => now.GetProperty("dead").GetInt64() == 1);
        dead.Text("lastError")!.ShouldContain("127.0.0.1, which is not on the public internet");
        ledger.Receiver.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.128.0.0", true)]
    [InlineData("192.0.1.0", true)]
    [InlineData("223.255.255.255", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("2a00:1450:4001:831::200e", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("0.1.2.3", false)]
    [InlineData("10.0.0.0", false)]
    [InlineData("10.255.255.255", false)]
    [InlineData("100.64.0.0", false)]
    [InlineData("100.127.255.255", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.8", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("192.88.99.1", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("198.19.255.255", false)]
    [InlineData("198.51.100.7", false)]
    [InlineData("203.0.113.9", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("239.255.255.255", false)]
    [InlineData("240.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::8.8.8.8", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:0:8.8.8.8", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("64:ff9b:1::808:808", false)]
    [InlineData("100::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:10::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::1", false)]
    [InlineData("2002:808:808::1", false)]
    [InlineData("3fff::1", false)]
    [InlineData("5f00::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fdff:ffff::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void An_address_is_of_the_public_internet_or_is_not(string address, bool isPublic) => PublicAddressFilter.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);
}
