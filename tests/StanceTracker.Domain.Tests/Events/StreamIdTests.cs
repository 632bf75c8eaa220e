using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Events;

public class StreamIdTests
{
    public static TheoryData<StreamId, string> Streams => new()
    {
        { StreamId.From(ActorId.Parse("iran")), "actor-iran" },
        { StreamId.From(ActorId.Parse("amir-khan-muttaqi")), "actor-amir-khan-muttaqi" },
        { StreamId.From(ActorId.Parse("actor-iran")), "actor-actor-iran" },
        { StreamId.From(DocumentId.Parse("newsweek-2021-11")), "document-newsweek-2021-11" },
        { StreamId.From(ClaimId.Parse("1")), "claim-1" },
        { StreamId.From(StatementId.Parse(new string('x', Slug.MaxLength))), $"statement-{new string('x', Slug.MaxLength)}" },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void A_stream_is_written_by_kind_and_id_and_read_back(StreamId stream, string written)
    {
        stream.ToString().ShouldBe(written);
        StreamId.TryParse(written, out var read).ShouldBeTrue();
        read.ShouldBe(stream);
        (read.Kind, read.Slug).ShouldBe((stream.Kind, stream.Slug));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("actor")]
    [InlineData("actor-")]
    [InlineData("-iran")]
    [InlineData("Actor-iran")]
    [InlineData("actor-Iran")]
    [InlineData("actor--iran")]
    [InlineData("actor_iran")]
    [InlineData("pair-iran")]
    [InlineData("0-iran")]
    [InlineData("actor-iran\n")]
    public void What_is_no_stream_is_not_read(string? text) => StreamId.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void An_id_longer_than_a_slug_is_no_stream() => StreamId.TryParse("actor-" + new string('x', Slug.MaxLength + 1), out _).ShouldBeFalse();

    [Fact]
    public void Streams_of_the_same_id_and_another_kind_differ() => StreamId.From(ActorId.Parse("x")).ShouldNotBe(StreamId.From(ClaimId.Parse("x")));

    [Fact]
    public void A_stream_that_was_never_named_says_so() => Should.Throw<InvalidOperationException>(() => default(StreamId).ToString());

    [Fact]
    public void Positions_count_from_the_start_and_never_below_it()
    {
        LedgerPosition.Start.Value.ShouldBe(0);
        LedgerPosition.Start.Next.ShouldBe(new LedgerPosition(1));
        new LedgerPosition(12_345).ToString().ShouldBe("12345");
        Should.Throw<ArgumentOutOfRangeException>(() => new LedgerPosition(-1));
    }
}
