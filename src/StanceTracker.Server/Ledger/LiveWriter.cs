using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Server.Ledger;

/// <summary>Writes new events as server-sent events (WHATWG HTML, section 9.2) until the client disconnects or the server stops.</summary>
internal sealed class LiveWriter(
    LiveEvents live, IOptions<LiveSettings> settings, IOptions<JsonOptions> json, IHostApplicationLifetime server)
{
    /// <summary>How long a client should wait before reconnecting.</summary>
    private const int RetryMilliseconds = 2_000;

    private readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(settings.Value.HeartbeatSeconds);
    private readonly JsonTypeInfo _type = json.Value.SerializerOptions.GetTypeInfo(typeof(LedgerEntry));

    /// <summary>
    /// Writes the events after a position. IDs are also sent without events, at the start and with every heartbeat, so that a client that
    /// reconnects continues from there even if no event matched its filter.
    /// </summary>
    public async Task WriteAsync(HttpContext context, LiveFilter filter, LedgerPosition from)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, server.ApplicationStopping);
        try
        {
            await WriteAsync(context.Response.BodyWriter, filter, from, ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client has disconnected, or will reconnect to this server or another.
        }
    }

    private async Task WriteAsync(PipeWriter body, LiveFilter filter, LedgerPosition reached, CancellationTokenSource ended)
    {
        await SendAsync(body, $"retry: {RetryMilliseconds}\nid: {reached}\n\n", ended.Token);
        var sent = Stopwatch.GetTimestamp();
        var slices = live.FollowAsync(filter, reached, ended.Token).GetAsyncEnumerator(ended.Token);
        var next = slices.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                var untilHeartbeat = _heartbeat - Stopwatch.GetElapsedTime(sent);
                if (untilHeartbeat > TimeSpan.Zero)
                    await ((Task)next).WaitAsync(untilHeartbeat, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                ended.Token.ThrowIfCancellationRequested();
                if (next.IsCompleted)
                {
                    await next;
                    foreach (var entry in slices.Current.Events) Write(body, entry);
                    if (slices.Current.Events.Count > 0)
                    {
                        await body.FlushAsync(ended.Token);
                        sent = Stopwatch.GetTimestamp();
                    }

                    reached = slices.Current.UpTo;
                    next = slices.MoveNextAsync().AsTask();
                }

                if (Stopwatch.GetElapsedTime(sent) < _heartbeat) continue;
                await SendAsync(body, $": heartbeat\nid: {reached}\n\n", ended.Token);
                sent = Stopwatch.GetTimestamp();
            }
        }
        finally
        {
            // An async iterator may not be disposed while MoveNextAsync is running.
            await ended.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await slices.DisposeAsync();
        }
    }

    private void Write(PipeWriter body, LedgerEntry entry)
    {
        Encoding.UTF8.GetBytes($"id: {entry.Position}\nevent: {entry.Type}\ndata: ", body);
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = _type.Options.Encoder })) JsonSerializer.Serialize(
            writer, entry, _type);
        Encoding.UTF8.GetBytes("\n\n", body);
    }

    private static async Task SendAsync(PipeWriter body, string text, CancellationToken cancel)
    {
        Encoding.UTF8.GetBytes(text, body);
        await body.FlushAsync(cancel);
    }
}
