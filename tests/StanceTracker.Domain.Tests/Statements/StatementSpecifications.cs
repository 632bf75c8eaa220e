using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;
using static StanceTracker.Domain.Tests.Specifications.Specification;

namespace StanceTracker.Domain.Tests.Statements;

public class StatementSpecifications
{
    private static readonly IReadOnlyList<Command> Said = [.. Stage, Registered("tolo", length: null), Recorded()];

    [Fact]
    public void A_statement_is_recorded() => Given(Stage).When(Recorded()).ThenRecorded();

    [Fact]
    public void The_same_statement_again_is_so_already() =>
        Given(Said).When(OfStatement("rebuke", Rebuke() with { Targets = [.. Rebuke().Targets], Contexts = ["military"] })).ThenNothing();

    [Fact]
    public void It_is_so_already_even_if_it_was_retracted_or_corroborated_since() =>
        Given([.. Said, OfStatement("rebuke", new StatementCorroborated(Citing("tolo"))), OfStatement("rebuke", new StatementRetracted(Why))]).When(Recorded()).ThenNothing();

    [Fact]
    public void Another_statement_of_the_same_id_is_refused()
    {
        Given(Said).When(OfStatement("rebuke", Rebuke() with { Paraphrase = "He praises Tehran." })).ThenRejected(RejectionType.AlreadyExists, "statement");
        Given(Said).When(OfStatement("rebuke", Rebuke() with { Evidence = Citing("tolo") })).ThenRejected(RejectionType.AlreadyExists, "statement");
    }

    [Fact]
    public void A_statement_that_differs_in_any_one_field_is_another()
    {
        foreach (var change in Changes)
            Given(Said).When(OfStatement("rebuke", (StatementRecorded)change(Rebuke()))).ThenRejected(RejectionType.AlreadyExists, "statement");
    }

    [Fact]
    public void Evidence_that_differs_in_any_one_field_is_other_evidence()
    {
        var cited = Citing("dawn", 2, 200, 300);
        Evidence[] others =
        [
            cited with { Document = Document("tolo") }, cited with { Credibility = 3 }, cited with { Passage = new Passage(200, 301) }, cited with { Passage = null },
            cited with { Voice = Voice.Quoted }, cited with { Voice = null }, cited with { Via = null }, cited with { Via = ["another agency"] },
        ];

        var given = Given([.. Said, OfStatement("rebuke", new StatementCorroborated(cited))]);
        given.When(OfStatement("rebuke", new StatementCorroborated(cited with { Via = [.. cited.Via!] }))).ThenNothing();
        foreach (var other in others) given.When(OfStatement("rebuke", new StatementCorroborated(other))).ThenRecorded();
    }

    [Fact]
    public void The_first_telling_of_a_corrected_statement_is_not_recorded_again() =>
        Given([.. Said, OfStatement("rebuke", Correction(Rebuke() with { Quote = "No." }))]).When(Recorded()).ThenRejected(RejectionType.AlreadyExists, "statement");

    [Fact]
    public void A_body_that_records_another_than_its_stream_is_refused() =>
        Given(Stage).When(OfStatement("rebuke", Rebuke("praise"))).ThenRejected(RejectionType.InvalidField, "statement");

    [Fact]
    public void A_statement_is_corrected() => Given(Said).When(OfStatement("rebuke", Correction(Rebuke() with { Modality = Modality.Conditional }))).ThenRecorded();

    [Fact]
    public void A_correction_may_change_any_one_field()
    {
        foreach (var change in Changes) Given([.. Said, Introduced("mullah")]).When(OfStatement("rebuke", change(Correction(Rebuke())))).ThenRecorded();
    }

    [Fact]
    public void A_correction_that_changes_nothing_is_refused()
    {
        var corrected = Correction(Rebuke() with { Quote = "No." });
        Given(Said).When(OfStatement("rebuke", Correction(Rebuke()))).ThenRejected(RejectionType.ChangesNothing);
        Given([.. Said, OfStatement("rebuke", corrected)]).When(OfStatement("rebuke", corrected with { Reason = "Another reason." })).ThenRejected(RejectionType.ChangesNothing);
    }

    [Fact]
    public void A_correction_can_be_taken_back_by_another() =>
        Given([.. Said, OfStatement("rebuke", Correction(Rebuke() with { Quote = "No." }))]).When(OfStatement("rebuke", Correction(Rebuke()))).ThenRecorded();

    [Fact]
    public void A_statement_is_retracted_and_reinstated_by_turns()
    {
        Command retracted = OfStatement("rebuke", new StatementRetracted(Why)), reinstated = OfStatement("rebuke", new StatementReinstated(Why));
        Given(Said).When(retracted).ThenRecorded();
        Given(Said).When(reinstated).ThenRejected(RejectionType.AlreadyInThatState);
        Given([.. Said, retracted]).When(retracted).ThenRejected(RejectionType.AlreadyInThatState);
        Given([.. Said, retracted]).When(reinstated).ThenRecorded();
        Given([.. Said, retracted, reinstated]).When(reinstated).ThenRejected(RejectionType.AlreadyInThatState);
        Given([.. Said, retracted, reinstated]).When(retracted).ThenRecorded();
    }

    [Fact]
    public void Another_document_corroborates_it() => Given(Said).When(OfStatement("rebuke", new StatementCorroborated(Citing("tolo", 3)))).ThenRecorded();

    [Fact]
    public void Another_passage_of_the_same_document_corroborates_it() =>
        Given(Said).When(OfStatement("rebuke", new StatementCorroborated(Citing("dawn", 2, 200, 300)))).ThenRecorded();

    [Fact]
    public void The_same_evidence_again_is_so_already()
    {
        Given(Said).When(OfStatement("rebuke", new StatementCorroborated(Rebuke().Evidence with { Via = [.. Rebuke().Evidence.Via!] }))).ThenNothing();
        Given([.. Said, OfStatement("rebuke", new StatementCorroborated(Citing("tolo") with { Via = null }))])
            .When(OfStatement("rebuke", new StatementCorroborated(Citing("tolo") with { Via = [] }))).ThenNothing();
    }

    [Fact]
    public void Evidence_is_withdrawn_by_the_version_that_brought_it()
    {
        IReadOnlyList<Command> given = [.. Said, OfStatement("rebuke", new StatementRetracted(Why)), OfStatement("rebuke", new StatementCorroborated(Citing("tolo")))];
        Given(given).When(OfStatement("rebuke", new StatementEvidenceWithdrawn(1, Why))).ThenRecorded();
        Given(given).When(OfStatement("rebuke", new StatementEvidenceWithdrawn(3, Why))).ThenRecorded();
        foreach (var number in new[] { -1, 0, 2, 4, long.MaxValue })
            Given(given).When(OfStatement("rebuke", new StatementEvidenceWithdrawn(number, Why))).ThenRejected(RejectionType.UnknownEvidence, "evidence");
    }

    [Fact]
    public void Withdrawn_evidence_cannot_be_withdrawn_but_can_be_brought_anew()
    {
        var given = Given([.. Said, OfStatement("rebuke", new StatementEvidenceWithdrawn(1, Why))]);
        given.When(OfStatement("rebuke", new StatementEvidenceWithdrawn(1, Why))).ThenRejected(RejectionType.UnknownEvidence, "evidence");
        given.When(OfStatement("rebuke", new StatementCorroborated(Rebuke().Evidence))).ThenRecorded();
    }

    [Fact]
    public void Nothing_but_a_recording_begins_a_statements_stream()
    {
        foreach (var body in Reasoned(Why).Append(new StatementCorroborated(Citing("dawn")))) Given(Stage).When(OfStatement("rebuke", body)).ThenRejected(RejectionType.NotFound);
    }

    [Fact]
    public void Every_reason_is_demanded()
    {
        foreach (var (text, type) in BadTexts.Beyond(2_000))
        {
            foreach (var body in Reasoned(text)) Given(Said).When(OfStatement("rebuke", body)).ThenRejected(type, "reason");
        }
    }

    [Fact]
    public void What_happens_to_others_does_not_happen_to_a_statement() =>
        Should.Throw<ArgumentException>(() => Given(Said).When(OfStatement("rebuke", Registration("dawn"))));

    /// <summary>One for each field that is coded: all else stays.</summary>
    private static readonly IReadOnlyList<Func<CodedStatement, CodedStatement>> Changes =
    [
        s => s with { Speaker = Actor("mullah") },
        s => s with { Capacity = Capacity.Personal },
        s => s with { Targets = [Actor("pakistan")] },
        s => s with { InferredTargets = [] },
        s => s with { Act = new Act(Act.Cameo, ActCode.Parse("112")) },
        s => s with { Contexts = [] },
        s => s with { Modality = Modality.Announced },
        s => s with { SaidOn = new SaidOn(On("2023-05-28"), On("2023-05-28"), DateBasis.Inferred, s.SaidOn.Note) },
        s => s with { Claims = [new ClaimStand(Claim("shelter"), Standpoint.Asserts)] },
        s => s with { Joint = "talks" },
        s => s with { Paraphrase = "He rejects it." },
        s => s with { Quote = "No." },
        s => s with { ExternalId = "4711" },
    ];

    private static IEnumerable<LedgerEvent> Reasoned(string reason) =>
    [
        Correction(Rebuke() with { Quote = "No." }) with { Reason = reason }, new StatementEvidenceWithdrawn(1, reason), new StatementRetracted(reason), new StatementReinstated(reason),
    ];
}
