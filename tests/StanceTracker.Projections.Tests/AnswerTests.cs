using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Projections.Tests.Histories;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests;

/// <summary>Any past answer can be reproduced: in memory, over thousands of histories.</summary>
public sealed class AnswerTests
{
    private const int Histories = 3_000, Questions = 8, Longest = 120;

    [Fact]
    public void The_folded_rows_answer_any_question_as_the_method_does_from_what_was_known_then()
    {
        int told = 0, unknown = 0, survivors = 0, one = 0;
        foreach (var seed in Enumerable.Range(RandomHistories.FirstSeed, Histories))
        {
            var history = RandomHistories.DrawOfAnyLength(seed, 1, Longest);
            var random = new Random(seed);
            var rows = FoldedRows.Of(history, random);
            for (var question = 0; question < Questions; question++)
            {
                var (holder, target) = (history.Introduced[random.Next(history.Introduced.Count)], history.Introduced[random.Next(history.Introduced.Count)]);
                var knownAt = question == 0 ? history.Steps.Count : random.Next(history.Steps.Count + 1);
                var asOf = RandomHistories.First.AddDays(random.Next(-1, RandomHistories.Days + 4) + (random.Next(4) == 0 ? 250 : 0));
                var halfLife = random.Next(3) == 0 ? 7.5 : 180;

                var actual = rows.Answer(holder, target, asOf, knownAt, new StanceSettings(ScoreTable.Icews, halfLife));
                var expected = new Reference(history.Steps.Take(knownAt)).Answer(holder.Value, target.Value, asOf, halfLife);
                if (actual is null ? expected is not null : expected is null || !actual.IsCloseTo(expected))
                    Assert.Fail($"{holder} → {target} asOf {asOf:yyyy-MM-dd} knownAt {knownAt} with a half-life of {halfLife}\nis {actual}\nnot {expected}\n{history}");

                if (expected is null) one++;
                else if (expected.Stance is null) unknown++;
                else told++;
                if (expected is not null && (expected.Holder != holder.Value || expected.Target != target.Value)) survivors++;
            }
        }

        // Some questions have evidence.
        told.ShouldBeGreaterThan(Histories * Questions / 10);
        new[] { unknown, survivors, one }.ShouldAllBe(count => count > Histories * Questions / 100);
    }
}
