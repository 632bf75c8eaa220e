using System.ComponentModel;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Statements;

/// <summary>A pair for which a statement counts, with its stance before and after.</summary>
internal sealed record PreviewRow(ActorId Holder, ActorId Target, StanceRow Before, StanceRow After);

/// <summary>What recording or correcting a statement would change.</summary>
internal sealed record PreviewAnswer(
    [property: Description("x: the act's score, times 0.7 if only announced; null if the act has no score, and then no stance moves.")]
    double? Intensity,
    [property: Description("c, 0 … 1; 0 if its document is withdrawn, and then it does not count.")] double Confidence,
    [property: Description("The pairs it counts for before or after: speaker and target first, then by holder and target.")]
    IReadOnlyList<PreviewRow> Items,
    [property: Description("What to check before recording it.")] IReadOnlyList<Warning> Warnings,
    [property: Description("The recorded statements that it resembles, in order of recording, at most 20. If it is one of them, "
        + "corroborate that one instead.")]
    IReadOnlyList<StatementId> PossibleDuplicates) : StanceAnswer
{
    /// <summary>The answer for a statement, its evidence and the pairs it would change.</summary>
    public static PreviewAnswer From(
        CodedStatement statement,
        IReadOnlyList<EvidenceRow> rows,
        IReadOnlyList<PreviewRow> moved,
        IReadOnlyList<Warning> warnings,
        IReadOnlyList<StatementId> duplicates,
        StanceQuery question) => new(
        question.Settings.Intensity(statement.Act.Code, statement.Modality == Modality.Announced),
        rows.Count == 0 ? 0 : rows[0].Confidence,
        moved,
        warnings,
        duplicates);
}

/// <summary><c>POST /api/statements/preview</c>: validates a statement as recording would, and writes nothing.</summary>
internal static class PreviewStatement
{
    private static readonly Example Example = new(
        """
        {"speaker": "saeed-khatibzadeh", "targets": ["taliban"], "act": {"scheme": "cameo", "code": "111"}, "contexts": ["military"],
         "saidOn": {"earliest": "2021-09-06", "latest": "2021-09-06", "basis": "stated"}, "paraphrase": "Condemns the assault on Panjshir.",
         "evidence": {"document": "irna-2021-09-06", "passage": {"start": 120, "end": 310}, "voice": "quoted", "via": ["IRNA"],
         "credibility": 2}}
        """,
        200,
        $$"""
        {"intensity": -2, "confidence": 0.64, "items": [{"holder": "taliban", "target": "iran", "before": {{{Examples.Row}}},
         "after": {{{Examples.Row}}} }], "warnings": [], "possibleDuplicates": [], {{Examples.Context}}}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/statements/preview", HandleAsync)
        .Accepts<StatementRecorded>(Formats.Json)
        .WithPreviewMetadata<PreviewAnswer>(
            "Preview a statement: the stances of every pair it would count for, without it and with it. It is validated but not recorded.",
            Example);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] StanceParameters parameters,
        CommandHandler recorder,
        LedgerReader ledger,
        PairQueries pairs,
        DuplicateQueries duplicates,
        KnownAt knownAt,
        AsOf asOf,
        CancellationToken cancel)
    {
        var question = await StanceQuery.ReadAsync(parameters, knownAt, asOf, cancel);
        if (!(await RequestBody.ReadAsync(context, RequestBody.MaxBytes, Formats.Json)).TryGet(out var json, out var unreadable))
            return unreadable;
        if (!RecordStatement.Parse(json).TryGet(out var body, out unreadable)) return unreadable;
        if (!CommandEndpoint.Author(context).TryGet(out var author, out unreadable)) return unreadable;

        if (await CommandEndpoint.DryRunAsync(recorder, new Command(StreamId.From(body.Statement), body), author, cancel) is { } rejected)
            return rejected;

        var known = question.KnownAt ?? await ledger.HeadAsync(cancel);
        var document = StreamId.From(body.Evidence.Document);
        var documents = await ledger.FoldAsync([document], upTo: null, cancel);
        DocumentState Document(DocumentId id) => (DocumentState)documents[document].State;
        var statement = StatementState.Initial with { Content = body, Evidence = StatementState.Initial.Evidence.Add(1, body.Evidence) };
        var rows = EvidenceRows.From(statement, Document);
        var moved = await AffectedStances.ReadAsync(body.Statement, [], rows, question, known, pairs, cancel);
        var alike = await duplicates.LikeAsync(body.Statement, statement, cancel);
        return TypedResults.Json(
            PreviewAnswer.From(body, rows, moved, Warning.From(statement, Document), alike, question).To<PreviewAnswer>(question, known));
    }
}
