using System.Text.Json;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Messaging;

/// <summary>
/// Publishes the ledger's events to the exchange in order of position, from one server at a time. Delivery is at least once: if a server or
/// the broker stops before the progress is saved, events are published again. Consumers should remember the highest position they have seen
/// and skip events at or below it.
/// </summary>
internal sealed class EventExchange : SubscriptionBase
{
    private readonly IServiceProvider _services;

    /// <param name="services">Resolves the broker later, since it is registered after the ledger's store.</param>
    public EventExchange(IServiceProvider services) => (Name, _services) = ("Exchange", services);

    /// <inheritdoc/>
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        // One at a time: an event sent before its predecessor is confirmed could overtake it.
        var broker = _services.GetRequiredService<Broker>();
        foreach (var e in page.Events)
        {
            if (e.Data is LedgerEvent body) await broker.PublishAsync(Publication(e, body), cancellationToken);
        }

        return NullChangeListener.Instance;
    }

    private static Publication Publication(IEvent e, LedgerEvent body)
    {
        var entry =
            new LedgerEntry(
                e.Sequence,
                e.StreamKey!,
                e.Version,
                e.EventTypeName,
                e.Timestamp,
                e.UserName!,
                e.CorrelationId,
                e.CausationId,
                EventJson.Write(body));
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) LedgerLine.Write(json, entry);
        return new Publication(PublicationTarget.Events, $"{entry.Position}", entry.Type, bytes.ToArray())
        {
            ContentType = Formats.Json,
            CorrelationId = entry.CorrelationId ?? "",
            Application = Composition.Telemetry.ServiceName,
            At = entry.RecordedAt,
        };
    }
}
