using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Reading;

public sealed class ReadingTests(ReadingTests.LedgerWithSixEvents fixture) : IClassFixture<ReadingTests.LedgerWithSixEvents>
{
    private static readonly StreamId Iran = StreamId.From(ActorId.Parse("iran")), Article = StreamId.From(DocumentId.Parse("article"));

    private readonly LedgerReader _reader = fixture.Ledger.Reader;

    public static TheoryData<LedgerFilter, long?, long[]> Filters => new()
    {
        { new LedgerFilter(), null, [1, 2, 3, 4, 5, 6] },
        { new LedgerFilter(After: 4), null, [5, 6] },
        { new LedgerFilter(UpTo: 2), null, [1, 2] },
        { new LedgerFilter(After: 2, UpTo: 5), null, [3, 4, 5] },
        { new LedgerFilter(After: 6), null, [] },
        { new LedgerFilter(), 3, [1, 2, 3] },
        { new LedgerFilter(Stream: "actor-iran"), null, [1, 3, 6] },
        { new LedgerFilter(Stream: "actor-nobody"), null, [] },
        { new LedgerFilter(Types: ["actor_alias_added"]), null, [3, 5, 6] },
        { new LedgerFilter(After: 1, Types: ["actor_introduced", "document_registered"]), null, [2, 4] },
        { new LedgerFilter(By: "mina"), null, [5, 6] },
        { new LedgerFilter(After: 3, Stream: "actor-iran", Types: ["actor_alias_added"], By: "mina"), null, [6] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_gives_its_events_in_order(LedgerFilter filter, long? limit, long[] positions) =>
        (await AllAsync(filter, limit)).Select(e => e.Position).ShouldBe(positions);

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task The_newest_can_come_first(LedgerFilter filter, long? limit, long[] positions)
    {
        var newest = await _reader.ReadAsync(filter, limit, LedgerOrder.Desc).Select(e => e.Position).ToListAsync();
        newest.ShouldBe(limit is null ? positions.Reverse() : [6, 5, 4]);
    }

    [Fact]
    public async Task The_head_is_the_newest_position() => (await _reader.HeadAsync()).ShouldBe(new LedgerPosition(6));

    [Fact]
    public async Task An_event_is_read_as_it_was_written()
    {
        var e = (await AllAsync(new LedgerFilter(After: 4, UpTo: 5))).Single().Typed();
        e.Stream.ShouldBe(StreamId.From(ActorId.Parse("pakistan")));
        e.Version.ShouldBe(2);
        e.Body.ShouldBe(new ActorAliasAdded("Pākistān", "ur"));
        e.Author.ShouldBe(new Authorship("mina", "import-7", "request-3"));
        e.RecordedAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Streams_are_folded_and_missing_ones_are_left_out()
    {
        var found = await _reader.FoldAsync([Iran, Article, StreamId.From(ActorId.Parse("nobody"))]);
        found.Keys.ShouldBe([Iran, Article], ignoreOrder: true);
        found[Iran].Version.ShouldBe(3);
        ((ActorState)found[Iran].State).Aliases.Select(a => a.Alias).ShouldBe(["Persia", "Irān"]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 2)]
    [InlineData(6, 3)]
    [InlineData(99, 3)]
    public async Task A_stream_is_folded_up_to_a_position(long upTo, long version)
    {
        var found = await _reader.FoldAsync([Iran], new LedgerPosition(upTo));
        if (version == 0) found.ShouldBeEmpty();
        else found[Iran].Version.ShouldBe(version);
    }

    [Fact]
    public async Task An_unknown_event_type_fails_with_its_name()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.BeginAsync(Some.Actor("iran"));
        await ledger.Database.Owner.ExecuteAsync(
            """
            insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name)
            values (2, gen_random_uuid(), 'actor-iran', 2, '{}', 'actor_crowned', now(), 'tester');
            update ledger.mt_streams set version = 2 where id = 'actor-iran'
            """);

        var rejection = await Should.ThrowAsync<UnknownEventTypeException>(ledger.Reader.FoldAsync([StreamId.From(ActorId.Parse("iran"))]));
        rejection.Message.ShouldContain("actor_crowned");
        rejection.Message.ShouldContain("position 2");

        // The stored entry can still be shown, and other streams are not affected.
        var entries = new List<LedgerEntry>();
        await foreach (var entry in ledger.Reader.ReadAsync(new LedgerFilter(After: 1))) entries.Add(entry);
        entries.Single().Type.ShouldBe("actor_crowned");
        (await ledger.BeginAsync(Some.Actor("pakistan"))).ShouldBeOfType<AppendOutcome.Appended>();
        (await Should.ThrowAsync<LedgerRefusedException>(
            ledger.Writer.AppendAsync(AppendRequest.Create(StreamId.From(ActorId.Parse("iran")), new ExpectedVersion(2), Some.Analyst, new ActorAliasAdded("Persia"))))).Message.ShouldContain("actor_crowned");
    }

    /// <summary>A hundred ledgers of up to forty events, some of them recorded at the same time; every recording time, and the instants just before and after.</summary>
    [Fact]
    public async Task The_head_at_an_instant_is_the_newest_event_recorded_by_then()
    {
        await using var database = await TestDatabase.CreateAsync();
        var reader = new LedgerReader(database.Store);
        (await reader.HeadAtAsync(DateTimeOffset.UtcNow)).ShouldBe(LedgerPosition.Start);
        await database.Owner.ExecuteAsync("insert into ledger.mt_streams (id, type, version) values ('actor-iran', 'actor', 1)");
        var random = new Random(1);
        var at = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var times = new List<DateTimeOffset>();
        for (var length = 1; length <= 40; length++)
        {
            at = at.AddMicroseconds(random.Next(4));
            times.Add(at);
            await database.Owner.ScalarAsync<long>(
                "insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp) values ($1, gen_random_uuid(), 'actor-iran', $1, '{}', 'x', $2) returning seq_id", (long)length, at);
            var instants = times.SelectMany(time => new[] { time.AddMicroseconds(-1), time, time.AddMicroseconds(1) }).Distinct().Append(DateTimeOffset.MinValue).Append(DateTimeOffset.MaxValue);
            foreach (var instant in length % 8 == 0 ? instants : instants.TakeLast(4))
                (await reader.HeadAtAsync(instant)).Value.ShouldBe(times.Count(time => time <= instant), $"at {instant:o} of {string.Join(", ", times.Select(t => $"{t:o}"))}");
        }
    }

    private async Task<IReadOnlyList<LedgerEntry>> AllAsync(LedgerFilter filter, long? limit = null)
    {
        var all = new List<LedgerEntry>();
        await foreach (var entry in _reader.ReadAsync(filter, limit)) all.Add(entry);
        return all;
    }

    public sealed class LedgerWithSixEvents : IAsyncLifetime
    {
        public TestLedger Ledger { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.EmptyAsync();
            var pakistan = StreamId.From(ActorId.Parse("pakistan"));
            var mina = new Authorship("mina", "import-7", "request-3");
            await Ledger.BeginAsync(Some.Actor("iran"));
            await Ledger.BeginAsync(Some.Actor("pakistan"));
            await Ledger.Writer.AppendAsync(AppendRequest.Create(Iran, new ExpectedVersion(1), Some.Analyst, new ActorAliasAdded("Persia")));
            await Ledger.BeginAsync(Some.Document("article"));
            await Ledger.Writer.AppendAsync(AppendRequest.Create(pakistan, new ExpectedVersion(1), mina, new ActorAliasAdded("Pākistān", "ur")));
            await Ledger.Writer.AppendAsync(AppendRequest.Create(Iran, new ExpectedVersion(2), mina, new ActorAliasAdded("Irān")));
        }

        public ValueTask DisposeAsync() => Ledger.DisposeAsync();
    }
}
