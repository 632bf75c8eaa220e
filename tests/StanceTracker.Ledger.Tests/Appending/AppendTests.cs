using System.Security.Cryptography;
using System.Text;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Appending;

public sealed class AppendTests(AppendTests.LedgerWithIran fixture) : IClassFixture<AppendTests.LedgerWithIran>
{
    private static readonly StreamId Iran = StreamId.From(ActorId.Parse("iran"));

    private readonly TestLedger _ledger = fixture.Ledger;

    [Fact]
    public async Task A_stream_that_must_not_exist_is_begun_once()
    {
        (await _ledger.BeginAsync(Some.Actor("pakistan"))).ShouldBeOfType<AppendOutcome.Appended>().Writes.Single().Version.ShouldBe(1);

        var moved = (await _ledger.BeginAsync(Some.Actor("pakistan"))).ShouldBeOfType<AppendOutcome.VersionConflict>();
        moved.ShouldBe(new AppendOutcome.VersionConflict(StreamId.From(ActorId.Parse("pakistan")), ExpectedVersion.None, new ExpectedVersion(1)));
    }

    [Fact]
    public async Task An_append_at_the_very_version_is_written_and_tells_where()
    {
        await _ledger.BeginAsync(Some.Actor("turkey"));
        var turkey = StreamId.From(ActorId.Parse("turkey"));
        var written = (await _ledger.Writer.AppendAsync(AppendRequest.Create(turkey, new ExpectedVersion(1), Some.Analyst, new ActorAliasAdded("Türkiye", "tr"), new ActorAliasAdded("Turkiye"))))
            .ShouldBeOfType<AppendOutcome.Appended>();

        written.Replayed.ShouldBeFalse();
        written.Writes.Single().Version.ShouldBe(3);
        var newest = await EventsOfAsync(turkey);
        newest[^1].Position.ShouldBe(written.Writes.Single().Position.Value);
        newest.Select(e => e.Version).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(99)]
    public async Task An_append_at_another_version_writes_nothing_and_tells_the_version(long expected)
    {
        var before = await _ledger.Reader.HeadAsync();
        var moved = (await _ledger.Writer.AppendAsync(AppendRequest.Create(Iran, new ExpectedVersion(expected), Some.Analyst, new ActorAliasAdded("Persia")))).ShouldBeOfType<AppendOutcome.VersionConflict>();

        moved.Actual.ShouldBe(new ExpectedVersion(1));
        (await EventsOfAsync(Iran)).Count.ShouldBe(1);
        (await _ledger.Reader.HeadAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_request_is_written_on_all_of_its_streams_or_on_none()
    {
        var request = new AppendRequest(
            [new(StreamId.From(ActorId.Parse("china")), ExpectedVersion.None, [Some.Actor("china")]), new(Iran, new ExpectedVersion(7), [new ActorAliasAdded("Persia")])],
            [],
            Some.Analyst);

        (await _ledger.Writer.AppendAsync(request)).ShouldBeOfType<AppendOutcome.VersionConflict>().Stream.ShouldBe(Iran);
        (await EventsOfAsync(StreamId.From(ActorId.Parse("china")))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_held_stream_that_moved_refuses_the_request_and_one_that_did_not_lets_it_through()
    {
        var write = new StreamWrite(StreamId.From(ActorId.Parse("india")), ExpectedVersion.None, [Some.Actor("india")]);

        (await _ledger.Writer.AppendAsync(new AppendRequest([write], [new StreamPrecondition(Iran, ExpectedVersion.None)], Some.Analyst)))
            .ShouldBe(new AppendOutcome.VersionConflict(Iran, ExpectedVersion.None, new ExpectedVersion(1)));
        (await _ledger.Writer.AppendAsync(new AppendRequest([write], [new StreamPrecondition(Iran, new ExpectedVersion(1))], Some.Analyst))).ShouldBeOfType<AppendOutcome.Appended>();
        (await EventsOfAsync(Iran)).Count.ShouldBe(1, "a hold writes nothing");
    }

    [Fact]
    public async Task Requests_that_build_on_each_other_may_meet_in_one_batch()
    {
        var qatar = StreamId.From(ActorId.Parse("qatar"));
        var all = await Task.WhenAll(
            _ledger.BeginAsync(Some.Actor("qatar")),
            _ledger.Writer.AppendAsync(AppendRequest.Create(qatar, new ExpectedVersion(1), Some.Analyst, new ActorAliasAdded("Katar"))),
            _ledger.Writer.AppendAsync(AppendRequest.Create(qatar, new ExpectedVersion(1), Some.Analyst, new ActorAliasAdded("too late"))),
            _ledger.Writer.AppendAsync(AppendRequest.Create(qatar, new ExpectedVersion(2), Some.Analyst, new ActorAliasAdded("Qatar State"))));

        all.Select(outcome => outcome.GetType()).ShouldBe([typeof(AppendOutcome.Appended), typeof(AppendOutcome.Appended), typeof(AppendOutcome.VersionConflict), typeof(AppendOutcome.Appended)]);
        (await EventsOfAsync(qatar)).Count.ShouldBe(3);
    }

    [Fact]
    public void A_request_without_an_event_or_with_a_stream_twice_is_the_callers_error()
    {
        Should.Throw<ArgumentException>(() => _ledger.Writer.AppendAsync(new AppendRequest([], [], Some.Analyst)));
        Should.Throw<ArgumentException>(() => _ledger.Writer.AppendAsync(AppendRequest.Create(Iran, ExpectedVersion.None, Some.Analyst)));
        var write = new StreamWrite(Iran, new ExpectedVersion(1), [new ActorAliasAdded("Persia")]);
        Should.Throw<ArgumentException>(() => _ledger.Writer.AppendAsync(new AppendRequest([write, write], [], Some.Analyst)));
    }

    [Fact]
    public async Task The_same_key_and_content_is_given_the_first_answer_again_even_when_the_stream_has_moved_on()
    {
        var request = Keyed("oman");
        var first = (await _ledger.Writer.AppendAsync(request)).ShouldBeOfType<AppendOutcome.Appended>();
        await _ledger.Writer.AppendAsync(AppendRequest.Create(StreamId.From(ActorId.Parse("oman")), new ExpectedVersion(1), Some.Analyst, new ActorAliasAdded("Sultanate")));
        var again = (await _ledger.Writer.AppendAsync(request)).ShouldBeOfType<AppendOutcome.Appended>();

        again.Replayed.ShouldBeTrue();
        again.Writes.ShouldBe(first.Writes);
        (await EventsOfAsync(StreamId.From(ActorId.Parse("oman")))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_key_with_other_content_writes_nothing()
    {
        await _ledger.Writer.AppendAsync(Keyed("kuwait"));
        var other = Keyed("bahrain") with { Key = new IdempotencyKey("key-kuwait", Sha256("something else")) };

        (await _ledger.Writer.AppendAsync(other)).ShouldBe(new AppendOutcome.IdempotencyConflict("key-kuwait"));
        (await EventsOfAsync(StreamId.From(ActorId.Parse("bahrain")))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callers_that_race_with_one_key_in_one_writer_and_in_two_write_once_and_hear_the_same()
    {
        await using var other = TestLedger.NewWriter(_ledger.Database);
        for (var round = 0; round < 20; round++)
        {
            var request = Keyed($"racer-{round}");
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? _ledger.Writer : other).AppendAsync(request)));

            var answers = outcomes.Select(outcome => outcome.ShouldBeOfType<AppendOutcome.Appended>()).ToArray();
            answers.Count(answer => !answer.Replayed).ShouldBe(1);
            answers.Select(answer => answer.Writes.Single()).Distinct().Count().ShouldBe(1);
            (await EventsOfAsync(request.Writes.Single().Stream)).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_refused_request_keeps_no_key_so_it_may_be_asked_again()
    {
        var request = Keyed("yemen") with { Preconditions = [new StreamPrecondition(Iran, new ExpectedVersion(50))] };
        (await _ledger.Writer.AppendAsync(request)).ShouldBeOfType<AppendOutcome.VersionConflict>();
        (await _ledger.Database.Application.ScalarAsync<long>("select count(*) from service.answered_request where key = 'key-yemen'")).ShouldBe(0);

        (await _ledger.Writer.AppendAsync(request with { Preconditions = [] })).ShouldBeOfType<AppendOutcome.Appended>().Replayed.ShouldBeFalse();
        (await _ledger.Database.Application.ScalarAsync<long>("select count(*) from service.answered_request where key = 'key-yemen'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("nul", 0)]
    [InlineData("surrogate", 0xd800)]
    public async Task What_postgres_refuses_fails_alone_and_its_batch_mates_are_written(string name, int unit)
    {
        var guilty = Keyed($"{name}-guilty") with { Writes = [new(StreamId.From(ActorId.Parse($"{name}-guilty")), ExpectedVersion.None, [Some.Actor($"{name}-guilty"), new ActorAliasAdded($"with {(char)unit} in it")])] };
        var before = Enumerable.Range(0, 10).Select(i => _ledger.Writer.AppendAsync(Keyed($"{name}-before-{i}"))).ToArray();
        var rejected = _ledger.Writer.AppendAsync(guilty);
        var after = Enumerable.Range(0, 10).Select(i => _ledger.Writer.AppendAsync(Keyed($"{name}-after-{i}"))).ToArray();

        await Should.ThrowAsync<LedgerRefusedException>(rejected);
        foreach (var outcome in await Task.WhenAll(before.Concat(after))) outcome.ShouldBeOfType<AppendOutcome.Appended>().Replayed.ShouldBeFalse();
        (await EventsOfAsync(guilty.Writes.Single().Stream)).ShouldBeEmpty();
        (await _ledger.Database.Application.ScalarAsync<long>("select count(*) from service.answered_request where key = $1", guilty.Key!.Value)).ShouldBe(0);
        await _ledger.Database.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_analysts_name_that_is_no_text_fails_alone()
    {
        var mates = Enumerable.Range(0, 10).Select(i => _ledger.Writer.AppendAsync(Keyed($"mate-{i}"))).ToArray();
        var rejected = _ledger.Writer.AppendAsync(Keyed("nameless") with { Author = new Authorship("\udc00") });

        await Should.ThrowAsync<LedgerRefusedException>(rejected);
        foreach (var outcome in await Task.WhenAll(mates)) outcome.ShouldBeOfType<AppendOutcome.Appended>();
        await _ledger.Database.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_the_read_side_cannot_hold_is_refused_whole_and_the_sequence_does_not_run_ahead()
    {
        await _ledger.BeginAsync(Some.Actor(Some.Speaker), Some.Actor(Some.Target), Some.Document(Some.Article));
        var words = string.Join(' ', Enumerable.Range(0, 250_000).Select(i => $"word{i}"));

        await Should.ThrowAsync<LedgerRefusedException>(_ledger.BeginAsync(Some.Statement("endless") with { Quote = words }));
        (await EventsOfAsync(StreamId.From(Some.Statement("endless").Statement))).ShouldBeEmpty();
        await _ledger.Database.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_batch_is_recorded_at_one_moment_by_the_databases_clock()
    {
        var earliest = await _ledger.Database.Application.ScalarAsync<DateTime>("select clock_timestamp()");
        await _ledger.Writer.AppendAsync(Request.Whole("moment"));
        var latest = await _ledger.Database.Application.ScalarAsync<DateTime>("select clock_timestamp()");

        var times = await _ledger.Database.Application.RowsAsync(
            "select timestamp from ledger.mt_events where correlation_id = 'moment' union all select timestamp from ledger.mt_streams where id like '%-moment' union all select created from ledger.mt_streams where id like '%-moment'",
            row => row.GetDateTime(0));
        times.Count.ShouldBe(Request.Events + 2 * Request.Streams);
        times.Distinct().Single().ShouldBeInRange(earliest, latest);
    }

    private static AppendRequest Keyed(string actor) => TestLedger.Beginning(Some.Actor(actor)) with { Key = new IdempotencyKey($"key-{actor}", Sha256(actor)) };

    private static byte[] Sha256(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private async Task<IReadOnlyList<(long Position, long Version)>> EventsOfAsync(StreamId stream) => await _ledger.Database.Application.RowsAsync(
        "select seq_id, version from ledger.mt_events where stream_id = $1 order by seq_id", row => (row.GetInt64(0), row.GetInt64(1)), stream.ToString());

    public sealed class LedgerWithIran : IAsyncLifetime
    {
        public TestLedger Ledger { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.EmptyAsync();
            await Ledger.BeginAsync(Some.Actor("iran"));
        }

        public ValueTask DisposeAsync() => Ledger.DisposeAsync();
    }
}
