using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Values;

public class ValueTests
{
    [Theory]
    [InlineData("2023-02-28")]
    [InlineData("2024-02-29")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void A_day_is_read_and_written_alike(string text)
    {
        Day.TryParse(text, out var day).ShouldBeTrue();
        Day.Format(day).ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2023-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2023-13-01")]
    [InlineData("0000-01-01")]
    [InlineData("2023-1-1")]
    [InlineData("20230101")]
    [InlineData("01/02/2023")]
    [InlineData("2023-01-01T00:00:00")]
    [InlineData(" 2023-01-01")]
    [InlineData("2023-01-01 ")]
    [InlineData("2023-01-01\0")]
    [InlineData("-2023-01-01")]
    [InlineData("٢٠٢٣-٠١-٠١")]
    public void What_is_no_day_is_not_read(string? text) => Day.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2023-01-01", "2023-01-01", "2023-01-01")]
    [InlineData("2023-01-01", "2023-01-02", "2023-01-01")]
    [InlineData("2023-01-01", "2023-01-03", "2023-01-02")]
    [InlineData("2023-01-01", "2023-01-04", "2023-01-02")]
    [InlineData("2021-12-31", "2022-12-31", "2022-07-01")]
    [InlineData("2024-02-28", "2024-03-01", "2024-02-29")]
    [InlineData("0001-01-01", "9999-12-31", "5000-07-02")]
    public void A_statement_within_some_days_is_of_their_midpoint_rounded_down(string earliest, string latest, string day)
    {
        Day.TryParse(earliest, out var first).ShouldBeTrue();
        Day.TryParse(latest, out var last).ShouldBeTrue();
        Day.Format(new SaidOn(first, last, DateBasis.Inferred).Day).ShouldBe(day);
    }

    [Fact]
    public void A_statement_that_held_throughout_its_days_is_of_the_last()
    {
        var said = new SaidOn(new(2023, 1, 1), new(2023, 1, 9), DateBasis.Inferred, extent: Extent.Throughout);
        said.Day.ShouldBe(new DateOnly(2023, 1, 9));
        said.ShouldNotBe(new SaidOn(new(2023, 1, 1), new(2023, 1, 9), DateBasis.Inferred));
    }

    [Fact]
    public void A_span_that_ends_before_it_begins_cannot_be_made()
    {
        DateOnly first = new(2023, 1, 2), before = new(2023, 1, 1);
        Should.Throw<ArgumentException>(() => new SaidOn(first, before, DateBasis.Stated)).ParamName.ShouldBe("latest");
        Should.Throw<ArgumentException>(() => new Published(first, before, DateBasis.Stated)).ParamName.ShouldBe("latest");
        new Published(first, first, DateBasis.Stated).ShouldBe(new Published(first, first, DateBasis.Stated));
    }

    [Theory]
    [InlineData(-1, 5, "start")]
    [InlineData(5, 5, "end")]
    [InlineData(5, 4, "end")]
    [InlineData(0, int.MinValue, "end")]
    public void A_passage_that_is_no_slice_cannot_be_made(int start, int end, string at) => Should.Throw<ArgumentException>(() => new Passage(start, end)).ParamName.ShouldBe(at);

    [Fact]
    public void A_digest_has_64_lower_case_hexadecimal_digits()
    {
        const string Text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        Sha256Digest.TryParse(Text, out var digest).ShouldBeTrue();
        digest.Value.ShouldBe(Text);
        digest.ToString().ShouldBe(Text);
        foreach (var bad in new[] { null, "", Text[1..], Text + "0", Text.ToUpperInvariant(), "g" + Text[1..], " " + Text[1..], "０" + Text[1..] })
            Sha256Digest.TryParse(bad, out _).ShouldBeFalse(bad);
        Should.Throw<InvalidOperationException>(() => default(Sha256Digest).Value);
    }

    [Fact]
    public void Names_are_written_in_kebab_case_and_read_back_exactly()
    {
        Enum.GetValues<ActorKind>().Select(KebabEnum<ActorKind>.Format).ShouldBe(["state", "organization", "armed-group", "bloc", "person"]);
        Enum.GetValues<Reliability>().Select(KebabEnum<Reliability>.Format).ShouldBe(["A", "B", "C", "D", "E", "F"]);
        Enum.GetValues<StreamKind>().Select(KebabEnum<StreamKind>.Format).ShouldBe(["actor", "document", "claim", "statement"]);
        KebabEnum<Voice>.All.ShouldBe("quoted, reported, author");
        foreach (var kind in Enum.GetValues<ActorKind>()) KebabEnum<ActorKind>.Parse(KebabEnum<ActorKind>.Format(kind)).ShouldBe(kind);
        foreach (var bad in new[] { null, "", "State", "armedGroup", "armed_group", "0", "state,person", " state" })
            KebabEnum<ActorKind>.TryParse(bad, out _).ShouldBeFalse(bad);
        Should.Throw<FormatException>(() => KebabEnum<ActorKind>.Parse("king")).Message.ShouldContain("state, organization, armed-group, bloc, person");
        Should.Throw<ArgumentOutOfRangeException>(() => KebabEnum<ActorKind>.Format((ActorKind)99));
    }

    [Fact]
    public void A_pair_is_of_two_actors()
    {
        new PairId(ActorId.Parse("iran"), ActorId.Parse("taliban")).ToString().ShouldBe("iran → taliban");
        new PairId(ActorId.Parse("iran"), ActorId.Parse("taliban")).ShouldNotBe(new PairId(ActorId.Parse("taliban"), ActorId.Parse("iran")));
        Should.Throw<ArgumentException>(() => new PairId(ActorId.Parse("iran"), ActorId.Parse("iran")));
    }

    [Fact]
    public void The_midpoint_lies_as_near_to_one_end_as_to_the_other_or_one_day_earlier() => Prop.ForAll(
        Gen.Choose(0, 100_000).ToArbitrary(),
        Gen.Choose(0, 1_000).ToArbitrary(),
        (from, length) =>
        {
            var said = new SaidOn(DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(from + length), DateBasis.Inferred);
            var before = said.Day.DayNumber - from;
            (length - before - before).ShouldBeInRange(0, 1);
        }).Check(Config.QuickThrowOnFailure);
}
