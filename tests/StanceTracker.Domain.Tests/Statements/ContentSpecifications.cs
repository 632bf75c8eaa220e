using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Statements;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;
using static StanceTracker.Domain.Tests.Specifications.Specification;

namespace StanceTracker.Domain.Tests.Statements;

/// <summary>What a statement may say, when it is recorded and when it is corrected alike; and what it may rest on, first and later alike.</summary>
public class ContentSpecifications
{
    private static readonly IReadOnlyList<Command> Said = [.. Stage, Registered("tolo", length: null), Recorded()];

    [Fact]
    public void An_unknown_speaker_is_refused() => Content(s => s with { Speaker = Actor("nobody") }, RejectionType.UnknownActor, "speaker");

    [Fact]
    public void A_statement_has_a_target() => Content(s => s with { Targets = [], InferredTargets = [] }, RejectionType.MissingField, "targets");

    [Fact]
    public void An_unknown_target_is_refused_by_its_place() =>
        Content(s => s with { Targets = [Actor("iran"), Actor("pakistan"), Actor("nobody")] }, RejectionType.UnknownActor, "targets[2]");

    [Fact]
    public void A_target_that_is_the_speaker_is_refused() =>
        Content(s => s with { Targets = [Actor("pakistan"), s.Speaker] }, RejectionType.InvalidField, "targets[1]");

    [Fact]
    public void A_target_named_twice_is_refused() =>
        Content(s => s with { Targets = [Actor("iran"), Actor("pakistan"), Actor("iran")] }, RejectionType.InvalidField, "targets");

    [Fact]
    public void An_inferred_target_that_is_no_target_is_refused() =>
        Content(s => s with { InferredTargets = [Actor("pakistan"), Actor("muttaqi")] }, RejectionType.InvalidField, "inferredTargets[1]");

    [Fact]
    public void An_inferred_target_named_twice_is_refused() =>
        Content(s => s with { InferredTargets = [Actor("pakistan"), Actor("pakistan")] }, RejectionType.InvalidField, "inferredTargets");

    [Fact]
    public void Another_scheme_than_CAMEO_is_refused() => Content(s => s with { Act = new Act("plover", s.Act.Code) }, RejectionType.UnknownAct, "act.scheme");

    [Theory]
    [InlineData("00")]
    [InlineData("21")]
    [InlineData("119")]
    [InlineData("1110")]
    public void A_code_that_CAMEO_does_not_have_is_refused(string code) =>
        Content(s => s with { Act = new Act(Act.Cameo, ActCode.Parse(code)) }, RejectionType.UnknownAct, "act.code");

    [Theory]
    [InlineData("11")]
    [InlineData("111")]
    [InlineData("0871")]
    public void A_code_of_any_length_is_taken(string code) =>
        Given(Stage).When(OfStatement("rebuke", Rebuke() with { Act = new Act(Act.Cameo, ActCode.Parse(code)) })).ThenRecorded();

    [Theory]
    [InlineData("Military")]
    [InlineData("weather")]
    [InlineData("")]
    public void An_unknown_context_is_refused_by_its_place(string context) =>
        Content(s => s with { Contexts = ["terrorism", context] }, RejectionType.UnknownContext, "contexts[1]");

    [Fact]
    public void A_null_in_a_list_of_texts_is_refused_by_its_place()
    {
        Content(s => s with { Contexts = ["military", null!] }, RejectionType.UnknownContext, "contexts[1]");
        Evidence(e => e with { Via = [null!] }, RejectionType.MissingField, "evidence.via[0]");
    }

    [Fact]
    public void A_context_named_twice_is_refused() => Content(s => s with { Contexts = ["military", "military"] }, RejectionType.InvalidField, "contexts");

    [Fact]
    public void An_unknown_claim_is_refused_by_its_place() =>
        Content(s => s with { Claims = [.. s.Claims, new ClaimStand(Claim("nothing"), Standpoint.Asserts)] }, RejectionType.UnknownClaim, "claims[1].claim");

    [Fact]
    public void Two_positions_on_one_claim_are_refused() =>
        Content(s => s with { Claims = [.. s.Claims, new ClaimStand(Claim("shelter"), Standpoint.Asserts)] }, RejectionType.InvalidField, "claims");

    [Fact]
    public void Days_beyond_what_is_kept_for_ever_are_refused()
    {
        Content(s => s with { SaidOn = new SaidOn(On("0999-12-31"), On("2023-01-01"), DateBasis.Stated) }, RejectionType.InvalidField, "saidOn.earliest");
        Content(s => s with { SaidOn = new SaidOn(On("2023-01-01"), On("9001-01-01"), DateBasis.Stated) }, RejectionType.InvalidField, "saidOn.latest");
    }

    [Theory]
    [InlineData("2023-06-01", "2023-06-01", true)]
    [InlineData("2023-06-01", "2023-06-02", false)]
    [InlineData("2203-06-01", "2203-06-01", false)]
    public void Days_that_end_after_the_day_of_recording_are_refused(string earliest, string latest, bool taken)
    {
        var aggregates = new TestAggregates { Today = On("2023-06-01") };
        foreach (var (stream, body) in Said) aggregates.Record(stream, body);
        var said = new SaidOn(On(earliest), On(latest), DateBasis.Stated);
        foreach (var command in new[] { OfStatement("another", Rebuke("another") with { SaidOn = said }), OfStatement("rebuke", Correction(Rebuke() with { SaidOn = said })) })
        {
            var decision = Decider.Decide(command, aggregates);
            if (taken) decision.ShouldBeOfType<Decision.Accepted>();
            else decision.ShouldBeOfType<Decision.Rejected>().Reason.ShouldSatisfyAllConditions(why => why.Field.ShouldBe("saidOn.latest"), why => why.Message.ShouldContain("after the day of recording, 2023-06-01"));
        }
    }

    [Fact]
    public void Days_that_end_after_every_document_was_published_are_told()
    {
        var aggregates = TestAggregates.Of(Said);
        StatementState Saying(string latest, params Evidence[] evidence) => evidence.Aggregate(
            StatementState.Initial with { Content = Rebuke() with { SaidOn = new SaidOn(On("2020-01-01"), On(latest), DateBasis.Stated) } },
            (state, one) => state with { Evidence = state.Evidence.Add(state.Evidence.Count + 1, one) });

        var published = aggregates.Document(Document("dawn")).Description!.Published.Latest;
        Saying(Day.Format(published), Citing("dawn")).PublishedBefore(aggregates.Document).ShouldBeNull();
        Saying(Day.Format(published.AddDays(1)), Citing("dawn")).PublishedBefore(aggregates.Document).ShouldBe(published);
        (Saying(Day.Format(published.AddDays(1)), Citing("dawn")) with { WithdrawnEvidence = [1] }).PublishedBefore(aggregates.Document).ShouldBeNull();
    }

    [Fact]
    public void Bad_texts_are_refused_by_field()
    {
        foreach (var (text, type) in BadTexts.Beyond(2_000)) Content(s => s with { Paraphrase = text }, type, "paraphrase");
        foreach (var (text, type) in BadTexts.Beyond(2_000)) Content(s => s with { SaidOn = new SaidOn(On("2023-01-01"), On("2023-01-01"), DateBasis.Stated, text) }, type, "saidOn.note");
        foreach (var (text, type) in BadTexts.Beyond(10_000)) Content(s => s with { Quote = text }, type, "quote");
        foreach (var (text, type) in BadTexts.Beyond(300)) Content(s => s with { ExternalId = text }, type, "externalId");
        foreach (var (text, _) in BadTexts.Beyond(120)) Content(s => s with { Joint = text }, RejectionType.InvalidField, "joint");
        foreach (var text in BadTexts.Within(10_000)) Given(Stage).When(OfStatement("rebuke", Rebuke() with { Quote = text })).ThenRecorded();
    }

    [Fact]
    public void Lists_that_no_article_fills_are_refused()
    {
        Content(s => s with { Targets = [.. Enumerable.Range(0, 101).Select(i => Actor($"a{i}"))] }, RejectionType.InvalidField, "targets");
        Content(s => s with { InferredTargets = [.. Enumerable.Range(0, 101).Select(i => Actor($"a{i}"))] }, RejectionType.InvalidField, "inferredTargets");
        Content(s => s with { Contexts = [.. Enumerable.Range(0, 51).Select(i => $"c{i}")] }, RejectionType.InvalidField, "contexts");
        Content(s => s with { Claims = [.. Enumerable.Range(0, 101).Select(i => new ClaimStand(Claim($"c{i}"), Standpoint.Asserts))] }, RejectionType.InvalidField, "claims");
        Evidence(e => e with { Via = [.. Enumerable.Repeat("an agency", 21)] }, RejectionType.InvalidField, "evidence.via");
    }

    [Fact]
    public void A_statement_may_leave_out_what_is_optional() => Given(Stage).When(OfStatement("rebuke", new StatementRecorded
    {
        Statement = StatementId.Parse("rebuke"),
        Speaker = Actor("muttaqi"),
        Targets = [Actor("iran")],
        Act = new Act(Act.Cameo, ActCode.Parse("111")),
        SaidOn = new SaidOn(On("2023-05-28"), On("2023-05-28"), DateBasis.Stated),
        Paraphrase = "He rejects what Tehran says.",
        Evidence = new Evidence(Document("dawn"), 6),
    })).ThenRecorded();

    [Fact]
    public void An_unknown_document_is_refused() => Evidence(e => e with { Document = Document("nothing") }, RejectionType.UnknownDocument, "evidence.document");

    [Fact]
    public void A_withdrawn_document_may_be_cited() => Given([.. Stage, OfDocument("dawn", new Domain.Documents.DocumentWithdrawn(Why))]).When(Recorded()).ThenRecorded();

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-1)]
    public void A_credibility_out_of_range_is_refused(int credibility) => Evidence(e => e with { Credibility = credibility }, RejectionType.InvalidField, "evidence.credibility");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_credibility_is_a_grade_from_1_to_6(int credibility) => Taken(e => e with { Credibility = credibility });

    [Fact]
    public void A_passage_beyond_the_end_of_its_document_is_refused()
    {
        Evidence(e => e with { Passage = new Passage(0, 1_001) }, RejectionType.PassageBeyondDocument, "evidence.passage.end");
        Evidence(e => e with { Passage = new Passage(5_000, 6_000) }, RejectionType.PassageBeyondDocument, "evidence.passage.end");
        Given(Stage).When(OfStatement("rebuke", Rebuke() with { Evidence = Citing("dawn", 2, 0, 1_000) })).ThenRecorded();
    }

    [Fact]
    public void A_passage_may_reach_to_the_end_of_its_document() => Taken(e => e with { Passage = new Passage(0, 1_000) });

    [Fact]
    public void Evidence_may_have_passed_through_twenty_hands_and_no_more()
    {
        Taken(e => e with { Via = [.. Enumerable.Repeat("an agency", 20)] });
        Evidence(e => e with { Via = [.. Enumerable.Repeat("an agency", 21)] }, RejectionType.InvalidField, "evidence.via");
    }

    [Fact]
    public void Evidence_needs_neither_passage_nor_voice_nor_who_passed_it_on() => Taken(e => new Evidence(e.Document, 1));

    [Fact]
    public void A_document_of_unknown_length_holds_any_passage() =>
        Given(Said).When(OfStatement("rebuke", new StatementCorroborated(Citing("tolo", 2, 5_000, 6_000)))).ThenRecorded();

    [Fact]
    public void Bad_texts_of_who_passed_it_on_are_refused_by_their_place()
    {
        foreach (var (text, type) in BadTexts.Beyond(300)) Evidence(e => e with { Via = ["an agency", text] }, type, "evidence.via[1]");
    }

    private static void Content(Func<CodedStatement, CodedStatement> spoil, RejectionType type, string field)
    {
        Given(Stage).When(OfStatement("rebuke", spoil(Rebuke()))).ThenRejected(type, field);
        Given(Said).When(OfStatement("rebuke", spoil(Correction(Rebuke())))).ThenRejected(type, field);
    }

    private static void Taken(Func<Evidence, Evidence> change)
    {
        Given(Stage).When(OfStatement("rebuke", Rebuke() with { Evidence = change(Rebuke().Evidence) })).ThenRecorded();
        Given(Said).When(OfStatement("rebuke", new StatementCorroborated(change(Citing("dawn", 3, 20, 30))))).ThenRecorded();
    }

    private static void Evidence(Func<Evidence, Evidence> spoil, RejectionType type, string field)
    {
        Given(Stage).When(OfStatement("rebuke", Rebuke() with { Evidence = spoil(Rebuke().Evidence) })).ThenRejected(type, field);
        Given(Said).When(OfStatement("rebuke", new StatementCorroborated(spoil(Citing("dawn", 3, 20, 30))))).ThenRejected(type, field);
    }
}
