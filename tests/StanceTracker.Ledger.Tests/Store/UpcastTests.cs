using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Marten;
using Microsoft.Extensions.Logging.Abstractions;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;
using StanceTracker.Ledger.Store;
using StanceTracker.Ledger.Tests.Appending;
using StanceTracker.Testing;
using EventRegistry = StanceTracker.Domain.Events.EventRegistry;

namespace StanceTracker.Ledger.Tests.Store;

/// <summary>After a type has changed, older events are read as the newest version.</summary>
public sealed class UpcastTests
{
    private static readonly StreamId Iran = StreamId.From(ActorId.Parse("iran"));

    /// <summary>As if aliases had once been recorded in another field, without a language.</summary>
    private sealed record OlderAlias(string Text) : LedgerEvent;

    private static readonly EventRegistry Registry = new(
    [
        new EventType("actor_alias_added", 1, StreamKind.Actor, typeof(OlderAlias), older => new ActorAliasAdded(((OlderAlias)older).Text, "und")),
        new EventType("actor_alias_added", 2, StreamKind.Actor, typeof(ActorAliasAdded)),
        .. EventRegistry.Standard.All.Where(type => type.Alias != "actor_alias_added"),
    ]);

    [Fact]
    public async Task An_event_of_an_older_version_is_read_as_the_newest_by_Marten_and_by_us()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var store = DocumentStore.For(options =>
        {
            options.Connection(database.Application);
            LedgerStore.Configure(options, Registry);
        });
        await database.Application.ExecuteAsync(
            """
            insert into ledger.mt_streams (id, type, version) values ('actor-iran', 'actor', 2);
            insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, mt_dotnet_type, timestamp, user_name) values
                (1, gen_random_uuid(), 'actor-iran', 1, '{"actor": "iran", "name": "Iran", "kind": "state"}', 'actor_introduced', null, now(), 'tester'),
                (2, gen_random_uuid(), 'actor-iran', 2, '{"text": "Persia"}', 'actor_alias_added', 'StanceTracker.Domain.Actors.ActorAliasAdded, StanceTracker.Domain', now(), 'tester')
            """);
        await using (var writer = new LedgerWriter(store, new ScriptedFold(), NullLogger<LedgerWriter>.Instance))
        {
            var request = AppendRequest.Create(Iran, new ExpectedVersion(2), Some.Analyst, new ActorAliasAdded("Irān", "fa"));
            (await writer.AppendAsync(request)).ShouldBeOfType<AppendOutcome.Appended>();
        }

        ActorAliasAdded[] expected = [new("Persia", "und"), new("Irān", "fa")];
        await using var session = store.QuerySession();
        (await session.Events.FetchStreamAsync("actor-iran")).Skip(1).Select(e => e.Data).ShouldBe(expected);
        (await session.Events.AggregateStreamAsync<ActorState>("actor-iran"))!.Aliases.ShouldBe(expected);
        (await OursAsync(new LedgerReader(store))).ShouldBe([("actor_alias_added", expected[0]), ("actor_alias_added_v2", expected[1])]);
    }

    private static async Task<List<(string StoredName, LedgerEvent Body)>> OursAsync(LedgerReader reader)
    {
        // The older record has no generated contract.
        var stored = new JsonSerializerOptions(EventJson.Stored);
        stored.TypeInfoResolver = JsonTypeInfoResolver.Combine(stored.TypeInfoResolver, new DefaultJsonTypeInfoResolver());
        var bodies = new List<(string, LedgerEvent)>();
        await foreach (var entry in reader.ReadAsync(new LedgerFilter(After: 1)))
        {
            Registry.TryFind(entry.Type, out var type).ShouldBeTrue();
            bodies.Add((entry.Type, EventJson.Read(entry.Data, type, stored)));
        }

        return bodies;
    }
}
