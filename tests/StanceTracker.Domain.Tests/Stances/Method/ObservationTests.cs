using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances.Method;

namespace StanceTracker.Domain.Tests.Stances.Method;

public sealed class ObservationTests
{
    private const int N = 3;

    private static readonly DateOnly Today = new(2023, 6, 30);
    private static readonly ActCode Criticism = ActCode.Parse("111");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Something_was_said_or_there_is_nothing_to_observe(long statements) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Observation(Today, Criticism, statements, 0)).ParamName.ShouldBe("statements");

    [Theory]
    [InlineData(0)]
    [InlineData(double.Epsilon)]
    [InlineData(0.5)]
    [InlineData(N)]
    public void Confidence_lies_between_0_and_the_number_of_statements(double confidence)
    {
        var observed = new Observation(Today, Criticism, N, confidence);
        (observed.Statements, observed.Confidence).ShouldBe((N, confidence));
    }

    [Theory]
    [InlineData(N * (1 + 1e-10))]
    [InlineData(N * (1 + 1e-9))]
    public void A_sum_may_exceed_its_bound_by_rounding(double confidence) => new Observation(Today, Criticism, N, confidence).Confidence.ShouldBe(confidence);

    [Theory]
    [InlineData(N * (1 + 1e-8))]
    [InlineData(N + 1)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e-12)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void No_more_may_be_believed_than_was_said_and_nothing_less_than_not_at_all(double confidence) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Observation(Today, Criticism, N, confidence)).ParamName.ShouldBe("confidence");

    [Fact]
    public void A_single_statement_is_believed_at_most_once()
    {
        new Observation(Today, Criticism, 1.0).Statements.ShouldBe(1);
        Should.Throw<ArgumentOutOfRangeException>(() => new Observation(Today, Criticism, 1.01));
    }

    [Fact]
    public void A_statement_of_a_known_day_is_of_that_day_alone_and_actual()
    {
        var observed = new Observation(Today, Criticism, 0.5);
        (observed.Span.First, observed.Span.Last, observed.Day, observed.Announced).ShouldBe((Today, Today, Today, false));
    }
}
