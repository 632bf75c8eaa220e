using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Contract;

/// <summary>A program that knows only DESIGN.md gets every answer about stances from the ledger that the server shows.</summary>
public sealed class ContractTests(SeededServer seeded, StoryServer story)
{
    /// <summary>The events of the design's section 3.</summary>
    private static readonly string[] Everything =
    [
        "actor_introduced", "actor_alias_added", "actor_affiliated", "actor_affiliation_ended", "actor_affiliation_withdrawn", "actor_merged", "actor_unmerged", "actor_corrected",
        "document_registered", "document_corrected", "document_rated", "document_withdrawn", "document_reinstated", "claim_framed", "claim_corrected",
        "statement_recorded", "statement_corroborated", "statement_evidence_withdrawn", "statement_corrected", "statement_retracted", "statement_reinstated",
    ];

    [Fact]
    public async Task Every_act_has_the_score_that_the_published_tables_give_it() =>
        await (await ContractCheck.ReadAsync(seeded.Http)).CompareScoresAsync();

    [Fact]
    public async Task The_five_articles_fold_to_every_answer_by_what_was_known_at_any_position()
    {
        var check = await ContractCheck.ReadAsync(seeded.Http);
        await CompareEveryAsync(check, step: 25, new DateOnly(2015, 1, 1), new DateOnly(2025, 1, 1), each: 5);
        check.Compared.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task The_five_articles_fold_to_every_answer_by_what_is_known_now()
    {
        var check = await ContractCheck.ReadAsync(seeded.Http);
        await CompareNowAsync(check, new DateOnly(1990, 1, 1), new DateOnly(2025, 1, 1), each: 50);
        check.Compared.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task A_ledger_in_which_everything_happens_folds_to_every_answer_by_what_was_known_at_any_position()
    {
        var check = await ContractCheck.ReadAsync(story.Http);
        check.Types.ShouldBe(Everything, ignoreOrder: true);
        await CompareEveryAsync(check, step: 10, new DateOnly(2021, 12, 1), new DateOnly(2025, 6, 1), each: 2);
        check.Compared.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task A_ledger_in_which_everything_happens_folds_to_every_answer_by_what_is_known_now()
    {
        var check = await ContractCheck.ReadAsync(story.Http);
        await CompareNowAsync(check, new DateOnly(2021, 12, 1), new DateOnly(2025, 6, 1), each: 20);
        check.Compared.ShouldBeGreaterThan(500);
    }

    private static async Task CompareEveryAsync(ContractCheck check, int step, DateOnly from, DateOnly to, int each)
    {
        var random = new Random(7);
        for (var known = 0L; known <= check.Head; known = known < check.Head ? Math.Min(known + step, check.Head) : known + 1)
        {
            for (var i = 0; i < each; i++) await check.CompareAsync(Any(random, known, from, to));
        }
    }

    private static async Task CompareNowAsync(ContractCheck check, DateOnly from, DateOnly to, int each)
    {
        var random = new Random(8);
        for (var i = 0; i < each; i++) await check.CompareAsync(Any(random, null, from, to));
    }

    /// <summary>Any day, table and half-life; pages of any size.</summary>
    private static Question Any(Random random, long? known, DateOnly from, DateOnly to) => new(
        known,
        from.AddDays(random.Next(to.DayNumber - from.DayNumber)),
        OutsideScores.Names[random.Next(3)],
        new double?[] { null, null, 0.5, 7, 365.25, 1_000_000 }[random.Next(6)],
        new int?[] { null, 1_000, 17, 60 }[random.Next(4)]);
}
