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
/// Gives the ledger's events to the exchange, in order of position, from one server at a time. An event is given once more where a server or a broker ended before the page's progress was kept, so a reader
/// keeps the highest position that it has seen, and passes over what is not above it.
/// </summary>
internal sealed class EventExchange : SubscriptionBase
{
    private readonly IServiceProvider _services;

    /// <summary>Gives nothing until a daemon runs it.</summary>
    /// <param name="services">Where the broker is found, which is there later than the ledger's store.</param>
    public EventExchange(IServiceProvider services) => (Name, _services) = ("Exchange", services);

    /// <inheritdoc/>
    public override async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        // One after the other: were the next on its way before one is confirmed, it could come to be seen first.
        var broker = _services.GetRequiredService<Broker>();
        foreach (var e in page.Events)
        {
            if (e.Data is LedgerEvent body) await broker.PublishAsync(Publication(e, body), cancellationToken);
        }

        return NullChangeListener.Instance;
    }

    private static Publication Publication(IEvent e, LedgerEvent body)
    {
        var entry = new LedgerEntry(e.Sequence, e.StreamKey!, e.Version, e.EventTypeName, e.Timestamp, e.UserName!, e.CorrelationId, e.CausationId, EventJson.Write(body));
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
