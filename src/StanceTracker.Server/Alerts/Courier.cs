using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Sends deliveries: those of an alert one after the other, in order, at least once; those of different alerts side by side. What failed is tried again, later and later, and the alert's later deliveries
/// wait behind it until it is delivered or dead.
/// </summary>
internal sealed class Courier : IDisposable
{
    /// <summary>How many alerts are sent to at once; and how much of an answer is read, and kept, in bytes.</summary>
    private const int MostAtOnce = 16, MostRead = 4_096, MostKept = 500;

    /// <summary>How often it looks for what has become due, and how long it waits when the database did not answer.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly DeliveryStore _deliveries;
    private readonly AlertSettings _settings;
    private readonly ILogger<Courier> _log;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _woken = new(0, 1);

    /// <summary>Sends nothing until it runs.</summary>
    /// <param name="deliveries">What there is to send.</param>
    /// <param name="destinations">Where it may be sent to.</param>
    /// <param name="settings">How often it is tried.</param>
    /// <param name="log">Told of what failed here, not at receivers.</param>
    public Courier(DeliveryStore deliveries, Destinations destinations, IOptions<AlertSettings> settings, ILogger<Courier> log)
    {
        (_deliveries, _settings, _log) = (deliveries, settings.Value, log);

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

    /// <summary>Says that there may be something to send.</summary>
    public void Wake()
    {
        try
        {
            _woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is told already.
        }
    }

    /// <summary>Sends until it is cancelled. One process at a time, or deliveries are doubled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var sending = new Dictionary<string, Task>();
        while (!cancel.IsCancellationRequested)
        {
            foreach (var (alert, _) in sending.Where(sent => sent.Value.IsCompleted).ToArray()) sending.Remove(alert);
            try
            {
                if (sending.Count < MostAtOnce)
                {
                    foreach (var due in await _deliveries.DueAsync(sending.Keys, MostAtOnce - sending.Count, cancel)) sending.Add(due.Alert, SendAsync(due, cancel));
                }
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                _log.LogWarning(e, "Deliveries were not looked up; another try follows");
            }
            catch (Exception)
            {
                break;
            }

            await ((Task)_woken.WaitAsync(Look, cancel)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(sending.Values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _woken.Dispose();
    }

    /// <summary>Tries a delivery once and keeps what came of it. Where that cannot be kept, it is tried again: at least once.</summary>
    private async Task SendAsync(DueDelivery due, CancellationToken cancel)
    {
        try
        {
            var (status, error) = await PostAsync(due, cancel);
            var tries = due.Tries + 1;
            var state = error is null ? DeliveryState.Delivered : status == HttpStatusCode.Gone || tries >= _settings.Tries ? DeliveryState.Dead : DeliveryState.Waiting;
            await _deliveries.SettleAsync(due, state, Backoff.After(TimeSpan.FromSeconds(_settings.FirstDelaySeconds), tries, Random.Shared.NextDouble()), error, cancel);
        }
        catch (Exception e)
        {
            if (cancel.IsCancellationRequested) return;
            _log.LogWarning(e, "What came of the delivery {Delivery} was not kept; it is sent again", due.WebhookId);
            await Task.Delay(Look, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Wake();
    }

    /// <summary>Posts a delivery; what was answered, and what was wrong with it, null if it was taken.</summary>
    private async Task<(HttpStatusCode? Status, string? Error)> PostAsync(DueDelivery due, CancellationToken cancel)
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

    private static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var bytes = new byte[MostRead];
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var read = await body.ReadAtLeastAsync(bytes, MostRead, throwOnEndOfStream: false, cancel);
        return Plain(Encoding.UTF8.GetString(bytes, 0, Math.Min(read, MostKept)));
    }

    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
