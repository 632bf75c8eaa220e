using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Verification;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Verification;

/// <summary>Tombstones left by other Marten applications are reported and do no harm.</summary>
public sealed class TombstoneTests(TombstoneTests.LedgerWithTombstones fixture) : IClassFixture<TombstoneTests.LedgerWithTombstones>
{
    private static readonly StreamId Iran = StreamId.From(ActorId.Parse("iran"));

    private readonly TestLedger _ledger = fixture.Ledger;

    [Fact]
    public async Task A_check_reports_their_positions_and_no_fault()
    {
        var (result, findings) = await CheckAsync(_ledger.Database);
        result.ShouldBe(new CheckResult(Events: 4, Streams: 2, Passages: 0, Faults: 0));
        var finding = findings.ShouldHaveSingleItem();
        finding.IsFault.ShouldBeFalse();
        finding.Text.ShouldStartWith("stream mt_tombstone: a failed append by another Marten application left tombstones at positions 2, 4 to 5.");
        finding.Text.ShouldEndWith("The ledger's own writer never leaves any: find the program that bypasses it");
    }

    [Fact]
    public async Task A_check_still_finds_other_faults()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.BeginAsync(Some.Actor("iran"));
        await AnotherMartenApplication.FailToAppendAsync(ledger.Database, "actor-iran");
        await ledger.Database.Owner.ExecuteAsync(
            """
            insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name)
            values (4, gen_random_uuid(), 'actor-iran', 2, '{}', 'tombstone', now(), 'tester'), (5, gen_random_uuid(), 'mt_tombstone', 5, '{}', 'actor_alias_added', now(), null);
            """);
        (await CheckAsync(ledger.Database)).Findings.Where(finding => finding.IsFault).Select(finding => finding.Text).ShouldBe(
        [
            "actor-iran: its version is 1; its events are 2, with versions from 1 to 2",
            "position 4: follows 2",
            "position 4, actor-iran 2: unknown event type 'tombstone'",
            "position 5: it has no stream or no author",
        ]);
    }

    [Fact]
    public async Task A_stream_without_events_is_reported_too()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.Database.Owner.ExecuteAsync("insert into ledger.mt_streams (id, version) values ('mt_tombstone', 0)");
        (await CheckAsync(ledger.Database)).Findings.ShouldHaveSingleItem().Text.ShouldStartWith("stream mt_tombstone: a failed append by another Marten application left tombstones. ");
    }

    [Fact]
    public async Task A_reader_sees_them_at_their_positions_without_an_author()
    {
        var lines = await _ledger.Reader.ReadAsync(new LedgerFilter()).ToListAsync();
        lines.Select(line => (line.Position, line.Stream, line.Type, line.RecordedBy)).ShouldBe(
        [
            (1, "actor-iran", "actor_introduced", "tester"),
            (2, "mt_tombstone", "tombstone", ""),
            (3, "actor-iran", "actor_alias_added", "tester"),
            (4, "mt_tombstone", "tombstone", ""),
            (5, "mt_tombstone", "tombstone", ""),
            (6, "actor-iran", "actor_alias_added", "tester"),
            (7, "actor-pakistan", "actor_introduced", "tester"),
        ]);
    }

    [Fact]
    public async Task What_was_known_at_an_instant_is_found_across_them()
    {
        await foreach (var line in _ledger.Reader.ReadAsync(new LedgerFilter()))
        {
            if (line.Type == "tombstone") continue;
            var found = await _ledger.Reader.HeadAtAsync(line.RecordedAt);
            found.Value.ShouldBe(line.Position is 3 ? 5 : line.Position is 1 ? 2 : line.Position, "tombstones count to what lies before them");
            (await _ledger.Reader.HeadAtAsync(line.RecordedAt.AddMicroseconds(-1))).Value.ShouldBe(line.Position - 1);
        }
    }

    [Fact]
    public async Task Streams_are_folded_without_them()
    {
        (await _ledger.Reader.FoldAsync([Iran]))[Iran].Version.ShouldBe(3);
        await using var session = _ledger.Database.Store.QuerySession();
        (await session.Events.AggregateStreamAsync<ActorState>("actor-iran"))!.Aliases.Select(alias => alias.Alias).ShouldBe(["Persia", "Irān"]);
    }

    [Fact]
    public async Task Times_do_not_decrease_after_them_even_when_the_clock_does()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.BeginAsync(Some.Actor("iran"));
        await ledger.Database.Owner.ExecuteAsync(
            """
            insert into ledger.mt_streams (id, type, version) values ('actor-tomorrow', 'actor', 1);
            insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name)
            values (2, gen_random_uuid(), 'actor-tomorrow', 1, '{"actor": "tomorrow", "name": "Tomorrow", "kind": "state"}', 'actor_introduced', now() + interval '1 day', 'tester');
            select setval('ledger.mt_events_sequence', 2);
            """);
        await AnotherMartenApplication.FailToAppendAsync(ledger.Database, "actor-iran");
        (await ledger.BeginAsync(Some.Actor("pakistan"))).ShouldBeOfType<AppendOutcome.Appended>().Writes.Single().Position.ShouldBe(new LedgerPosition(4));

        (await ledger.Database.Application.ScalarAsync<bool>(
            "select (select timestamp from ledger.mt_events where seq_id = 4) = (select timestamp from ledger.mt_events where seq_id = 2)")).ShouldBeTrue();
    }

    private static async Task<(CheckResult Result, List<Finding> Findings)> CheckAsync(TestDatabase database)
    {
        var findings = new List<Finding>();
        return (await new LedgerCheck(database.Application, findings.Add).RunAsync(null), findings);
    }

    /// <summary>Events at 1, 3, 6 and 7, and tombstones at 2, 4 and 5, by two writers, of which one caught up across a tombstone.</summary>
    public sealed class LedgerWithTombstones : IAsyncLifetime
    {
        internal TestLedger Ledger { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.EmptyAsync();
            await Ledger.BeginAsync(Some.Actor("iran"));
            await AnotherMartenApplication.FailToAppendAsync(Ledger.Database, "actor-iran");
            await using var other = TestLedger.NewWriter(Ledger.Database);
            (await other.AppendAsync(AppendRequest.Create(Iran, new ExpectedVersion(1), Some.Analyst, new ActorAliasAdded("Persia")))).ShouldBeOfType<AppendOutcome.Appended>();
            await AnotherMartenApplication.FailToAppendAsync(Ledger.Database, "actor-iran", events: 2);
            (await Ledger.Writer.AppendAsync(AppendRequest.Create(Iran, new ExpectedVersion(2), Some.Analyst, new ActorAliasAdded("Irān", "fa")))).ShouldBeOfType<AppendOutcome.Appended>();
            (await Ledger.BeginAsync(Some.Actor("pakistan"))).ShouldBeOfType<AppendOutcome.Appended>();
        }

        public async ValueTask DisposeAsync() => await Ledger.DisposeAsync();
    }
}
