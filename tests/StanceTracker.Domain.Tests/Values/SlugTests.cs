using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Values;

public partial class SlugTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("iran")]
    [InlineData("newsweek-2021-11")]
    [InlineData("a-b-c")]
    public void An_id_that_people_type_is_taken(string text)
    {
        Slug.IsValid(text).ShouldBeTrue();
        ActorId.Parse(text).Value.ShouldBe(text);
        DocumentId.Parse(text).ToString().ShouldBe(text);
        ClaimId.Parse(text).ShouldBe(ClaimId.Parse(text));
        StatementId.Parse(text).ShouldNotBe(StatementId.Parse(text + "x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-iran")]
    [InlineData("iran-")]
    [InlineData("iran--pakistan")]
    [InlineData("Iran")]
    [InlineData("iran ")]
    [InlineData("iran\n")]
    [InlineData("iran_1")]
    [InlineData("irán")]
    [InlineData("١")]
    [InlineData("../iran")]
    public void Anything_else_is_refused(string text)
    {
        Slug.IsValid(text).ShouldBeFalse();
        Should.Throw<FormatException>(() => ActorId.Parse(text)).Message.ShouldContain(Slug.Rule);
        Should.Throw<FormatException>(() => DocumentId.Parse(text));
        Should.Throw<FormatException>(() => ClaimId.Parse(text));
        Should.Throw<FormatException>(() => StatementId.Parse(text));
    }

    [Fact]
    public void It_has_at_most_120_characters()
    {
        Slug.IsValid(new string('x', 120)).ShouldBeTrue();
        Slug.IsValid(new string('x', 121)).ShouldBeFalse();
        Slug.IsValid(null).ShouldBeFalse();
    }

    [Fact]
    public void It_is_what_the_rule_says() => Prop.ForAll(
        Gen.Elements('a', 'z', '0', '9', '-', '-', 'A', '_', ' ').ArrayOf().Select(letters => new string(letters)).ToArbitrary(),
        text => Slug.IsValid(text).ShouldBe(Groups().IsMatch(text) && text.Length <= 120)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void An_id_that_was_never_given_a_value_says_so()
    {
        Should.Throw<InvalidOperationException>(() => default(ActorId).Value);
        Should.Throw<InvalidOperationException>(() => default(DocumentId).Value);
        Should.Throw<InvalidOperationException>(() => default(ClaimId).Value);
        Should.Throw<InvalidOperationException>(() => default(StatementId).Value);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial System.Text.RegularExpressions.Regex Groups();
}
