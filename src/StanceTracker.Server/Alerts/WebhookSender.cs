using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace StanceTracker.Server.Alerts;

/// <summary>Posts deliveries to where alerts want them, signed; to addresses that are allowed, and nowhere that an answer would lead.</summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>How much of an answer is read, and kept, in bytes.</summary>
    private const int MaxRead = 4_096, MaxKept = 500;

    private readonly AlertSettings _settings;
    private readonly HttpClient _http;

    /// <summary>Sends nothing until it is asked to.</summary>
    /// <param name="destinations">Where it may be sent to.</param>
    /// <param name="settings">How long a receiver may take.</param>
    public WebhookSender(WebhookEgressPolicy destinations, IOptions<AlertSettings> settings)
    {
        _settings = settings.Value;

        // No proxy of the environment: it would connect to where this must not.
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = destinations.ConnectAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ActivityHeadersPropagator = null,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("StanceTracker", null) } } };
    }

    /// <summary>Posts a delivery; what was answered, and what was wrong with it, null if it was taken.</summary>
    public async Task<(HttpStatusCode? Status, string? Error)> PostAsync(NextDelivery due, CancellationToken cancel)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(TimeSpan.FromSeconds(_settings.TimeoutSeconds));
        try
        {
            var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            using var request = new HttpRequestMessage(HttpMethod.Post, due.Url) { Content = new StringContent(due.Body, Encoding.UTF8, "application/json") };
            request.Headers.Add("webhook-id", due.WebhookId);
            request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("webhook-signature", WebhookSecret.Sign(due.Secret, due.WebhookId, timestamp, due.Body));
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, soon.Token);
            return (answer.StatusCode, answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} {answer.StatusCode}: {await BeginningAsync(answer, soon.Token)}".TrimEnd(' ', ':'));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"No answer within {_settings.TimeoutSeconds} s."));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, Plain(e.Message));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var bytes = new byte[MaxRead];
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var read = await body.ReadAtLeastAsync(bytes, MaxRead, throwOnEndOfStream: false, cancel);
        return Plain(Encoding.UTF8.GetString(bytes, 0, Math.Min(read, MaxKept)));
    }

    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
