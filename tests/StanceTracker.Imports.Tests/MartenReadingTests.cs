using System.Text.Json.Nodes;
using JasperFx.Events;
using Marten;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Imports.Tests;

/// <summary>The seeded ledger is Marten's: its own calls read it as the program does.</summary>
public sealed class MartenReadingTests(MartenReadingTests.SeededLedger fixture) : IClassFixture<MartenReadingTests.SeededLedger>
{
    private readonly IDocumentStore _store = fixture.Ledger.Database.Store;

    [Fact]
    public async Task All_events_are_queried_as_they_lie_in_the_ledger()
    {
        await using var session = _store.QuerySession();
        var read = await session.Events.QueryAllRawEvents().OrderBy(e => e.Sequence).ToListAsync();
        read.Select(Line).ShouldBe(fixture.Entries.Select(Line));
    }

    [Fact]
    public async Task Each_stream_is_fetched_as_it_lies_in_the_ledger_and_stands_at_its_newest_event()
    {
        await using var session = _store.QuerySession();
        foreach (var stream in fixture.Entries.GroupBy(entry => entry.Stream))
        {
            (await session.Events.FetchStreamAsync(stream.Key)).Select(Line).ShouldBe(stream.Select(Line));

            var state = (await session.Events.FetchStreamStateAsync(stream.Key)).ShouldNotBeNull();
            state.Version.ShouldBe(stream.Count());
            state.Created.ShouldBe(stream.First().RecordedAt);
            state.LastTimestamp.ShouldBe(stream.Last().RecordedAt);
            state.IsArchived.ShouldBeFalse();
        }
    }

    private static string Line(IEvent e) =>
        Line(e.Sequence, e.StreamKey!, e.Version, e.EventTypeName, e.Timestamp, e.UserName, e.CorrelationId, e.CausationId, EventJson.Write((StanceTracker.Domain.Events.LedgerEvent)e.Data));

    private static string Line(LedgerEntry e) => Line(e.Position, e.Stream, e.Version, e.Type, e.RecordedAt, e.RecordedBy, e.CorrelationId, e.CausationId, e.Data);

    private static string Line(long position, string stream, long version, string type, DateTimeOffset at, string? by, string? correlation, string? causation, string body) =>
        $"{position} {stream} {version} {type} {at:O} {by} {correlation} {causation} {Sorted(JsonNode.Parse(body)!).ToJsonString()}";

    /// <summary>PostgreSQL keeps the fields of an object in an order of its own.</summary>
    private static JsonNode Sorted(JsonNode json) => json switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, field.Value is null ? null : Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Sorted(item))]),
        _ => json.DeepClone(),
    };

    public sealed class SeededLedger : IAsyncLifetime
    {
        internal TestLedger Ledger { get; private set; } = null!;

        internal List<LedgerEntry> Entries { get; } = [];

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.SeededAsync();
            await foreach (var entry in Ledger.Reader.ReadAsync(new LedgerFilter())) Entries.Add(entry);
        }

        public async ValueTask DisposeAsync() => await Ledger.DisposeAsync();
    }
}
