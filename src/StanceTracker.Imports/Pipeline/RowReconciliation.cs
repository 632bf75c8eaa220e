using System.Collections.Immutable;
using System.Globalization;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Imports.Pipeline;

/// <summary>
/// Decides what a row adds to a statement that another row with its id has begun, so that overlapping files give the same result in any
/// order. Pure.
/// <para>
/// Rows are distinguished by what they say themselves, not by the actors they resolve to: time of the last change, act, days and
/// paraphrase. So loading a file again changes nothing, even if its actors resolve to other ids by now. What analysts have done to a
/// statement since is kept: a row that was applied once is not applied again, evidence they withdrew is not restored, and a statement
/// whose externalId they changed is left alone.
/// </para>
/// </summary>
internal static class RowReconciliation
{
    private const string Replaced = "Imported anew: ";

    /// <summary>The events to append to the statement's stream, in order.</summary>
    /// <param name="row">What the row would record.</param>
    /// <param name="followUp">Its further evidence.</param>
    /// <param name="duplicates">How rows with one id relate.</param>
    /// <param name="events">The stream, from version 1.</param>
    public static IReadOnlyList<LedgerEvent> Decide(
        StatementRecorded row, IReadOnlyList<Evidence> followUp, DuplicatePolicy duplicates, IReadOnlyList<LedgerEvent> events)
    {
        var content = (CodedStatement)events.Last(e => e is CodedStatement);
        var isStamped = duplicates == DuplicatePolicy.Stamped;
        if (NameOf(content.ExternalId, isStamped).Name != NameOf(row.ExternalId, isStamped).Name) return [];
        var (mine, there) = (Key(row, isStamped), Key(content, isStamped));
        var order = Compare(mine, there);
        var decided = new List<LedgerEvent>();
        if (isStamped && order < 0) return [];
        if (order > 0 && !events.OfType<CodedStatement>().Any(other => Compare(Key(other, isStamped), mine) == 0))
            decided.Add(Correction(row, isStamped));

        var state = events.Select((body, i) => (body, version: i + 1L))
            .Aggregate(StatementState.Initial, (before, e) => Statement.Evolve(before, e.version, e.body));
        IReadOnlyList<Evidence> evidence = [row.Evidence, .. followUp];
        if (isStamped && decided.Count > 0)
        {
            foreach (var (number, snapshot) in state.Evidence)
            {
                if (state.WithdrawnEvidence.Contains(number) || evidence.Contains(snapshot) || !IsOfTheSameSet(snapshot, row.Evidence))
                    continue;
                decided.Add(new StatementEvidenceWithdrawn(number, $"{Replaced}the newer row does not name it any more."));
            }
        }

        var withdrawnByPeople = events
            .OfType<StatementEvidenceWithdrawn>()
            .Where(e => !e.Reason.StartsWith(Replaced, StringComparison.Ordinal))
            .Select(e => e.Evidence)
            .ToImmutableHashSet();
        foreach (var piece in evidence)
        {
            if (!state.Evidence.Any(
                e => e.Value == piece && (!state.WithdrawnEvidence.Contains(e.Key) || withdrawnByPeople.Contains(e.Key))))
                decided.Add(new StatementCorroborated(piece));
        }

        return decided;
    }

    private static StatementCorrected Correction(StatementRecorded row, bool isStamped) => new(
        row,
        isStamped
            ? $"{Replaced}the row was changed, as of {NameOf(row.ExternalId, true).Stamp}."
            : $"{Replaced}there are several forms of this row and nothing tells which is newer; the one that sorts last stands, in "
                + "whichever order they are loaded.");

    /// <summary>Ids of documents that a data set gives no addresses for begin with its name.</summary>
    private static bool IsOfTheSameSet(Evidence one, Evidence other) =>
        one.Document.Value.AsSpan(0, one.Document.Value.IndexOf('-') + 1)
            .SequenceEqual(other.Document.Value.AsSpan(0, other.Document.Value.IndexOf('-') + 1));

    private static (long Stamp, DateOnly Earliest, DateOnly Latest, string Act, string Paraphrase) Key(
        CodedStatement statement, bool isStamped) =>
        (
            NameOf(statement.ExternalId, isStamped).Stamp,
            statement.SaidOn.Earliest,
            statement.SaidOn.Latest,
            statement.Act.Code.Value,
            statement.Paraphrase);

    private static int Compare(
        (long Stamp, DateOnly Earliest, DateOnly Latest, string Act, string Paraphrase) a,
        (long Stamp, DateOnly Earliest, DateOnly Latest, string Act, string Paraphrase) b)
    {
        var order = a.Stamp.CompareTo(b.Stamp);
        if (order == 0) order = a.Earliest.CompareTo(b.Earliest);
        if (order == 0) order = a.Latest.CompareTo(b.Latest);
        if (order == 0) order = string.CompareOrdinal(a.Act, b.Act);
        return order != 0 ? order : string.CompareOrdinal(a.Paraphrase, b.Paraphrase);
    }

    /// <summary>The row's id without the time of its last change, and that time.</summary>
    private static (string? Name, long Stamp) NameOf(string? externalId, bool isStamped)
    {
        var colon = externalId?.LastIndexOf(':') ?? -1;
        return isStamped
            && colon > 0
            && long.TryParse(externalId.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var stamp)
            ? (externalId![..colon], stamp)
            : (externalId, 0);
    }
}
