using StanceTracker.Domain.Stances.Method;

namespace StanceTracker.Domain.Tests.Stances.Method;

public class ConfidenceTests
{
    [Theory]
    [InlineData('A', 1, 1.0)]
    [InlineData('B', 2, 0.8)]
    [InlineData('C', 3, 0.6)]
    [InlineData('D', 4, 0.4)]
    [InlineData('E', 5, 0.2)]
    [InlineData('F', 6, 0.5)]
    public void Letters_and_grades_have_the_same_factors(char letter, int grade, double factor)
    {
        Confidence.Reliability(letter).ShouldBe(factor);
        Confidence.Credibility(grade).ShouldBe(factor);
        Confidence.Strength(letter, grade).ShouldBe(factor * factor);
    }

    [Theory]
    [InlineData('G', 1)]
    [InlineData('a', 1)]
    [InlineData('A', 0)]
    [InlineData('A', 7)]
    public void Nothing_else_is_of_the_admiralty_code(char letter, int grade) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Confidence.Strength(letter, grade));

    [Fact]
    public void Documents_add_up_as_independent_witnesses() => Confidence.Combine(1, [0.64, 0.5]).ShouldBe(1 - 0.36 * 0.5, 1e-15);

    [Fact]
    public void A_condition_halves_confidence() => Confidence.Combine(Confidence.Conditional, [0.64]).ShouldBe(0.32, 1e-15);

    [Fact]
    public void A_certain_document_needs_no_other() => Confidence.Combine(1, [0.2, 1, 0.3]).ShouldBe(1);

    [Fact]
    public void Without_a_document_there_is_no_confidence() => Confidence.Combine(1, []).ShouldBe(0);

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(0.5, 1, 0.5)]
    public void Factors_of_0_and_1_are_factors_too(double modality, double strength, double confidence) =>
        Confidence.Combine(modality, [strength]).ShouldBe(confidence);

    [Fact]
    public void A_condition_halves_what_several_documents_say_together() => Confidence.Combine(Confidence.Conditional, [0.6, 0.5]).ShouldBe(0.4, 1e-15);

    [Theory]
    [InlineData(1.1, 0.5)]
    [InlineData(-0.1, 0.5)]
    [InlineData(1, 1.5)]
    [InlineData(1, double.NaN)]
    public void Factors_lie_between_0_and_1(double modality, double strength) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Confidence.Combine(modality, [strength]));
}
