using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Recording;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api.Statements;

/// <summary>What became of one line of a batch.</summary>
/// <param name="Line">Its place, from 1; blank lines of NDJSON are counted.</param>
/// <param name="Status">The status that it would have had alone.</param>
/// <param name="Written">What it left behind; null if it was refused.</param>
/// <param name="Problem">Why it was refused; null if it was not.</param>
internal sealed record LineOutcome(int Line, int Status, Written? Written, Microsoft.AspNetCore.Mvc.ProblemDetails? Problem);

/// <summary>What became of a batch.</summary>
/// <param name="Recorded">How many lines are recorded.</param>
/// <param name="Refused">How many are not.</param>
/// <param name="Items">Each line's outcome, in order.</param>
internal sealed record BatchOutcome(int Recorded, int Refused, IReadOnlyList<LineOutcome> Items);

/// <summary><c>POST /api/statements</c>: records one statement (an object), or many, each on its own (an array, or NDJSON).</summary>
internal static class RecordStatement
{
    private const int MostBytes = 16 << 20, MostLines = 10_000;

    public static async Task<IResult> HandleAsync(HttpContext context, Recordings recordings, Recorder recorder, DuplicateQueries duplicates, LedgerReader ledger)
    {
        var (text, answer) = await Body.ReadAsync(context, MostBytes, Formats.Json, Formats.Ndjson);
        if (text is null) return answer!;
        var (lines, notJson) = Lines(text, context.Request.ContentType!);
        if (notJson is not null) return Problems.Problem(Problems.InvalidJson, notJson);
        if (lines is not null) return await RecordAllAsync(context, lines, recorder, duplicates, ledger);

        var (body, refusal, broken) = Parse(text);
        if (body is null) return Body.Answer(refusal, broken)!;
        return await recordings.BeginAsync(
            context, text, new Proposal(StreamId.Of(body.Statement), body), $"/api/statements/{body.Statement}", async written => (await CompleteAsync([written], duplicates, ledger, context))[0]);
    }

    /// <summary>
    /// The same, each with the statements recorded before it that it looks like, and with what to look at again. What it was written at is where it
    /// was recorded: it is its first event.
    /// </summary>
    private static async Task<IReadOnlyList<Written>> CompleteAsync(IReadOnlyCollection<Written> recorded, DuplicateQueries duplicates, LedgerReader ledger, HttpContext context)
    {
        var warnings = await Warning.OfAsync([.. recorded.Select(written => StatementId.Of(written.Id))], ledger, context.RequestAborted);
        var before = await duplicates.BeforeAsync([.. recorded.Select(written => new LedgerPosition(written.Position))], context.RequestAborted);
        return [.. recorded.Select(written => written with
        {
            PossibleDuplicates = [.. before[new LedgerPosition(written.Position)]],
            Warnings = warnings[StatementId.Of(written.Id)] is { Count: > 0 } some ? some : null,
        })];
    }

    /// <summary>The lines of a batch; null if the body is one object.</summary>
    private static (IReadOnlyList<(int Number, string Json)>? Lines, string? NotJson) Lines(string text, string contentType)
    {
        if (contentType.StartsWith(Formats.Ndjson, StringComparison.OrdinalIgnoreCase))
            return ([.. text.Split('\n', StringSplitOptions.TrimEntries).Select((line, i) => (i + 1, line)).Where(line => line.line.Length > 0)], null);
        if (!text.AsSpan().TrimStart().StartsWith("[")) return (null, null);
        try
        {
            using var array = System.Text.Json.JsonDocument.Parse(text);
            return ([.. array.RootElement.EnumerateArray().Select((line, i) => (i + 1, line.GetRawText()))], null);
        }
        catch (System.Text.Json.JsonException e)
        {
            return (null, Body.NotJson(e));
        }
    }

    private static async Task<IResult> RecordAllAsync(HttpContext context, IReadOnlyList<(int Number, string Json)> lines, Recorder recorder, DuplicateQueries duplicates, LedgerReader ledger)
    {
        if (lines.Count > MostLines) return Problems.Problem(Problems.BodyTooLarge, $"The batch has {lines.Count} lines; at most {MostLines} are taken at once.");
        var (author, wrong) = Recordings.Author(context);
        if (author is null) return wrong!;
        var outcomes = new LineOutcome[lines.Count];
        var recordings = new List<(int Index, Ledger.Recording.Recording Recording)>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (number, line) = lines[i];
            var (key, wrongKey) = Recordings.Key(context, author, line, $"#{number}");
            if (wrongKey is not null) return wrongKey;
            var (body, refusal, broken) = Parse(line);
            if (body is null) outcomes[i] = Refused(number, Body.Answer(refusal, broken)!);
            else recordings.Add((i, new Ledger.Recording.Recording([new Proposal(StreamId.Of(body.Statement), body)], author, Expected: null, key)));
        }

        var results = await recorder.RecordAllAsync([.. recordings.Select(r => r.Recording)], context.RequestAborted);
        foreach (var ((index, _), result) in recordings.Zip(results)) outcomes[index] = Told(lines[index].Number, result);

        // Once all are recorded, so that each is told of those on the lines before it too.
        var recorded = await CompleteAsync([.. outcomes.Select(outcome => outcome.Written).OfType<Written>()], duplicates, ledger, context);
        var told = new Queue<Written>(recorded);
        return TypedResults.Json(new BatchOutcome(
            recorded.Count, outcomes.Length - recorded.Count, [.. outcomes.Select(outcome => outcome.Written is null ? outcome : outcome with { Written = told.Dequeue() })]));
    }

    private static LineOutcome Told(int line, RecordResult result) => result switch
    {
        { Outcome: RecordOutcome.Recorded { Writes: [var write, ..] } } =>
            new LineOutcome(line, StatusCodes.Status201Created, new Written(write.Stream.Slug, write.Version, write.Position.Value), null),
        { Outcome: { } outcome } => Refused(line, Recordings.ProblemOf(outcome)!),
        _ => Refused(line, Failures.Of(result.Failure!)),
    };

    private static LineOutcome Refused(int line, IResult problem)
    {
        var details = ((Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult)problem).ProblemDetails;
        return new LineOutcome(line, details.Status!.Value, null, details);
    }

    /// <summary>A statement without an id gets one: time-ordered, so that ids made one after the other sort so. One that would be shown where something else answers is refused.</summary>
    public static (StatementRecorded? Body, Refusal? Refusal, string? NotJson) Parse(string json)
    {
        var (body, refusal, notJson) = Body.Parse(json, typeof(StatementRecorded), ("statement", $"s-{Guid.CreateVersion7():n}"));
        return body is StatementRecorded { Statement.Value: ListDuplicates.Segment }
            ? (null, new Refusal(RefusalType.InvalidField, $"statement: '{ListDuplicates.Segment}' cannot be an id: the list of duplicates answers at its address.", "statement"), null)
            : ((StatementRecorded?)body, refusal, notJson);
    }
}
