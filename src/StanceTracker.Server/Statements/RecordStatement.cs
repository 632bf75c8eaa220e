using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Statements;

/// <summary>The result of one line of a batch.</summary>
/// <param name="Line">The line's number, from 1; blank lines of NDJSON count.</param>
/// <param name="Status">The HTTP status that a request with this line alone would get.</param>
/// <param name="Written">What was written; null if the line was rejected.</param>
/// <param name="Problem">Why the line was rejected; null if it was not.</param>
internal sealed record LineResult(int Line, int Status, WriteReceipt? Written, Microsoft.AspNetCore.Mvc.ProblemDetails? Problem);

/// <summary>The result of a batch.</summary>
/// <param name="Recorded">The number of lines recorded.</param>
/// <param name="Refused">The number of lines rejected.</param>
/// <param name="Items">The result of each line, in order.</param>
internal sealed record BatchResult(int Recorded, int Refused, IReadOnlyList<LineResult> Items);

/// <summary><c>POST /api/statements</c>: records one statement (an object), or several independently (an array or NDJSON).</summary>
internal static class RecordStatement
{
    private const int MaxBytes = 16 << 20, MaxLines = 10_000;

    private static readonly Example Example = Example.Writing(
        """
        {"speaker": "saeed-khatibzadeh", "targets": ["taliban"], "act": {"scheme": "cameo", "code": "111"}, "contexts": ["military"],
         "saidOn": {"earliest": "2021-09-06", "latest": "2021-09-06", "basis": "stated"}, "paraphrase": "Condemns the assault on Panjshir.",
         "evidence": {"document": "irna-2021-09-06", "passage": {"start": 120, "end": 310}, "voice": "quoted", "via": ["IRNA"],
         "credibility": 2}}
        """,
        """{"id": "s-0199f3c1d2e47a6b8c5d4e3f2a1b0c9d", "version": 1, "position": 463, "possibleDuplicates": []}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/statements", HandleAsync)
        .Accepts<StatementRecorded>(Formats.Json, Formats.Ndjson).Produces<BatchResult>(200)
        .WithCreateMetadata(
            "Record a statement (an object), or several independently (an array or NDJSON). A statement without an id is given one.",
            Example);

    public static async Task<IResult> HandleAsync(
        HttpContext context, CommandEndpoint endpoint, CommandHandler handler, DuplicateQueries duplicates, LedgerReader ledger)
    {
        if (!(await RequestBody.ReadAsync(context, MaxBytes, Formats.Json, Formats.Ndjson)).TryGet(out var text, out var problem))
            return problem;
        if (IsBatch(text, context.Request.ContentType!))
        {
            return Lines(text, context.Request.ContentType!).TryGet(out var lines, out problem)
                ? await RecordAllAsync(context, lines, handler, duplicates, ledger)
                : problem;
        }

        if (!Parse(text).TryGet(out var body, out problem)) return problem;
        return await endpoint.CreateAsync(
            context,
            text,
            new Command(StreamId.From(body.Statement), body),
            $"/api/statements/{body.Statement}",
            async written => (await CompleteAsync([written], duplicates, ledger, context))[0]);
    }

    /// <summary>
    /// The same receipts with possible duplicates recorded earlier, and warnings. The position of a receipt is that of the
    /// recording, its first event.
    /// </summary>
    private static async Task<IReadOnlyList<WriteReceipt>> CompleteAsync(
        IReadOnlyCollection<WriteReceipt> recorded, DuplicateQueries duplicates, LedgerReader ledger, HttpContext context)
    {
        var warnings =
            await Warning.ReadAsync([.. recorded.Select(written => StatementId.Parse(written.Id))], ledger, context.RequestAborted);
        var before =
            await duplicates.BeforeAsync([.. recorded.Select(written => new LedgerPosition(written.Position))], context.RequestAborted);
        return [.. recorded.Select(written => written with
        {
            PossibleDuplicates = [.. before[new LedgerPosition(written.Position)]],
            Warnings = warnings[StatementId.Parse(written.Id)] is { Count: > 0 } some ? some : null,
        })];
    }

    private static bool IsBatch(string text, string contentType) => IsNdjson(contentType) || text.AsSpan().TrimStart().StartsWith("[");

    private static bool IsNdjson(string contentType) => contentType.StartsWith(Formats.Ndjson, StringComparison.OrdinalIgnoreCase);

    private static Parsed<List<(int Number, string Json)>> Lines(string text, string contentType)
    {
        if (IsNdjson(contentType))
            return text
                .Split('\n', StringSplitOptions.TrimEntries)
                .Select((line, i) => (i + 1, line))
                .Where(line => line.line.Length > 0)
                .ToList();
        try
        {
            using var array = System.Text.Json.JsonDocument.Parse(text);
            return array.RootElement.EnumerateArray().Select((line, i) => (i + 1, line.GetRawText())).ToList();
        }
        catch (System.Text.Json.JsonException e)
        {
            return RequestBody.NotJson(e);
        }
    }

    private static async Task<IResult> RecordAllAsync(
        HttpContext context,
        List<(int Number, string Json)> lines,
        CommandHandler handler,
        DuplicateQueries duplicates,
        LedgerReader ledger)
    {
        if (lines.Count > MaxLines)
            return Problems.Problem(Problems.BodyTooLarge, $"The batch has {lines.Count} lines; the limit is {MaxLines} per request.");
        if (!CommandEndpoint.Author(context).TryGet(out var author, out var problem)) return problem;
        var outcomes = new LineResult[lines.Count];
        var envelopes = new List<(int Index, CommandEnvelope Envelope)>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (number, line) = lines[i];
            if (!CommandEndpoint.TryReadKey(context, author, line, out var key, out problem, $"#{number}")) return problem;
            if (Parse(line).TryGet(out var body, out problem))
                envelopes.Add((i, new CommandEnvelope([new Command(StreamId.From(body.Statement), body)], author, Expected: null, key)));
            else
                outcomes[i] = Rejected(number, problem);
        }

        var results = await handler.HandleAllAsync([.. envelopes.Select(e => e.Envelope)], context.RequestAborted);
        foreach (var ((index, _), result) in envelopes.Zip(results)) outcomes[index] = ToResult(lines[index].Number, result);

        // After all are recorded, so that each also names duplicates on earlier lines.
        var recorded =
            await CompleteAsync([.. outcomes.Select(outcome => outcome.Written).OfType<WriteReceipt>()], duplicates, ledger, context);
        var receipts = new Queue<WriteReceipt>(recorded);
        return TypedResults.Json(new BatchResult(
            recorded.Count,
            outcomes.Length - recorded.Count,
            [.. outcomes.Select(outcome => outcome.Written is null ? outcome : outcome with { Written = receipts.Dequeue() })]));
    }

    private static LineResult ToResult(int line, AppendOutcome result) => result switch
    {
        AppendOutcome.Appended { Writes: [var write, ..] } =>
            new LineResult(
                line, StatusCodes.Status201Created, new WriteReceipt(write.Stream.Slug, write.Version, write.Position.Value), null),
        _ => Rejected(line, CommandEndpoint.ProblemOf(result)!),
    };

    private static LineResult Rejected(int line, ProblemHttpResult problem) =>
        new(line, problem.ProblemDetails.Status!.Value, null, problem.ProblemDetails);

    /// <summary>Reads a statement. One without an id is given a time-ordered one; one with a reserved id is rejected.</summary>
    public static Parsed<StatementRecorded> Parse(string json)
    {
        if (!RequestBody.Parse<StatementRecorded>(json, ("statement", $"s-{Guid.CreateVersion7():n}"))
            .TryGet(out var body, out var problem)) return problem;
        if (body.Statement.Value != ListDuplicates.Segment) return body;
        return Problems.Problem(new Rejection(
            RejectionType.InvalidField,
            $"statement: '{ListDuplicates.Segment}' is reserved; /api/statements/{ListDuplicates.Segment} lists duplicates.",
            "statement"));
    }
}
