using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Appending;

public sealed class ConcurrencyTests
{
    private const int Writers = 64, Each = 10;

    private static readonly StreamId Shared = StreamId.From(ActorId.Parse(Some.Target));

    [Fact]
    public async Task Sixty_four_writers_on_streams_of_their_own_leave_no_hole()
    {
        await using var ledger = await LedgerWithTheTargetAsync();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteWholesAsync(ledger.Writer, $"w{writer}")));

        (await ledger.Reader.HeadAsync()).Value.ShouldBe(1 + Writers * Each * Request.Events);
        await ledger.Database.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Sixty_four_writers_on_one_stream_leave_no_gap_and_lose_no_event()
    {
        await using var ledger = await LedgerWithTheTargetAsync();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAliasesAsync(ledger.Writer, $"w{writer}")));

        await AliasesShouldBeAsync(ledger, Enumerable.Range(0, Writers).Select(writer => $"w{writer}"));
        await ledger.Database.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Two_writers_that_share_nothing_but_the_database_take_turns_on_one_stream_and_on_many()
    {
        await using var ledger = await LedgerWithTheTargetAsync();
        await using var other = TestLedger.NewWriter(ledger.Database);
        await Task.WhenAll(Enumerable.Range(0, Writers / 2).SelectMany(writer => new[]
        {
            WriteAliasesAsync(ledger.Writer, $"a{writer}"),
            WriteAliasesAsync(other, $"b{writer}"),
            WriteWholesAsync(ledger.Writer, $"c{writer}"),
            WriteWholesAsync(other, $"d{writer}"),
        }));

        await AliasesShouldBeAsync(ledger, Enumerable.Range(0, Writers / 2).SelectMany(writer => new[] { $"a{writer}", $"b{writer}" }));
        (await ledger.Reader.HeadAsync()).Value.ShouldBe(1 + Writers * Each + Writers * Each * Request.Events);
        await ledger.Database.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Two_processes_that_write_at_once_leave_no_hole()
    {
        await using var ledger = await LedgerWithTheTargetAsync();
        using var other = WriterProcess.Start(typeof(ConcurrencyTests).Assembly, ledger.Database, "other", Writers, Each);
        var first = await other.NextAsync();
        first.ShouldNotBeNull();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteWholesAsync(ledger.Writer, $"w{writer}")));
        (await other.RestAsync()).Count.ShouldBe(Writers * Each - 1);
        other.Succeeded.ShouldBeTrue();

        (await ledger.Reader.HeadAsync()).Value.ShouldBe(1 + 2 * Writers * Each * Request.Events);
        (await ledger.Database.Application.ScalarAsync<bool>(
            """
            select max(seq_id) filter (where stream_id like '%-other-%') > min(seq_id) filter (where stream_id like '%-w%-%')
               and min(seq_id) filter (where stream_id like '%-other-%') < max(seq_id) filter (where stream_id like '%-w%-%')
            from ledger.mt_events
            """)).ShouldBeTrue("both wrote at the same time");
        await ledger.Database.ShouldBeSoundAsync();
    }

    private static async Task<TestLedger> LedgerWithTheTargetAsync()
    {
        var ledger = await TestLedger.EmptyAsync();
        await ledger.BeginAsync(Some.Actor(Some.Target));
        return ledger;
    }

    private static async Task WriteWholesAsync(LedgerWriter writer, string name)
    {
        for (var i = 0; i < Each; i++) (await writer.AppendAsync(Request.Whole($"{name}-{i}"))).ShouldBeOfType<AppendOutcome.Appended>();
    }

    /// <summary>Appends to the shared stream; where another was first, tries again behind it.</summary>
    private static async Task WriteAliasesAsync(LedgerWriter writer, string name)
    {
        var expected = new ExpectedVersion(1);
        for (var i = 0; i < Each;)
        {
            switch (await writer.AppendAsync(AppendRequest.Create(Shared, expected, Some.Analyst, new ActorAliasAdded($"{name}-{i}"))))
            {
                case AppendOutcome.Appended appended:
                    expected = new ExpectedVersion(appended.Writes.Single().Version);
                    i++;
                    break;
                case AppendOutcome.VersionConflict moved:
                    moved.Actual.Value.ShouldBeGreaterThan(expected.Value);
                    expected = moved.Actual;
                    break;
                case var outcome: throw new InvalidOperationException($"{outcome}");
            }
        }
    }

    private static async Task AliasesShouldBeAsync(TestLedger ledger, IEnumerable<string> writers)
    {
        var (state, _) = (await ledger.Reader.FoldAsync([Shared]))[Shared];
        ((ActorState)state).Aliases.Select(alias => alias.Alias).Order()
            .ShouldBe(writers.SelectMany(writer => Enumerable.Range(0, Each).Select(i => $"{writer}-{i}")).Order());
    }
}
