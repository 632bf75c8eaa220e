using StanceTracker.Domain.Events;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Tests.Folding;

/// <summary>At which positions a row holds that is known from the third up to, not including, the sixth.</summary>
public sealed class TransactionTimeRangeTests
{
    private static readonly TransactionTimeRange Row = new(3, 6);

    [Fact]
    public void A_row_holds_from_its_first_position_up_to_the_one_before_it_is_closed() =>
        Enumerable.Range(1, 7).Where(position => Row.Contains(At(position))).ShouldBe([3, 4, 5]);

    [Theory]
    [InlineData(0, 2, false)]
    [InlineData(0, 3, true)]
    [InlineData(2, 3, true)]
    [InlineData(3, 4, true)]
    [InlineData(4, 5, true)]
    [InlineData(4, 9, true)]
    [InlineData(5, 6, false)]
    [InlineData(5, 9, false)]
    [InlineData(0, 9, true)]
    public void It_holds_within_positions_where_it_holds_at_any_of_them(long after, long upTo, bool holds) =>
        Row.Overlaps(At(after), At(upTo)).ShouldBe(holds);

    private static LedgerPosition At(long position) => new(position);
}
