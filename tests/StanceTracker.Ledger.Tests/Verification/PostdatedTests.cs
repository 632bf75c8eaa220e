using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Verification;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Verification;

/// <summary>Statements of an older ledger that are dated after their recording are reported until corrected, but not as faults.</summary>
public sealed class PostdatedTests
{
    [Fact]
    public async Task A_statement_dated_after_its_recording_is_reported_until_corrected()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var recorder = new CommandHandler(ledger.Reader, ledger.Writer, new ClockOf(2300));
        foreach (var body in new LedgerEvent[] { Some.Actor("speaker"), Some.Actor("target"), Some.Document("article"), Some.Statement("mistyped").On(2203, 6, 1), Some.Statement("right") })
            await RecordAsync(recorder, Some.StreamOf(body), body);

        var (result, findings) = await CheckAsync(ledger);
        result.Faults.ShouldBe(0);
        findings.ShouldHaveSingleItem().Text.ShouldStartWith("position 4, statement-mistyped 1: its days end on 2203-06-01, after the day of recording, ");
        findings[0].IsFault.ShouldBeFalse();

        var said = Some.Statement("mistyped").On(2023, 6, 1);
        await RecordAsync(ledger.Recorder, StreamId.From(said.Statement), new StatementCorrected
        {
            Speaker = said.Speaker,
            Targets = said.Targets,
            Act = said.Act,
            SaidOn = said.SaidOn,
            Paraphrase = said.Paraphrase,
            Reason = "The year was mistyped.",
        });
        (await CheckAsync(ledger)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_one_is_rejected_by_the_day_of_its_recording()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        foreach (var body in new LedgerEvent[] { Some.Actor("speaker"), Some.Actor("target"), Some.Document("article") }) await RecordAsync(ledger.Recorder, Some.StreamOf(body), body);
        var said = new Command(StreamId.From(StatementId.Parse("said")), Some.Statement("said").On(2023, 6, 2));

        var early = await new CommandHandler(ledger.Reader, ledger.Writer, new ClockOf(2023, 6, 1)).HandleAsync(new StanceTracker.Ledger.Commands.CommandEnvelope([said], Some.Analyst));
        early.ShouldBeOfType<AppendOutcome.Rejected>().Reason.Field.ShouldBe("saidOn.latest");
        (await new CommandHandler(ledger.Reader, ledger.Writer, new ClockOf(2023, 6, 2)).HandleAsync(new StanceTracker.Ledger.Commands.CommandEnvelope([said], Some.Analyst))).ShouldBeOfType<AppendOutcome.Appended>();
    }

    private static async Task RecordAsync(CommandHandler recorder, StreamId stream, LedgerEvent body) =>
        (await recorder.HandleAsync(new StanceTracker.Ledger.Commands.CommandEnvelope([new Command(stream, body)], Some.Analyst))).ShouldBeOfType<AppendOutcome.Appended>();

    private static async Task<(CheckResult Result, IReadOnlyList<Finding> Findings)> CheckAsync(TestLedger ledger)
    {
        var findings = new List<Finding>();
        return (await new LedgerCheck(ledger.Database.Application, findings.Add).RunAsync(articles: null), findings);
    }

    /// <summary>A clock stopped at noon of a day.</summary>
    private sealed class ClockOf(int year, int month = 1, int day = 1) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
    }
}
