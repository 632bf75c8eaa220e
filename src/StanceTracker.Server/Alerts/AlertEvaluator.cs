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
/// Evaluates all alerts. Finds the crossings between the alerts' checkpoints and the newest position, in bounded ranges, and saves them in
/// one transaction with the new checkpoints, its progress and a message to send the deliveries of each alert that fired. Rebuilding
/// projections appends no events, so it fires nothing.
/// </summary>
internal sealed class AlertEvaluator(AlertStore alerts, ThresholdCrossings crossings, IOptions<JsonOptions> json) : ILedgerFollower
{
    /// <summary>How many positions are evaluated at a time.</summary>
    private const long MaxPositions = 10_000;

    /// <inheritdoc/>
    /// <remarks>
    /// Each alert continues from its own checkpoint, not from <paramref name="after"/>: an alert that was set meanwhile starts where it was
    /// set, and a range that is handled twice fires only once.
    /// </remarks>
    public async Task FollowAsync(
        LedgerPosition after, LedgerPosition upTo, IDocumentOperations operations, IMessageBus bus, CancellationToken cancel)
    {
        var due = await alerts.NotYetCheckedAsync(upTo, cancel);
        if (due.Count == 0) return;
        var fired = new List<NewDelivery>();
        for (var from = due.Min(alert => alert.Checkpoint.Value); from < upTo.Value; from += MaxPositions)
        {
            var to = Math.Min(from + MaxPositions, upTo.Value);
            var watching = due.Where(alert => alert.Checkpoint.Value < to).ToArray();
            var found = await crossings.FindAsync(watching, new LedgerPosition(from), new LedgerPosition(to), cancel);
            fired.AddRange(found.Select(crossing => new NewDelivery(crossing, Write(crossing))));
        }

        AlertStore.Move(operations, due, upTo, fired);
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
