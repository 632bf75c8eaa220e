using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Ledger.Commands;

namespace StanceTracker.Imports.Tests.Overlaps;

/// <summary>What people have done to what was imported stays when it is imported again.</summary>
public sealed class ByHandTests
{
    private static readonly StreamId Gdelt = StreamId.From(StatementId.Parse("gdelt-1001")), AcledClash = StreamId.From(StatementId.Parse("acled-mli101"));

    [Fact]
    public async Task A_row_loaded_again_changes_nothing_though_its_actors_would_be_found_elsewhere_by_now()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var row = Files.Gdelt2((5, "AFGREB"), (6, "TALIBAN FIGHTERS"));
        (await ledger.ImportAsync(Gdelt2.Format, row)).Recorded.ShouldBe(1);
        await DoAsync(ledger, StreamId.From(ActorId.Parse("taliban")), new ActorIntroduced(ActorId.Parse("taliban"), "Taliban", ActorKind.ArmedGroup));
        await DoAsync(ledger, StreamId.From(ActorId.Parse("taliban")), new ActorAliasAdded("Taliban fighters"));
        var before = await ledger.StateAsync();

        (await ledger.ImportAsync(Gdelt2.Format, row)).AlreadyThere.ShouldBe(1);
        (await ledger.StateAsync()).ShouldBe(before);

        (await ledger.ImportAsync(Gdelt2.Format, Files.Gdelt2((0, "1002"), (5, "AFGREB"), (6, "TALIBAN FIGHTERS")))).Recorded.ShouldBe(1);
        (await ledger.RowsAsync("select speaker from read.evidence where statement = 'gdelt-1002'")).ShouldBe(["taliban"]);
    }

    [Fact]
    public async Task Corrections_retractions_and_withdrawals_stay()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var files = new (ImportFormat Format, string File)[] { (Gdelt2.Format, $"{Files.Gdelt2()}\n{Files.Gdelt2((0, "1002"))}"), (Gdelt2Mentions.Format, Files.Mention()) };
        foreach (var (format, file) in files) await ledger.ImportAsync(format, file);
        await DoAsync(ledger, Gdelt, Corrected("gdelt:1001", "0A better paraphrase."));
        await DoAsync(ledger, Gdelt, new StatementEvidenceWithdrawn(2, "The wrong event."));
        await DoAsync(ledger, StreamId.From(StatementId.Parse("gdelt-1002")), new StatementRetracted("It did not happen."));
        await DoAsync(ledger, StreamId.From(DocumentId.Parse("paper-example-c175c90735984062c999")), new DocumentRated(Reliability.D, "It errs."));
        var (state, events) = (await ledger.StateAsync(), await ledger.EventsAsync());

        foreach (var (format, file) in files) (await ledger.ImportAsync(format, file)).Recorded.ShouldBe(0);

        (await ledger.StateAsync()).ShouldBe(state);
        (await ledger.EventsAsync()).ShouldBe(events);
    }

    [Fact]
    public async Task An_affiliation_that_was_withdrawn_is_not_made_again_and_a_merged_actor_does_not_hold_up_a_row()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.ImportAsync(Gdelt2.Format, Files.Gdelt2((5, "IRNMED")));
        await DoAsync(ledger, StreamId.From(ActorId.Parse("media-irn")), new ActorAffiliationWithdrawn(2, "They do not speak for it."));
        await ledger.ImportAsync(Gdelt2.Format, Files.Gdelt2((0, "1002"), (5, "IRNMED")));
        (await ledger.RowsAsync("select type from ledger.mt_events where stream_id = 'actor-media-irn' order by version")).ShouldBe(["actor_introduced", "actor_affiliated", "actor_affiliation_withdrawn"]);

        await DoAsync(ledger, StreamId.From(ActorId.Parse("irib")), new ActorIntroduced(ActorId.Parse("irib"), "IRIB", ActorKind.Organization));
        await DoAsync(ledger, StreamId.From(ActorId.Parse("media-irn")), new ActorMerged(ActorId.Parse("irib"), "All of it is theirs."));
        (await ledger.ImportAsync(Gdelt2.Format, Files.Gdelt2((0, "1003"), (5, "IRNMED")))).Recorded.ShouldBe(1);
        ledger.Rejects.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_newer_row_of_acled_corrects_with_a_reason_and_an_older_one_does_not()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        (await ledger.ImportAsync(Acled.Format, Files.Fixture("acled-later.csv"))).Recorded.ShouldBe(2);

        (await ledger.ImportAsync(Acled.Format, Files.Fixture("acled.csv"))).ShouldBe(new ImportResult(6, 1, 2, 2, NoTarget: 1));
        (await TypesAsync(ledger)).ShouldBe(["statement_recorded", "statement_corroborated"]);

        await using var other = await TestLedger.EmptyAsync();
        await other.ImportAsync(Acled.Format, Files.Fixture("acled.csv"));
        (await other.ImportAsync(Acled.Format, Files.Fixture("acled-later.csv"))).ShouldBe(new ImportResult(2, 1, 1, 0));
        (await TypesAsync(other)).ShouldBe(
            ["statement_recorded", "statement_corroborated", "statement_corrected", "statement_evidence_withdrawn", "statement_evidence_withdrawn", "statement_corroborated", "statement_corroborated"]);
        (await other.RowsAsync("select data ->> 'reason' from ledger.mt_events where type = 'statement_corrected'")).ShouldBe(["Imported anew: the row was changed, as of 1688000000."]);
        (await other.StateAsync()).ShouldBe(await ledger.StateAsync());
    }

    [Fact]
    public async Task A_statement_that_somebody_has_made_another_than_the_row_is_left()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.ImportAsync(Acled.Format, Files.Fixture("acled.csv"));
        await DoAsync(ledger, AcledClash, Corrected(null, "What we know better.", "mali", "military-forces-of-mali-2021-mli"));
        var state = await ledger.StateAsync();

        (await ledger.ImportAsync(Acled.Format, Files.Fixture("acled-later.csv"))).Recorded.ShouldBe(0);

        (await ledger.StateAsync()).ShouldBe(state);
    }

    [Fact]
    public async Task Two_forms_of_a_row_come_to_the_one_that_sorts_last_with_the_evidence_of_both()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var (one, other) = (Files.Gdelt2((26, "111"), (27, "111"), (32, "1")), Files.Gdelt2((26, "112"), (27, "112"), (32, "5")));

        var file = $"{one}\n{other}\n{one}\n{other}\n";

        (await ledger.ImportAsync(Gdelt2.Format, file, new ImportMode(DryRun: true))).ShouldBe(new ImportResult(4, 2, 2, 0));
        (await ledger.EventsAsync()).ShouldBeEmpty();
        (await ledger.ImportAsync(Gdelt2.Format, file)).ShouldBe(new ImportResult(4, 2, 2, 0));

        (await ledger.RowsAsync("select data #>> '{act,code}' from ledger.mt_events where stream_id = 'statement-gdelt-1001' and data ? 'act' order by version")).ShouldBe(["111", "112"]);
        (await ledger.RowsAsync("select data #>> '{evidence,credibility}' from ledger.mt_events where stream_id = 'statement-gdelt-1001' and data ? 'evidence' order by version")).ShouldBe(["3", "1"]);
        await using var backwards = await TestLedger.EmptyAsync();
        (await backwards.ImportAsync(Gdelt2.Format, $"{other}\n{one}\n")).ShouldBe(new ImportResult(2, 2, 0, 0));
        (await backwards.StateAsync()).ShouldBe(await ledger.StateAsync());
    }

    private static Task<IReadOnlyList<string>> TypesAsync(TestLedger ledger) => ledger.RowsAsync($"select type from ledger.mt_events where stream_id = '{AcledClash}' order by version");

    private static async Task DoAsync(TestLedger ledger, StreamId stream, LedgerEvent body) =>
        (await ledger.Recorder.HandleAsync(new CommandEnvelope([new Command(stream, body)], new Authorship("somebody")))).ShouldBeOfType<CommandOutcome.Recorded>();

    private static StatementCorrected Corrected(string? externalId, string paraphrase, string speaker = "iran", string target = "pakistan") => new()
    {
        Speaker = ActorId.Parse(speaker),
        Targets = [ActorId.Parse(target)],
        Act = new Act(Act.Cameo, ActCode.Parse("010")),
        SaidOn = new SaidOn(new DateOnly(2016, 1, 1), new DateOnly(2016, 1, 1), DateBasis.Inferred),
        Paraphrase = paraphrase,
        ExternalId = externalId,
        Reason = "It was miscoded.",
    };
}
