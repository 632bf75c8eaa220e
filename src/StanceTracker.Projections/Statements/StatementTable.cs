using Npgsql;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Statements;

/// <summary>The table <c>read.statement</c>.</summary>
internal static class StatementTable
{
    /// <summary>The statements with evidence in any of these documents.</summary>
    public static async Task<IReadOnlyList<StatementId>> CitingAsync(NpgsqlConnection connection, IReadOnlyCollection<DocumentId> documents, CancellationToken cancel)
    {
        if (documents.Count == 0) return [];
        await using var command = new NpgsqlCommand("select statement from read.statement where terms && $1", connection)
        {
            Parameters = { Parameters.Create(documents.Select(document => SearchTerm.Document(document.Value)).ToArray()) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var citing = new List<StatementId>();
        while (await reader.ReadAsync(cancel)) citing.Add(StatementId.Parse(reader.GetString(0)));
        return citing;
    }

    /// <summary>Writes the statements that a batch touched.</summary>
    public static void Write(NpgsqlBatch writes, ProjectionBatch fold)
    {
        var rows = fold.Touched.Where(t => t.Key.Kind == StreamKind.Statement)
            .Select(t => (Stream: t.Key, t.Value, State: (StatementState)fold.State(t.Key)))
            .ToArray();
        var begun = rows.Where(row => row.Value.Begun).ToArray();
        writes.Add(
            """
            insert into read.statement (position, statement, day, retracted, terms, words)
            select position, statement, day, retracted, string_to_array(terms, E'\n'), to_tsvector('simple', words)
            from unnest($1, $2, $3, $4, $5, $6) as s (position, statement, day, retracted, terms, words)
            """,
            begun,
            [Parameters.Column(begun, row => row.Value.First.Position.Value), .. Columns(begun)]);
        var changed = rows.Where(row => !row.Value.Begun).ToArray();
        writes.Add(
            """
            update read.statement s
            set day = n.day, retracted = n.retracted, terms = string_to_array(n.terms, E'\n'), words = to_tsvector('simple', n.words)
            from unnest($1, $2, $3, $4, $5) as n (statement, day, retracted, terms, words)
            where s.statement = n.statement
            """,
            changed,
            Columns(changed));
    }

    private static NpgsqlParameter[] Columns(IReadOnlyCollection<(StreamId Stream, Touched Value, StatementState State)> rows) =>
    [
        Parameters.Column(rows, row => row.Stream.Slug),
        Parameters.Column(rows, row => row.State.Content!.SaidOn.Day),
        Parameters.Column(rows, row => row.State.Retracted),
        Parameters.Column(rows, row => string.Join('\n', SearchTerm.From(row.State))),
        Parameters.Column(rows, row => Words(row.State)),
    ];

    /// <summary>The words that a statement is found by.</summary>
    public static string Words(StatementState statement) => $"{statement.Content!.Paraphrase} {statement.Content.Quote}";
}

/// <summary>The terms that a statement is found by.</summary>
internal static class SearchTerm
{
    public static string Speaker(string actor) => $"speaker:{actor}";

    public static string Target(string actor) => $"target:{actor}";

    public static string Act(string code) => $"act:{code}";

    public static string Context(string context) => $"context:{context}";

    public static string Document(string document) => $"document:{document}";

    public static string Claim(string claim) => $"claim:{claim}";

    public static string Joint(string joint) => $"joint:{joint}";

    /// <summary>All terms of a statement as it stands. An act is found by its code and by every code that it is a kind of.</summary>
    public static IEnumerable<string> From(StatementState statement)
    {
        var content = statement.Content!;
        var code = content.Act.Code.Value;
        return
        [
            Speaker(content.Speaker.Value),
            .. content.Targets.Select(target => Target(target.Value)),
            .. Enumerable.Range(2, code.Length - 1).Select(length => Act(code[..length])),
            .. content.Contexts.Select(Context),
            .. statement.Evidence.Values.Select(evidence => Document(evidence.Document.Value)).Distinct(),
            .. content.Claims.Select(stand => Claim(stand.Claim.Value)),
            .. content.Joint is { } joint ? [Joint(joint)] : Array.Empty<string>(),
        ];
    }
}
