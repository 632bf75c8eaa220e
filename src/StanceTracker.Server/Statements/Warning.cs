using System.Text.Json.Serialization;
using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Server.Statements;

/// <summary>Something to check in a statement; it does not keep the statement from being recorded.</summary>
/// <param name="Type"><c>after-publication</c> or <c>other-half</c>.</param>
/// <param name="Field">The field to check.</param>
/// <param name="Message">A message for the person who recorded it.</param>
/// <param name="Statement">The other statement concerned; omitted if there is none.</param>
internal sealed record Warning(
    string Type,
    string Field,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StatementId? Statement = null)
{
    /// <summary>Another statement of the same joint act still has what this one was corrected in.</summary>
    public const string OtherHalf = "other-half";

    /// <summary>Its days end after every document that it cites was published.</summary>
    public const string AfterPublication = "after-publication";

    /// <summary>What to check in a statement.</summary>
    public static IReadOnlyList<Warning> From(
        StatementState statement, Func<DocumentId, DocumentState> document) => statement.PublishedBefore(document) is { } published
        ?
        [
            new Warning(
                AfterPublication,
                "saidOn.latest",
                $"saidOn.latest is {Day.Format(statement.Content!.SaidOn.Latest)}, after every document it cites was published "
                    + $"({Day.Format(published)} at the latest). Is the date right?"),
        ]
        : [];

    /// <summary>
    /// What a correction leaves to check in the other statements of the joint act: a warning for each that still has the old values.
    /// </summary>
    /// <param name="before">The statement as it was.</param>
    /// <param name="after">The statement as corrected.</param>
    /// <param name="others">The others as they stand.</param>
    public static IEnumerable<Warning> OfOthers(
        CodedStatement before, CodedStatement after, IEnumerable<(StatementId Id, CodedStatement Content)> others) =>
        from other in others
        let fields = StillAsBefore(before, after, other.Content).ToArray()
        where fields.Length > 0
        select new Warning(
            OtherHalf,
            "joint",
            $"It belongs to the joint act '{after.Joint}'. {other.Id}, another part of it, still has the old "
                + $"{string.Join(" and ", fields)}. Correct that one too?",
            other.Id);

    private static IEnumerable<string> StillAsBefore(CodedStatement before, CodedStatement after, CodedStatement other)
    {
        if (Days(before) != Days(after) && Days(other) == Days(before)) yield return "dates";
        if (before.Act != after.Act && other.Act == before.Act) yield return "act";
        if (before.Modality != after.Modality && other.Modality == before.Modality) yield return "modality";

        static (DateOnly, DateOnly, Extent) Days(CodedStatement statement) =>
            (statement.SaidOn.Earliest, statement.SaidOn.Latest, statement.SaidOn.Extent);
    }

    /// <summary>The same for statements as they stand.</summary>
    public static async Task<IReadOnlyDictionary<StatementId, IReadOnlyList<Warning>>> ReadAsync(
        IReadOnlyCollection<StatementId> statements, LedgerReader ledger, CancellationToken cancel)
    {
        var cited = await CitedStatements.ReadAsync(statements, knownAt: null, ledger, cancel);
        return cited.Statements.ToDictionary(statement => statement.Key, statement => From(statement.Value, cited.Document));
    }
}
