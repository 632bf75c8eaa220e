using StanceTracker.Domain;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Events;
using StanceTracker.Projections.Claims;
using StanceTracker.Projections.Tests.Histories;
using StanceTracker.Testing;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests.Claims;

/// <summary>Standpoints on claims, on any day, as known at any position, compared with a slow reference.</summary>
public sealed class ClaimStandTests
{
    public static TheoryData<int> Seeds => [.. RecordedHistories.Seeds.Take(12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Positions_reversals_and_disputes_are_those_of_the_events_up_to_a_position(int seed)
    {
        var history = ArguedHistories.Draw(seed);
        await using var database = await TestDatabase.CreateAsync();
        await using (var writer = TestLedger.NewWriter(database)) await history.OneByOneAsync(writer);
        var queries = new ClaimStandQueries(database.Application);
        var random = new Random(seed);
        for (var look = 0; look < 8; look++)
        {
            var position = look == 0 ? history.Steps.Count : random.Next(history.Steps.Count + 1);
            var asOf = RandomHistories.First.AddDays(look == 0 ? RandomHistories.Days + 10 : random.Next(-1, RandomHistories.Days + 4));
            var filter = new ClaimStandFilter(asOf, new LedgerPosition(position));
            var reference = new ClaimStandReference([.. history.Steps.Take(position)], ClaimStandReference.States(history.Steps));
            var context = $"As of {asOf:o}, known at {position}. {history}";

            var standpoints = new List<ClaimStandReference.Standing>();
            foreach (var claim in ArguedHistories.Claims)
                standpoints.AddRange((await queries.StandpointsAsync(claim, filter)).Select(p => new ClaimStandReference.Standing($"{claim}", $"{p.Actor}", KebabEnum<Standpoint>.Format(p.Standpoint), p.Since, p.Day, $"{p.Statement}")));
            standpoints.ShouldBe(reference.Standpoints(asOf), context);

            var reversals = (await queries.ReversalsAsync(ArguedHistories.Claims, filter)).Select(r => Plain(r.Reversal)).ToArray();
            reversals.ShouldBe(reference.Reversals(asOf), context);
            var disputes = (await queries.DisputesAsync(ArguedHistories.Claims, filter)).Select(d => Plain(d.Dispute)).ToArray();
            disputes.ShouldBe(reference.Disputes(asOf), context);

            // An actor named in the filter is reported at its own level.
            var actor = history.Actors[random.Next(history.Actors.Count)];
            var own = filter with { Actor = actor, From = asOf.AddDays(-4), To = asOf.AddDays(-1) };
            (await queries.ReversalsAsync(ArguedHistories.Claims, own)).Select(r => Plain(r.Reversal))
                .ShouldBe(reference.Reversals(asOf, actor.Value).Where(r => r.Day >= own.From && r.Day <= own.To), $"{actor}. {context}");
            (await queries.DisputesAsync(ArguedHistories.Claims, own)).Select(d => Plain(d.Dispute))
                .ShouldBe(reference.Disputes(asOf, actor.Value), $"{actor}. {context}");
            var involving = await queries.ClaimsAsync(own, null, included: false, max: 10);
            reversals.Where(r => r.Actor == actor.Value).Select(r => r.Claim).Except(involving.Select(claim => claim.Value)).ShouldBeEmpty($"{actor}. {context}");

            // And each list can be continued after any of its rows.
            var turned = await queries.ReversalsAsync(ArguedHistories.Claims, filter);
            var behind = random.Next(turned.Count + 1) - 1;
            if (behind >= 0) (await queries.ReversalsAsync(ArguedHistories.Claims, filter, turned[behind].Key, 2)).Select(r => Plain(r.Reversal)).ShouldBe(reversals.Skip(behind + 1).Take(2), context);
            var opposed = await queries.DisputesAsync(ArguedHistories.Claims, filter);
            behind = random.Next(opposed.Count + 1) - 1;
            if (behind >= 0) (await queries.DisputesAsync(ArguedHistories.Claims, filter, opposed[behind].Key, 2)).Select(d => Plain(d.Dispute)).ShouldBe(disputes.Skip(behind + 1).Take(2), context);
        }
    }

    [Fact]
    public void The_histories_hold_reversals_and_disputes()
    {
        var all = Seeds.Select(seed => ArguedHistories.Draw(seed.Data).Steps).Select(steps => new ClaimStandReference(steps, ClaimStandReference.States(steps))).ToArray();
        var end = RandomHistories.First.AddDays(RandomHistories.Days + 10);

        all.Sum(reference => reference.Reversals(end).Count).ShouldBeGreaterThan(3 * all.Length);
        all.Sum(reference => reference.Disputes(end).Count).ShouldBeGreaterThan(all.Length);
        all.SelectMany(reference => reference.Reversals(end)).ShouldContain(reversal => reversal.For != "");
        all.SelectMany(reference => reference.Disputes(end)).ShouldContain(dispute => dispute.AssertingFor != "" || dispute.DenyingFor != "");
        all.SelectMany(reference => reference.Standpoints(end)).ShouldContain(snapshot => snapshot.Since < snapshot.Day);
    }

    private static ClaimStandReference.Reversal Plain(ReversalView r) =>
        new($"{r.Claim}", $"{r.Actor}", string.Join(' ', r.For), r.Day, KebabEnum<Standpoint>.Format(r.From), KebabEnum<Standpoint>.Format(r.To), $"{r.Before}", $"{r.After}");

    private static ClaimStandReference.Dispute Plain(DisputeView d) =>
        new($"{d.Claim}", $"{d.Asserting}", string.Join(' ', d.AssertingFor), $"{d.Denying}", string.Join(' ', d.DenyingFor), d.Since, $"{d.Asserted}", $"{d.Denied}");
}
