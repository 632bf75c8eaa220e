using System.Text.Json;
using Marten;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Subscriptions;
using Wolverine;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Watches the ledger for all alerts: it looks for crossings between the alerts' checkpoints and the newest position, in bounded stretches, and writes what fired together with the moved checkpoints, its
/// progress and a message per alert that something is to be sent. Folding the read side anew writes no events, so it fires nothing.
/// </summary>
/// <param name="alerts">The alerts.</param>
/// <param name="crossings">Finds what fires.</param>
/// <param name="json">How a message is written.</param>
internal sealed class AlertEvaluator(AlertStore alerts, ThresholdCrossings crossings, IOptions<JsonOptions> json) : ILedgerFollower
{
    /// <summary>How many positions are looked at at once.</summary>
    private const long MaxPositions = 10_000;

    /// <inheritdoc/>
    /// <remarks>
    /// How far an alert is watched is its own checkpoint, so <paramref name="after"/> does not matter: one that was set while this went on begins where it was set, and a stretch that is followed
    /// again fires nothing again.
    /// </remarks>
    public async Task FollowAsync(LedgerPosition after, LedgerPosition upTo, IDocumentOperations operations, IMessageBus bus, CancellationToken cancel)
    {
        var behind = await alerts.NotYetCheckedAsync(upTo, cancel);
        if (behind.Count == 0) return;
        var fired = new List<NewDelivery>();
        for (var from = behind.Min(alert => alert.Checkpoint.Value); from < upTo.Value; from += MaxPositions)
        {
            var to = Math.Min(from + MaxPositions, upTo.Value);
            var watching = behind.Where(alert => alert.Checkpoint.Value < to).ToArray();
            fired.AddRange((await crossings.FindAsync(watching, new LedgerPosition(from), new LedgerPosition(to), cancel)).Select(crossing => new NewDelivery(crossing, Write(crossing))));
        }

        AlertStore.Move(operations, behind, upTo, fired);
        foreach (var alert in fired.Select(delivery => delivery.Crossing.Alert.Id).Distinct()) await bus.PublishAsync(new SendNext(alert));
    }

    private string Write(ThresholdCrossing c) => JsonSerializer.Serialize(
        new WebhookMessage(
            WebhookMessage.StanceCrossed,
            c.Event.RecordedAt,
            new CrossingData(
                c.Alert.Id,
                c.Event.Position.Value,
                c.Event.Type,
                c.Event.Stream.Kind == StreamKind.Statement ? StatementId.Parse(c.Event.Stream.Slug) : null,
                c.Event.RecordedAt,
                c.Event.RecordedBy,
                c.Pair.Holder,
                c.Pair.Target,
                c.Alert.Threshold,
                c.Direction,
                c.Before,
                c.After,
                c.From.Label,
                c.To.Label,
                c.AsOf,
                c.Event.Position.Value,
                c.Alert.Settings.Scores.Name,
                c.Alert.Settings.HalfLifeDays)),
        json.Value.SerializerOptions.GetTypeInfo(typeof(WebhookMessage)));
}
