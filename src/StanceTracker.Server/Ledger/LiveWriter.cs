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

/// <summary>Writes the ledger as it goes on as server-sent events (WHATWG HTML, section 9.2), until the client goes or the server stops.</summary>
/// <param name="live">The events.</param>
/// <param name="settings">How often it says that it is alive.</param>
/// <param name="json">How an event is written.</param>
/// <param name="server">Says when the server stops.</param>
internal sealed class LiveWriter(LiveEvents live, IOptions<LiveSettings> settings, IOptions<JsonOptions> json, IHostApplicationLifetime server)
{
    /// <summary>How long a client should wait before it comes back.</summary>
    private const int RetryMilliseconds = 2_000;

    private readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(settings.Value.HeartbeatSeconds);
    private readonly JsonTypeInfo _type = json.Value.SerializerOptions.GetTypeInfo(typeof(LedgerEntry));

    /// <summary>
    /// Writes what lies behind a position. Ids come without events too, at the beginning and with every heartbeat, so that a client comes back to where it was even if nothing
    /// that it wants has happened.
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
            // The client is gone; or it comes back, to this server or to another.
        }
    }

    private async Task WriteAsync(PipeWriter body, LiveFilter filter, LedgerPosition reached, CancellationTokenSource ended)
    {
        await SendAsync(body, $"retry: {RetryMilliseconds}\nid: {reached}\n\n", ended.Token);
        var sent = Stopwatch.GetTimestamp();
        var parts = live.FollowAsync(filter, reached, ended.Token).GetAsyncEnumerator(ended.Token);
        var next = parts.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                var patience = _heartbeat - Stopwatch.GetElapsedTime(sent);
                if (patience > TimeSpan.Zero) await ((Task)next).WaitAsync(patience, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                ended.Token.ThrowIfCancellationRequested();
                if (next.IsCompleted)
                {
                    await next;
                    foreach (var entry in parts.Current.Events) Write(body, entry);
                    if (parts.Current.Events.Count > 0)
                    {
                        await body.FlushAsync(ended.Token);
                        sent = Stopwatch.GetTimestamp();
                    }

                    reached = parts.Current.UpTo;
                    next = parts.MoveNextAsync().AsTask();
                }

                if (Stopwatch.GetElapsedTime(sent) < _heartbeat) continue;
                await SendAsync(body, $": heartbeat\nid: {reached}\n\n", ended.Token);
                sent = Stopwatch.GetTimestamp();
            }
        }
        finally
        {
            // An iterator may only be disposed of when it rests.
            await ended.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await parts.DisposeAsync();
        }
    }

    private void Write(PipeWriter body, LedgerEntry entry)
    {
        Encoding.UTF8.GetBytes($"id: {entry.Position}\nevent: {entry.Type}\ndata: ", body);
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = _type.Options.Encoder })) JsonSerializer.Serialize(writer, entry, _type);
        Encoding.UTF8.GetBytes("\n\n", body);
    }

    private static async Task SendAsync(PipeWriter body, string text, CancellationToken cancel)
    {
        Encoding.UTF8.GetBytes(text, body);
        await body.FlushAsync(cancel);
    }
}
