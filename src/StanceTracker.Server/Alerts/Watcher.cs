using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Feed;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Watches the ledger for all alerts: as it goes on, it looks for crossings between the alerts' checkpoints and the newest position, in bounded stretches, and writes what fired together with the moved
/// checkpoints. Folding the read side anew writes no events, so it fires nothing.
/// </summary>
/// <param name="feed">Says when there is more.</param>
/// <param name="alerts">The alerts.</param>
/// <param name="crossings">Finds what fires.</param>
/// <param name="json">How a message is written.</param>
/// <param name="log">Told of what failed and is tried again.</param>
internal sealed class Watcher(LedgerFeed feed, AlertStore alerts, Crossings crossings, IOptions<JsonOptions> json, ILogger<Watcher> log)
{
    /// <summary>How many positions are looked at in one transaction.</summary>
    private const long MostPositions = 10_000;

    /// <summary>How long it lets events gather, and how long it waits when something failed.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100), Pause = TimeSpan.FromSeconds(1);

    /// <summary>Watches until it is cancelled. One process at a time; if another does too, nothing is doubled, but work is lost.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var seen = LedgerPosition.Start;
        while (!cancel.IsCancellationRequested)
        {
            var pause = Breath;
            try
            {
                var head = await feed.BehindAsync(seen, cancel);
                while (await StepAsync(head, cancel))
                {
                    // Up to the head.
                }

                seen = head;
            }
            catch (Exception e)
            {
                if (cancel.IsCancellationRequested) return;
                log.LogWarning(e, "Alerts were not watched; another try follows");
                pause = Pause;
            }

            await Task.Delay(pause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Watches one stretch for the alerts that are farthest behind; false if all are at the head.</summary>
    private async Task<bool> StepAsync(LedgerPosition head, CancellationToken cancel)
    {
        var behind = await alerts.BehindAsync(head, cancel);
        if (behind.Count == 0) return false;
        var after = new LedgerPosition(behind.Min(alert => alert.Checkpoint.Value));
        var upTo = new LedgerPosition(Math.Min(head.Value, after.Value + MostPositions));
        var watching = behind.Where(alert => alert.Checkpoint.Value < upTo.Value).ToArray();
        var fired = await crossings.FindAsync(watching, after, upTo, cancel);
        await alerts.MoveAsync(watching, upTo, [.. fired.Select(crossing => new NewDelivery(crossing, Write(crossing)))], cancel);
        return true;
    }

    private string Write(Crossing c) => JsonSerializer.Serialize(
        new WebhookMessage(
            WebhookMessage.StanceCrossed,
            c.Event.RecordedAt,
            new CrossingData(
                c.Alert.Id,
                c.Event.Position.Value,
                c.Event.Type,
                c.Event.Stream.Kind == StreamKind.Statement ? StatementId.Of(c.Event.Stream.Slug) : null,
                c.Event.RecordedAt,
                c.Event.RecordedBy,
                c.Pair.Holder,
                c.Pair.Target,
                c.Alert.Threshold,
                c.Direction,
                c.Before,
                c.After,
                c.AsOf,
                c.Event.Position.Value,
                c.Alert.Settings.Scores.Name,
                c.Alert.Settings.HalfLifeDays)),
        json.Value.SerializerOptions.GetTypeInfo(typeof(WebhookMessage)));
}
