using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Generating;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Imports.Tests;

public sealed class GeneratedEventsTests
{
    [Fact]
    public async Task Every_event_is_recorded_and_none_is_refused()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        using var lines = new MemoryStream();
        var written = await JsonLines.WriteAsync(GeneratedEvents.Draw(new GenerationPlan(3_000, Pairs: 90, Seed: 5)), lines);
        lines.Position = 0;

        var result = await ledger.ImportAsync(lines);

        ledger.Rejects.ShouldBeEmpty();
        result.ShouldBe(new ImportResult(written, written, 0, 0));
        (await ledger.Reader.HeadAsync()).Value.ShouldBe(written);
    }

    [Fact]
    public void The_same_seed_gives_the_same_events_and_another_gives_others()
    {
        var plan = new GenerationPlan(500, Pairs: 12, Seed: 3);

        Lines(plan).ShouldBe(Lines(plan));
        Lines(plan with { Seed = 4 }).ShouldNotBe(Lines(plan));
        Statements(plan with { Seed = 4 }).Select(s => s.Statement).Intersect(Statements(plan).Select(s => s.Statement)).ShouldBeEmpty("they can lie in one ledger");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1_000, 2)]
    [InlineData(2_500, 380)]
    public void It_has_as_many_statements_as_were_asked_for_within_its_days_and_pairs(long statements, int pairs)
    {
        var plan = new GenerationPlan(statements, pairs, Seed: 1);
        var drawn = Statements(plan);

        drawn.Count.ShouldBe((int)statements);
        drawn.Select(s => s.Statement).ShouldBeUnique();
        drawn.ShouldAllBe(s => s.SaidOn.Earliest >= GenerationPlan.FirstDay && s.SaidOn.Earliest <= GenerationPlan.LastDay);
        drawn.Select(Pair).Distinct().Count().ShouldBeLessThanOrEqualTo(pairs);
    }

    [Fact]
    public void A_few_pairs_have_most_of_the_statements_and_much_is_put_right_later()
    {
        var plan = new GenerationPlan(20_000, Pairs: 380, Seed: 1);
        var drawn = Statements(plan);

        drawn.GroupBy(Pair).Select(pair => pair.Count()).OrderDescending().Take(38).Sum().ShouldBeInRange(10_000, 15_000, "Zipf's law gives a tenth of 380 pairs 65 % of them");
        var kinds = GeneratedEvents.Draw(plan).CountBy(command => EventRegistry.Standard.Get(command.Body).Alias).ToDictionary();
        kinds["statement_corroborated"].ShouldBeInRange(700, 1_300);
        kinds["statement_corrected"].ShouldBeInRange(120, 280);
        kinds["statement_retracted"].ShouldBeInRange(50, 150);
        kinds.Keys.ShouldBe(
            ["statement_reinstated", "statement_evidence_withdrawn", "document_rated", "document_registered", "claim_framed", "actor_affiliated", "actor_introduced", "statement_recorded", "statement_corroborated", "statement_corrected", "statement_retracted"],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1_000_001)]
    public void What_is_out_of_range_is_not_drawn(long statements, int pairs) =>
        Should.Throw<ArgumentOutOfRangeException>(() => GeneratedEvents.Draw(new GenerationPlan(statements, pairs, 1)));

    private static IReadOnlyList<string> Lines(GenerationPlan plan) => [.. GeneratedEvents.Draw(plan).Select(command => $"{command.Stream} {EventJson.Write(command.Body)}")];

    private static IReadOnlyList<StatementRecorded> Statements(GenerationPlan plan) => [.. GeneratedEvents.Draw(plan).Select(command => command.Body).OfType<StatementRecorded>()];

    /// <summary>The states, from ids such as <c>state-3-minister-1</c>.</summary>
    private static (string Holder, string Target) Pair(StatementRecorded statement) => (statement.Speaker.Value.Split('-')[1], statement.Targets[0].Value.Split('-')[1]);
}
