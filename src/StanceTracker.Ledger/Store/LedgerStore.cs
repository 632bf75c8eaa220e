using System.Text.Json.Serialization.Metadata;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Services;
using Marten.Services.Json.Transformations;
using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Serialization;
using Weasel.Postgresql;
using Casing = Weasel.Core.Casing;
using EventRegistry = StanceTracker.Domain.Events.EventRegistry;
using LedgerEvent = StanceTracker.Domain.Events.LedgerEvent;
using StreamKind = StanceTracker.Domain.Events.StreamKind;

namespace StanceTracker.Ledger.Store;

/// <summary>The ledger as a Marten event store: its schema, its event types and their JSON.</summary>
public static class LedgerStore
{
    /// <summary>The schema of the event store.</summary>
    public const string Schema = "ledger";

    /// <summary>The schema of the service's own tables, which are not part of the record.</summary>
    public const string ServiceSchema = "service";

    /// <summary>The channel on which Marten notifies of appends.</summary>
    public const string Channel = "mt_events_appended";

    /// <summary>Opens the ledger. The store takes connections from the data source and does not dispose of it.</summary>
    public static DocumentStore Open(NpgsqlDataSource database) => DocumentStore.For(options =>
    {
        options.Connection(database);
        Configure(options, EventRegistry.Standard);
    });

    /// <summary>The data source that a store takes its connections from.</summary>
    public static NpgsqlDataSource DataSource(this IDocumentStore store) => ((PostgresqlDatabase)store.Storage.Database).DataSource;

    /// <summary>Configures Marten for the ledger, the same way in every program that opens it.</summary>
    /// <param name="options">The store's options; the caller sets the connection.</param>
    /// <param name="registry">The event types.</param>
    public static void Configure(StoreOptions options, EventRegistry registry)
    {
        options.DatabaseSchemaName = ServiceSchema;
        options.AutoCreateSchemaObjects = AutoCreate.None; // Only the owner migrates.
        options.Serializer(Serializer());

        var events = options.Events;
        events.DatabaseSchemaName = Schema;
        events.StreamIdentity = StreamIdentity.AsString;
        events.AppendMode = EventAppendMode.Rich; // The writer assigns positions and times itself.
        events.EnableBigIntEvents = true;
        events.UseListenNotifyForEventAppends = true;
        events.EnableAdvancedAsyncTracking = false; // It tracks gaps in the sequence of positions; there are none.
        events.MetadataConfig.EnableAll();
        events.MetadataConfig.UserNameEnabled = true; // EnableAll leaves this off, and a migration without it would drop the column.
        foreach (var type in registry.All)
        {
            if (type.Upcast is { } upcast)
            {
                events.Upcast(
                    registry.Newest(type).Body,
                    type.StoredName,
                    new JsonTransformation((json, row, column) => upcast((LedgerEvent)json.FromJson(type.Body, row, column))));
                continue;
            }

            events.AddEventType(type.Body);
            events.MapEventType(type.Body, type.StoredName);
        }

        // Not by Projections.Add, which expects an aggregate to be a stored document, with an id and a table.
        options.Projections.All.AddRange(
        [
            new StreamAggregate<ActorState>(StreamKind.Actor),
            new StreamAggregate<DocumentState>(StreamKind.Document),
            new StreamAggregate<ClaimState>(StreamKind.Claim),
            new StreamAggregate<StatementState>(StreamKind.Statement),
        ]);
    }

    /// <summary>
    /// Event bodies by <see cref="EventJson.Stored"/>; everything else that Marten stores (headers, dead letters) by reflection.
    /// </summary>
    private static SystemTextJsonSerializer Serializer()
    {
        var serializer = new SystemTextJsonSerializer(EventJson.Stored) { Casing = Casing.CamelCase };
        serializer.Configure(
            options =>
                options.TypeInfoResolver =
                    JsonTypeInfoResolver.Combine(EventJson.Stored.TypeInfoResolver, new DefaultJsonTypeInfoResolver()));
        return serializer;
    }
}
