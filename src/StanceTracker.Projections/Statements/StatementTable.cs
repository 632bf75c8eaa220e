using Npgsql;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Statements;

/// <summary>The table <c>read.statement</c>.</summary>
internal sealed class StatementTable() : CurrentTable<StatementState>("statement", StreamKind.Statement, id: "statement", columns => columns
    .Bigint("position", row => row.Position)
    .Text("statement", row => row.Id)
    .Date("day", row => row.State.Content!.SaidOn.Day)
    .Boolean("retracted", row => row.State.Retracted)
    .Texts("terms", row => [.. SearchTerm.From(row.State)])
    .Words("words", row => $"{row.State.Content!.Paraphrase} {row.State.Content.Quote}"))
{
    /// <summary>The statements with evidence in any of these documents.</summary>
    public static async Task<IReadOnlyList<StatementId>> CitingAsync(
        NpgsqlConnection connection, IReadOnlyCollection<DocumentId> documents, CancellationToken cancel)
    {
        if (documents.Count == 0) return [];
        await using var command = new NpgsqlCommand("select statement from read.statement where terms && $1", connection)
        {
            Parameters = { Parameters.Create(documents.Select(document => SearchTerm.Document(document.Value)).ToArray()) },
        };
        return await command.ListAsync(row => StatementId.Parse(row.GetString(0)), cancel);
    }
}

/// <summary>The terms that statements are found by.</summary>
internal static class SearchTerm
{
    public static string Speaker(string actor) => $"speaker:{actor}";

    public static string Target(string actor) => $"target:{actor}";

    public static string Act(string code) => $"act:{code}";

    public static string Context(string context) => $"context:{context}";

    public static string Document(string document) => $"document:{document}";

    public static string Claim(string claim) => $"claim:{claim}";

    public static string Joint(string joint) => $"joint:{joint}";

    /// <summary>All terms of a statement as it is now. An act is found by its code and by every more general code.</summary>
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
