using StanceTracker.Domain.Codebook;

namespace StanceTracker.Domain.Tests.Codebook;

public class CodebookTests
{
    [Fact]
    public void It_lists_313_codes_under_20_roots()
    {
        ActCodebook.Cameo.All.Count.ShouldBe(313);
        ActCodebook.Cameo.All.Where(entry => entry.Parent is null).Select(entry => entry.Code.Value)
            .ShouldBe(Enumerable.Range(1, 20).Select(root => root.ToString("00", null)));
    }

    [Fact]
    public void Its_codes_are_in_ordinal_order_and_each_comes_after_the_code_that_it_is_a_kind_of()
    {
        var codes = ActCodebook.Cameo.All.Select(entry => entry.Code.Value).ToList();
        codes.ShouldBe(codes.Distinct().Order(StringComparer.Ordinal));
        foreach (var entry in ActCodebook.Cameo.All)
        {
            ActCodebook.Cameo.TryFind(entry.Code, out var found).ShouldBeTrue();
            found.ShouldBe(entry);
            if (entry.Parent is { } parent) codes.IndexOf(parent.Value).ShouldBeInRange(0, codes.IndexOf(entry.Code.Value) - 1);
        }
    }

    [Theory]
    [InlineData("01", "MAKE PUBLIC STATEMENT", "01", QuadClass.VerbalCooperation)]
    [InlineData("057", "Sign formal agreement", "05", QuadClass.VerbalCooperation)]
    [InlineData("0871", "Declare truce, ceasefire", "08", QuadClass.MaterialCooperation)]
    [InlineData("090", "Investigate", "09", QuadClass.MaterialCooperation)]
    [InlineData("111", "Criticize or denounce", "11", QuadClass.VerbalConflict)]
    [InlineData("1245", "Refuse to allow international involvement (non-mediation)", "12", QuadClass.VerbalConflict)]
    [InlineData("141", "Demonstrate or rally", "14", QuadClass.VerbalConflict)]
    [InlineData("150", "Demonstrate military or police power", "15", QuadClass.MaterialConflict)]
    [InlineData("193", "Fight with small arms and light weapons", "19", QuadClass.MaterialConflict)]
    public void A_code_has_a_label_a_root_and_a_quad_class(string code, string label, string root, QuadClass quad)
    {
        ActCodebook.Cameo.TryFind(ActCode.Parse(code), out var entry).ShouldBeTrue();
        entry.ShouldBe(new ActEntry(ActCode.Parse(code), label, entry!.Definition, ActCode.Parse(root), quad));
    }

    [Fact]
    public void Each_code_says_in_a_sentence_of_its_own_what_it_covers()
    {
        foreach (var entry in ActCodebook.Cameo.All)
        {
            entry.Definition.Length.ShouldBeInRange(15, 160, entry.Code.Value);
            entry.Definition.ShouldEndWith(".", Case.Sensitive, entry.Code.Value);
        }

        // Told apart within a root: an arm's aim and its means are in the words.
        ActCodebook.Cameo.All.GroupBy(entry => (entry.Root, entry.Definition)).ShouldAllBe(alike => alike.Count() == 1);
    }

    [Theory]
    [InlineData("101", "Demand material cooperation")]
    [InlineData("105", "Demand that target yields")]
    [InlineData("1056", "Demand de-escalation of military engagement")]
    [InlineData("106", "Demand meeting, negotiation")]
    [InlineData("108", "Demand mediation")]
    [InlineData("1213", "Reject judicial cooperation")]
    [InlineData("1214", "Reject intelligence cooperation")]
    public void The_codes_that_copies_garble_or_lose_are_whole(string code, string label)
    {
        ActCodebook.Cameo.TryFind(ActCode.Parse(code), out var entry).ShouldBeTrue();
        entry!.Label.ShouldBe(label);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("21")]
    [InlineData("109")]
    [InlineData("0110")]
    [InlineData("0357")]
    [InlineData("1641")]
    [InlineData("9999")]
    public void A_well_formed_code_need_not_be_listed(string code)
    {
        ActCodebook.Cameo.Contains(ActCode.Parse(code)).ShouldBeFalse();
        ActCodebook.Cameo.TryFind(ActCode.Parse(code), out var entry).ShouldBeFalse();
        entry.ShouldBeNull();
    }

    [Fact]
    public void A_leading_zero_makes_another_code()
    {
        ActCodebook.Cameo.TryFind(ActCode.Parse("010"), out var statement).ShouldBeTrue();
        ActCodebook.Cameo.TryFind(ActCode.Parse("10"), out var demand).ShouldBeTrue();
        statement!.Quad.ShouldBe(QuadClass.VerbalCooperation);
        demand!.Quad.ShouldBe(QuadClass.VerbalConflict);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("211")]
    public void A_code_under_no_root_has_no_quad_class(string code) =>
        Should.Throw<InvalidOperationException>(() => ActCode.Parse(code).Quad).Message.ShouldContain(code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("11111")]
    [InlineData("1a")]
    [InlineData(" 11")]
    [InlineData("١١")]
    public void Anything_but_two_to_four_ascii_digits_is_no_code(string? text)
    {
        ActCode.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => ActCode.Parse(text!));
    }

    [Fact]
    public void Contexts_are_those_of_the_manual_of_its_crosswalk_and_refugees()
    {
        PloverContexts.All.Count.ShouldBe(40);
        foreach (var context in (string[])["military", "terrorism", "refugees", "democracy", "humanitarian", "political_institutions", "crime", "corruption"])
            PloverContexts.Contains(context).ShouldBeTrue(context);
        PloverContexts.Contains("Military").ShouldBeFalse();
        PloverContexts.Contains("").ShouldBeFalse();
        PloverContexts.Contains("crime; corruption").ShouldBeFalse();
    }
}
