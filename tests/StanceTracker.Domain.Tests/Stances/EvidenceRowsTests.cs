using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;

namespace StanceTracker.Domain.Tests.Stances;

/// <summary>A document of reliability B with a report of credibility 2 has a strength of 0.64; the statements here rest on it first.</summary>
public class EvidenceRowsTests
{
    /// <summary>0.64, as the formula rounds it.</summary>
    private const double Once = 1 - (1 - 0.8 * 0.8);

    private static readonly IReadOnlyList<Command> Said = [.. Stage, Registered("tolo", reliability: Reliability.C), Registered("irna", reliability: Reliability.A), Recorded()];

    [Fact]
    public void A_statement_brings_a_row_for_each_target_that_is_named() =>
        Rows().ShouldBe([new EvidenceRow(Actor("muttaqi"), Actor("iran"), Capacity.Official, new DaySpan(On("2023-05-28"), On("2023-05-29")), Extent.Within, Rebuke().Act.Code, Announced: false, Once)]);

    [Fact]
    public void A_statement_whose_targets_are_all_inferred_brings_none() =>
        Rows(Change(Correction(Rebuke() with { InferredTargets = Rebuke().Targets }))).ShouldBeEmpty();

    [Fact]
    public void Two_documents_are_believed_more_than_one() => Confidence(Corroborated("tolo", 3)).ShouldBe(1 - (1 - 0.64) * (1 - 0.36), 1e-15);

    [Fact]
    public void A_document_counts_once_with_its_best_credibility()
    {
        Confidence(Change(new StatementCorroborated(Citing("dawn", 3, 200, 300)))).ShouldBe(0.64, 1e-15);
        Confidence(Change(new StatementCorroborated(Citing("dawn", 1, 200, 300)))).ShouldBe(0.8, 1e-15);
        Confidence(Change(new StatementCorroborated(Citing("dawn", 6, 200, 300))), Corroborated("tolo", 5), Corroborated("tolo", 3)).ShouldBe(1 - 0.36 * 0.64, 1e-15);
    }

    [Fact]
    public void Withdrawn_evidence_does_not_count_and_its_document_may_still_by_another_passage()
    {
        var withdrawn = Change(new StatementEvidenceWithdrawn(1, Why));
        Rows(withdrawn).ShouldBeEmpty();
        Confidence(Corroborated("tolo", 3), withdrawn).ShouldBe(0.36, 1e-15);
        Confidence(Change(new StatementCorroborated(Citing("dawn", 3, 200, 300))), withdrawn).ShouldBe(0.48, 1e-15);
        Confidence(withdrawn, Change(new StatementCorroborated(Rebuke().Evidence))).ShouldBe(0.64, 1e-15);
    }

    [Fact]
    public void A_withdrawn_document_does_not_count_until_it_is_reinstated()
    {
        Command withdrawn = OfDocument("dawn", new DocumentWithdrawn(Why)), reinstated = OfDocument("dawn", new DocumentReinstated(Why));
        Rows(withdrawn).ShouldBeEmpty();
        Confidence(Corroborated("tolo", 3), withdrawn).ShouldBe(0.36, 1e-15);
        Confidence(withdrawn, reinstated).ShouldBe(0.64, 1e-15);
    }

    [Fact]
    public void A_document_rated_anew_is_believed_anew()
    {
        Confidence(OfDocument("dawn", new DocumentRated(Reliability.E, Why))).ShouldBe(0.16, 1e-15);
        Confidence(OfDocument("dawn", new DocumentRated(Reliability.F, Why))).ShouldBe(0.4, 1e-15);
        Confidence(Corroborated("irna", 1), OfDocument("dawn", new DocumentRated(Reliability.E, Why))).ShouldBe(1);
    }

    [Fact]
    public void A_retracted_statement_brings_none_until_it_is_reinstated()
    {
        Rows(Change(new StatementRetracted(Why))).ShouldBeEmpty();
        Confidence(Change(new StatementRetracted(Why)), Change(new StatementReinstated(Why))).ShouldBe(0.64, 1e-15);
    }

    [Fact]
    public void What_is_conditional_counts_half_and_what_is_announced_whole_but_marked()
    {
        Confidence(Change(Correction(Rebuke() with { Modality = Modality.Conditional }))).ShouldBe(0.32, 1e-15);
        var announced = Rows(Change(Correction(Rebuke() with { Modality = Modality.Announced }))).ShouldHaveSingleItem();
        (announced.Confidence, announced.Announced).ShouldBe((Once, true));
        Rows().ShouldHaveSingleItem().Announced.ShouldBeFalse();
    }

    [Fact]
    public void A_correction_speaks_for_all_rows()
    {
        var corrected = Rebuke() with { Targets = [Actor("pakistan"), Actor("iran")], InferredTargets = [], Capacity = Capacity.Personal, SaidOn = new SaidOn(On("2023-06-01"), On("2023-06-04"), DateBasis.Stated, extent: Extent.Throughout) };
        Rows(Change(Correction(corrected))).ShouldBe(
        [
            new EvidenceRow(Actor("muttaqi"), Actor("pakistan"), Capacity.Personal, new DaySpan(On("2023-06-01"), On("2023-06-04")), Extent.Throughout, Rebuke().Act.Code, Announced: false, Once),
            new EvidenceRow(Actor("muttaqi"), Actor("iran"), Capacity.Personal, new DaySpan(On("2023-06-01"), On("2023-06-04")), Extent.Throughout, Rebuke().Act.Code, Announced: false, Once),
        ]);
    }

    [Fact]
    public void A_merged_speaker_stays_as_written() =>
        Rows(Introduced("amir-khan"), Merged("muttaqi", "amir-khan")).ShouldHaveSingleItem().Speaker.ShouldBe(Actor("muttaqi"));

    [Fact]
    public void What_was_never_recorded_brings_none() => EvidenceRows.From(StatementState.Initial, _ => DocumentState.Initial).ShouldBeEmpty();

    private static Command Change(LedgerEvent body) => OfStatement("rebuke", body);

    private static Command Corroborated(string document, int credibility) => Change(new StatementCorroborated(Citing(document, credibility)));

    private static double Confidence(params Command[] then) => Rows(then).ShouldHaveSingleItem().Confidence;

    private static IReadOnlyList<EvidenceRow> Rows(params Command[] then)
    {
        var aggregates = TestAggregates.Of(Said);
        foreach (var command in then) aggregates.Take(command).ShouldBeOfType<Decision.Accepted>();
        return EvidenceRows.From(aggregates.Statement(StatementId.Parse("rebuke")), aggregates.Document);
    }
}
