using Npgsql;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Rebuilding;
using StanceTracker.Projections.Tests.Histories;
using StanceTracker.Testing;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests.Rebuilding;

/// <summary>A rebuild gives the same tables as appends, however it was run.</summary>
public sealed class RebuildTests
{
    public static TheoryData<int> Seeds => RecordedHistories.SeedsOf(5, quick: 2);

    public static TheoryData<int> FewSeeds => RecordedHistories.SeedsOf(3, quick: 1);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Rebuilt_tables_are_the_live_ones_row_for_row_with_their_indexes(int seed)
    {
        var history = RandomHistories.Draw(seed);
        await using var database = await RecordedAsync(history);
        var expected = await ReadTables.OfAsync(database.Application);
        var indexes = await IndexesAsync(database);

        foreach (var settings in new[] { new RebuildSettings(), new RebuildSettings(ChunkEvents: 7, KeptStreams: 2), new RebuildSettings(ChunkEvents: 1, KeptStreams: 1) })
        {
            await SpoilAsync(database);
            var position = await Of(database, settings).RunAsync(null);

            position.ShouldBe(history.Steps.Count);
            (await ReadTables.OfAsync(database.Application)).ShouldBe(expected, $"{settings}. {history}");
            (await IndexesAsync(database)).ShouldBe(indexes);
            (await MadeAsync(database)).ShouldBe(0, "nothing is left over");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Each_projection_is_rebuilt_alone(int seed)
    {
        var history = RandomHistories.Draw(seed);
        await using var database = await RecordedAsync(history);
        var expected = await ReadTables.OfAsync(database.Application);
        foreach (var projection in Projection.All)
        {
            await database.Application.ExecuteAsync($"delete from read.{projection}");
            await Of(database, new RebuildSettings(ChunkEvents: 11, KeptStreams: 4)).RunAsync(projection);
            (await ReadTables.OfAsync(database.Application)).ShouldBe(expected, $"{projection}. {history}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Tables_as_of_a_position_are_what_they_were_then_and_the_live_ones_stay(int seed)
    {
        var history = RandomHistories.Draw(seed);
        var at = new Random(seed).Next(1, history.Steps.Count);
        await using var then = await RecordedAsync(history with { Steps = [.. history.Steps.Take(at)] });
        await using var database = await RecordedAsync(history);
        var live = await ReadTables.OfAsync(database.Application);

        await Of(database, new RebuildSettings(ChunkEvents: 9, KeptStreams: 3)).RunAtAsync(null, at);

        (await ReadTables.OfAsync(database.Application)).ShouldBe(live, history.ToString());
        (await ReadTables.OfAsync(database.Application, "rebuild")).ShouldBe(await ReadTables.OfAsync(then.Application), $"At {at}. {history}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_rebuild_stopped_anywhere_is_resumed(int seed)
    {
        var history = RandomHistories.Draw(seed);
        await using var database = await RecordedAsync(history);
        var expected = await ReadTables.OfAsync(database.Application);
        await SpoilAsync(database);
        var settings = new RebuildSettings(ChunkEvents: 5, KeptStreams: 3);
        var reached = new List<long>();
        for (var tells = 1; ; tells += 2)
        {
            using var stop = new CancellationTokenSource();
            var left = tells;
            var told = new List<RebuildProgress>();
            var rebuild = new Rebuild(database.Application, settings, progress =>
            {
                told.Add(progress);
                if (--left == 0) stop.Cancel();
            });
            try
            {
                await rebuild.RunAsync(null, stop.Token);
                break;
            }
            catch (OperationCanceledException)
            {
                reached.Add(told[0].Position);
            }
        }

        (await ReadTables.OfAsync(database.Application)).ShouldBe(expected, history.ToString());
        reached.ShouldBe([.. reached.Order()], "it does not begin again");
        reached.Count.ShouldBeGreaterThan(2);
    }

    [Theory]
    [MemberData(nameof(FewSeeds))]
    public async Task A_rebuild_includes_appends_made_meanwhile_and_readers_never_fail(int seed)
    {
        await using var database = await TestDatabase.CreateAsync();
        var random = new Random(seed);
        var (goesOn, appended) = (true, 0);
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            await using var connection = await database.Application.OpenConnectionAsync();
            await using var command = new NpgsqlCommand("select count(*) from read.observed(array['h1-land'], null::text[]) o join read.statement s on s.day = o.first_day", connection);
            await command.PrepareAsync();
            while (Volatile.Read(ref goesOn))
            {
                await command.ExecuteScalarAsync();
                await Task.Delay(5);
            }
        })).ToArray();
        var rebuilding = Task.Run(async () =>
        {
            do
            {
                foreach (var projection in new[] { null, "pair_day" }) await Of(database, new RebuildSettings(ChunkEvents: 4, KeptStreams: 3) { MaxUnderLock = 2 }).RunAsync(projection);
            }
            while (Volatile.Read(ref appended) < 60);
        });

        var recorded = new List<Step>();
        await using (var deferring = TestLedger.NewWriter(database, new InlineProjections(maxSummed: 0)))
        await using (var sums = TestLedger.NewWriter(database))
        {
            for (var more = 1; !rebuilding.IsCompleted && more <= 40; more++)
            {
                foreach (var step in RandomHistories.Draw(seed + (1000 * more), length: 25, prefix: $"h{more}-").Steps)
                {
                    var outcome = await (random.Next(2) == 0 ? deferring : sums).AppendAsync(AppendRequest.Create(step.Stream, new ExpectedVersion(step.Version - 1), Some.Analyst, step.Body));
                    outcome.ShouldBeOfType<AppendOutcome.Appended>();
                    recorded.Add(step);
                    Volatile.Write(ref appended, recorded.Count);
                }
            }
        }

        Volatile.Write(ref goesOn, false);
        await Task.WhenAll([rebuilding, .. readers]);
        await new StalePairs(database.Application).SumAsync();
        await using var oneByOne = await RecordedAsync(new History(seed, [], recorded));
        (await ReadTables.OfAsync(database.Application)).ShouldBe(await ReadTables.OfAsync(oneByOne.Application), $"{recorded.Count} events of seed {seed}");
        recorded.Count.ShouldBeGreaterThanOrEqualTo(60);
    }

    [Fact]
    public async Task A_tombstone_of_another_Marten_application_is_skipped()
    {
        var history = RandomHistories.Draw(RandomHistories.FirstSeed);
        await using var database = await TestDatabase.CreateAsync();
        await using (var writer = TestLedger.NewWriter(database))
        await using (var other = TestLedger.NewWriter(database))
        {
            foreach (var some in history.Steps.Chunk(20))
            {
                // Each writer catches up with the other, across tombstones.
                foreach (var (one, turn) in new[] { writer, other }.Zip(some.Chunk(10))) await (history with { Steps = turn }).OneByOneAsync(one);
                await AnotherMartenApplication.FailToAppendAsync(database, history.Steps[0].Stream.ToString(), events: 2);
            }
        }

        database.Reconnect();
        var expected = await ReadTables.OfAsync(database.Application);
        foreach (var settings in new[] { new RebuildSettings(), new RebuildSettings(ChunkEvents: 1, KeptStreams: 1) })
        {
            await SpoilAsync(database);
            (await Of(database, settings).RunAsync(null)).ShouldBe(history.Steps.Count + 8);
            (await ReadTables.OfAsync(database.Application)).ShouldBe(expected, $"{settings}. {history}");
        }
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_ledger()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var writer = TestLedger.NewWriter(database))
        {
            for (var seed = 1; seed <= 8; seed++) await RandomHistories.Draw(seed, prefix: $"h{seed}-").OneByOneAsync(writer);
        }

        await using var rebuilder = await ProjectionRebuilder.OpenAsync(database.Application, Projection.All, null, new RebuildSettings(ChunkEvents: 20, KeptStreams: 40), _ => { }, default);
        await rebuilder.FillAsync(null, default);

        rebuilder.Job.Position.ShouldBe(560);
        (await database.Application.ScalarAsync<long>("select count(*) from ledger.mt_streams")).ShouldBeGreaterThan(100);
        rebuilder.KeptStreams.ShouldBeLessThanOrEqualTo(40);
    }

    private static Rebuild Of(TestDatabase database, RebuildSettings settings) => new(database.Application, settings, _ => { });

    private static async Task<TestDatabase> RecordedAsync(History history)
    {
        var database = await TestDatabase.CreateAsync();
        await using (var writer = TestLedger.NewWriter(database)) await history.OneByOneAsync(writer);
        database.Reconnect();
        return database;
    }

    /// <summary>Damages the live tables, so that only a rebuild can make them right.</summary>
    private static async Task SpoilAsync(TestDatabase database)
    {
        foreach (var projection in Projection.All) await database.Application.ExecuteAsync($"delete from read.{projection} where random() < 0.5");
    }

    private static Task<IReadOnlyList<string>> IndexesAsync(TestDatabase database) => database.Application.LinesAsync(
        """
        select pg_get_indexdef(indexrelid) || coalesce((select ' ' || contype::text || ' ' || conname from pg_constraint where conindid = indexrelid), '')
        from pg_index where indrelid::regclass::text like 'read.%' order by 1
        """);

    private static Task<long> MadeAsync(TestDatabase database) => database.Application.ScalarAsync<long>("select count(*) from pg_tables where schemaname = 'rebuild'");
}
