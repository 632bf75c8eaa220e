using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Imports.Pipeline;

/// <summary>
/// What an interrupted run of the same import recorded. When its rows are read again, they are found in the ledger but still count as
/// recorded, so a resumed import has the result of one that was never interrupted.
/// </summary>
/// <param name="reader">The streams.</param>
/// <param name="import">The import's id: the causation id of what it records.</param>
internal sealed class PreviousRun(LedgerReader reader, string import)
{
    private readonly HashSet<(StreamId Stream, long Version)> _claimed = [];

    /// <summary>
    /// Which of these rows the import recorded, in an earlier run or this one. Call in the order of the file: an event belongs to the first
    /// row that yields it.
    /// </summary>
    public async Task<IReadOnlyList<bool>> RecordedAsync(IReadOnlyList<ImportLine.Parsed> rows)
    {
        var streams = await reader.StreamsAsync([.. rows.Select(row => row.Command.Stream).Distinct()]).ToLookupAsync(e => e.Stream);
        return [.. rows.Select(row => Claim(row, [.. streams[row.Command.Stream]]))];
    }

    private bool Claim(ImportLine.Parsed row, IReadOnlyList<RecordedEvent> stream)
    {
        var open = stream.Where(e => e.Author.CausationId == import && !_claimed.Contains((e.Stream, e.Version))).ToList();
        var before = stream.Except(open).Select(e => e.Body).ToArray();
        var claimed = false;
        foreach (var said in SaidBy(row, before))
        {
            if (open.Find(e => IsSame(e.Body, said)) is not { } found) continue;
            open.Remove(found);
            claimed |= _claimed.Add((found.Stream, found.Version));
        }

        return claimed;
    }

    /// <summary>The events that a row yields if its stream holds these.</summary>
    private static IEnumerable<LedgerEvent> SaidBy(ImportLine.Parsed row, IReadOnlyList<LedgerEvent> before) =>
        row is { Duplicates: not DuplicatePolicy.None, Command.Body: StatementRecorded statement } && before.Any(e => e is CodedStatement)
            ? RowReconciliation.Decide(statement, row.FollowUp, row.Duplicates, before)
            : row.Commands.Select(command => command.Body);

    private static bool IsSame(LedgerEvent a, LedgerEvent b) => a.GetType() == b.GetType() && EventJson.Write(a) == EventJson.Write(b);
}
