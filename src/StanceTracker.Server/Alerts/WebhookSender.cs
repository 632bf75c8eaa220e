using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace StanceTracker.Server.Alerts;

/// <summary>Posts signed deliveries to allowed addresses, without following redirects.</summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>How many bytes of a response are read, and how many are kept.</summary>
    private const int MaxRead = 4_096, MaxKept = 500;

    private readonly AlertSettings _settings;
    private readonly HttpClient _http;

    /// <param name="policy">Which addresses are allowed.</param>
    /// <param name="settings">The response timeout.</param>
    public WebhookSender(WebhookEgressPolicy policy, IOptions<AlertSettings> settings)
    {
        _settings = settings.Value;

        // No proxy: it would connect to addresses that are not allowed.
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = policy.ConnectAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ActivityHeadersPropagator = null,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("StanceTracker", null));
    }

    /// <summary>Posts a delivery and returns the response status and the error, which is null if the receiver accepted it.</summary>
    public async Task<(HttpStatusCode? Status, string? Error)> PostAsync(NextDelivery due, CancellationToken cancel)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(TimeSpan.FromSeconds(_settings.TimeoutSeconds));
        try
        {
            var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            using var request = new HttpRequestMessage(HttpMethod.Post, due.Url)
            {
                Content = new StringContent(due.Body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("webhook-id", due.WebhookId);
            request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("webhook-signature", WebhookSecret.Sign(due.Secret, due.WebhookId, timestamp, due.Body));
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            if (response.IsSuccessStatusCode) return (response.StatusCode, null);
            var error = $"{(int)response.StatusCode} {response.StatusCode}: {await BeginningAsync(response, timeout.Token)}";
            return (response.StatusCode, error.TrimEnd(' ', ':'));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"No response within {_settings.TimeoutSeconds} s."));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, Plain(e.Message));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var bytes = new byte[MaxRead];
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var read = await body.ReadAtLeastAsync(bytes, MaxRead, throwOnEndOfStream: false, cancel);
        return Plain(Encoding.UTF8.GetString(bytes, 0, Math.Min(read, MaxKept)));
    }

    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
