using System.Collections.Concurrent;
using StanceTracker.Projections.Tests.Histories;
using StanceTracker.Testing;
using StanceTracker.Testing.Histories;

[assembly: AssemblyFixture(typeof(RecordedHistories))]

namespace StanceTracker.Projections.Tests.Histories;

/// <summary>Histories recorded event by event, each in its own database, where an open row may only be closed, once.</summary>
public sealed class RecordedHistories : IAsyncLifetime
{
    /// <summary>The number of histories that each test uses.</summary>
    private const int Histories = 24;

    private readonly ConcurrentDictionary<int, Lazy<Task<Recorded>>> _recorded = [];

    public static TheoryData<int> Seeds => SeedsOf(Histories, quick: 6);

    /// <summary>Seeds of random histories. <c>ops/test --fast</c> uses only the first of them.</summary>
    public static TheoryData<int> SeedsOf(int count, int quick) =>
    [
        .. Enumerable.Range(RandomHistories.FirstSeed, quick).Select(seed => new TheoryDataRow<int>(seed)),
        .. Enumerable.Range(RandomHistories.FirstSeed + quick, count - quick)
            .Select(seed => new TheoryDataRow<int>(seed).WithTrait("Part", "thorough")),
    ];

    public sealed record Recorded(History History, TestDatabase Database);

    public Task<Recorded> OfAsync(int seed) => _recorded.GetOrAdd(seed, _ => new Lazy<Task<Recorded>>(() => RecordAsync(seed))).Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var recorded in _recorded.Values) await (await recorded.Value).Database.DisposeAsync();
    }

    private static async Task<Recorded> RecordAsync(int seed)
    {
        var history = RandomHistories.Draw(seed);
        var database = await TestDatabase.CreateAsync();
        await database.Application.ExecuteAsync(
            """
            create function read.guard() returns trigger language plpgsql as $$
            begin
                if tg_op = 'DELETE' then raise exception 'a row of % is deleted', tg_table_name; end if;
                if to_jsonb(old) - 'known_to' <> to_jsonb(new) - 'known_to' then raise exception 'a row of % is changed', tg_table_name; end if;
                if old.known_to is not null or new.known_to is null then raise exception 'a row of % is closed twice or opened again', tg_table_name; end if;
                return new;
            end $$;
            create trigger guard before update or delete on read.evidence for each row execute function read.guard();
            create trigger guard before update or delete on read.claim_stand for each row execute function read.guard();
            create trigger guard before update or delete on read.speaks_for for each row execute function read.guard();
            """);
        await using (var writer = TestLedger.NewWriter(database)) await history.OneByOneAsync(writer);
        database.Reconnect();
        return new Recorded(history, database);
    }
}
