using System.Text.Json.Serialization;
using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Server.Statements;

/// <summary>Something to look at again in a statement that is recorded all the same.</summary>
/// <param name="Type">Its stable kind: <see cref="AfterPublication"/> or <see cref="OtherHalf"/>.</param>
/// <param name="Field">The field concerned.</param>
/// <param name="Message">A sentence for the person who recorded it.</param>
/// <param name="Statement">Another statement that it is about; missing if there is none.</param>
internal sealed record Warning(
    string Type, string Field, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StatementId? Statement = null)
{
    /// <summary>It was corrected in something that another statement of the same joint act still says as before.</summary>
    public const string OtherHalf = "other-half";

    /// <summary>Its days end after every document that it rests on was published.</summary>
    public const string AfterPublication = "after-publication";

    /// <summary>What there is to look at in a statement; nothing if all seems well.</summary>
    public static IReadOnlyList<Warning> From(StatementState statement, Func<DocumentId, DocumentState> document) => statement.PublishedBefore(document) is { } published
        ?
        [
            new Warning(
                AfterPublication,
                "saidOn.latest",
                $"saidOn.latest is {Day.Format(statement.Content!.SaidOn.Latest)}, after the publication of every document that it rests on ({Day.Format(published)} at the latest). Is the day right?"),
        ]
        : [];

    /// <summary>What a correction leaves to be looked at in the other statements of the same joint act, one for each that still says what it changed.</summary>
    /// <param name="before">The statement as it was.</param>
    /// <param name="after">The statement as it is.</param>
    /// <param name="others">The others as they stand.</param>
    public static IEnumerable<Warning> OfOthers(CodedStatement before, CodedStatement after, IEnumerable<(StatementId Id, CodedStatement Content)> others) =>
        from other in others
        let fields = StillAsBefore(before, after, other.Content).ToArray()
        where fields.Length > 0
        select new Warning(OtherHalf, "joint", $"It is part of the joint act '{after.Joint}'. {other.Id}, another part of it, still has {string.Join(" and ", fields)} as before. Correct that too?", other.Id);

    private static IEnumerable<string> StillAsBefore(CodedStatement before, CodedStatement after, CodedStatement other)
    {
        if (Days(before) != Days(after) && Days(other) == Days(before)) yield return "its days";
        if (before.Act != after.Act && other.Act == before.Act) yield return "its act";
        if (before.Modality != after.Modality && other.Modality == before.Modality) yield return "its modality";

        static (DateOnly, DateOnly, Extent) Days(CodedStatement statement) => (statement.SaidOn.Earliest, statement.SaidOn.Latest, statement.SaidOn.Extent);
    }

    /// <summary>The same for statements as they stand.</summary>
    public static async Task<IReadOnlyDictionary<StatementId, IReadOnlyList<Warning>>> ReadAsync(IReadOnlyCollection<StatementId> statements, LedgerReader ledger, CancellationToken cancel)
    {
        var cited = await CitedStatements.ReadAsync(statements, knownAt: null, ledger, cancel);
        return cited.Statements.ToDictionary(statement => statement.Key, statement => From(statement.Value, cited.Document));
    }
}
