using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Alerts;

/// <summary>A webhook as it arrived.</summary>
internal sealed record Received(string Path, string Id, string Timestamp, string Signature, string? ContentType, byte[] Body)
{
    /// <summary>What it says.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    /// <summary>What happened.</summary>
    public JsonElement Data => Json.GetProperty("data");

    /// <summary>The position of the event.</summary>
    public long Position => Data.GetProperty("position").GetInt64();

    /// <summary>It is signed with a secret, as Standard Webhooks has it: HMAC-SHA256 over id, timestamp and body.</summary>
    public void ShouldBeSignedWith(string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        var signed = hmac.ComputeHash([.. Encoding.ASCII.GetBytes($"{Id}.{Timestamp}."), .. Body]);
        Signature.Split(' ').ShouldContain($"v1,{Convert.ToBase64String(signed)}");
        var sent = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, System.Globalization.CultureInfo.InvariantCulture));
        (DateTimeOffset.UtcNow - sent).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }
}

/// <summary>A receiver of webhooks on loopback, which answers as it is told to.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly WebApplication _app;

    private Receiver(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>What it answers to the n-th that it receives, from 1: 200 unless told otherwise.</summary>
    public Func<int, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>How many arrived.</summary>
    public int Count { get; private set; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts it, on a free port or on one that it had before.</summary>
    public static async Task<Receiver> StartAsync(int port = 0)
    {
        var receiver = new Receiver(port);
        await receiver._app.StartAsync();
        receiver.Address = new Uri(receiver._app.Urls.Single());
        return receiver;
    }

    /// <summary>It answers the first so many with a status, and takes the rest.</summary>
    public void RefuseFirst(int count, int status = 500) => Answer = (n, context) =>
    {
        if (n <= count) context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>The next that arrived.</summary>
    public async Task<Received> NextAsync() => await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>So many.</summary>
    public async Task<IReadOnlyList<Received>> NextAsync(int count)
    {
        var received = new List<Received>();
        while (received.Count < count) received.Add(await NextAsync());
        return received;
    }

    /// <summary>Nothing more arrives, for a while.</summary>
    public async Task ShouldRestAsync(double seconds = 1.5)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        (_received.Reader.TryRead(out var more) ? more.Data.GetRawText() : null).ShouldBeNull();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        context.Request.Method.ShouldBe("POST");
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        _received.Writer.TryWrite(new Received(
            context.Request.Path, headers["webhook-id"].Single()!, headers["webhook-timestamp"].Single()!, headers["webhook-signature"].Single()!, context.Request.ContentType, body.ToArray()));
        await Answer(++Count, context);
    }
}

/// <summary>Sets alerts over HTTP.</summary>
internal static class AlertCalls
{
    /// <summary>Sets one; its answer.</summary>
    public static async Task<JsonElement> SetAlertAsync(this HttpClient http, Receiver receiver, string what, double threshold, string more = "") =>
        (await http.TellAsync("/api/alerts", $$"""{{{what}}, "threshold": {{threshold.ToString(System.Globalization.CultureInfo.InvariantCulture)}}, "url": "{{receiver.Address}}hook"{{more}}}""")).ShouldBe(201).Json;

    /// <summary>An alert as it stands.</summary>
    public static Task<JsonElement> AlertAsync(this HttpClient http, JsonElement alert) => http.ReadAsync($"/api/alerts/{alert.Text("alert")}");

    /// <summary>All its deliveries.</summary>
    public static Task<IReadOnlyList<JsonElement>> DeliveriesAsync(this HttpClient http, JsonElement alert, string query = "") =>
        http.AllAsync($"/api/alerts/{alert.Text("alert")}/deliveries?limit=1000{query}");

    /// <summary>Waits until the alert is as it should be.</summary>
    public static async Task<JsonElement> UntilAsync(this HttpClient http, JsonElement alert, Func<JsonElement, bool> so)
    {
        for (var look = 0; look < 400; look++)
        {
            var now = await http.AlertAsync(alert);
            if (so(now)) return now;
            await Task.Delay(50);
        }

        throw new TimeoutException($"It did not come to that: {(await http.AlertAsync(alert)).GetRawText()}");
    }

    /// <summary>Waits until it is watched up to the head.</summary>
    public static async Task<JsonElement> WatchedAsync(this HttpClient http, JsonElement alert)
    {
        var head = await http.HeadAsync();
        return await http.UntilAsync(alert, now => now.GetProperty("checkpoint").GetInt64() >= head);
    }
}
