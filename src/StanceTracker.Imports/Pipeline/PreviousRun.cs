using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Imports.Pipeline;

/// <summary>
/// What a run of the same import that did not come to its end has recorded. Its rows are found in the ledger when they are read once more,
/// and count as recorded all the same: so an import that went on comes to the result of one that was never stopped.
/// </summary>
/// <param name="reader">The streams.</param>
/// <param name="import">The import's id: the causation id of what it records.</param>
internal sealed class PreviousRun(LedgerReader reader, string import)
{
    private readonly HashSet<(StreamId Stream, long Version)> _claimed = [];

    /// <summary>
    /// Which of these rows the import has recorded, in an earlier run or in this one. To be asked in the order of the file: an event
    /// belongs to the first row that says it.
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

    /// <summary>What a row brings where its stream holds these events.</summary>
    private static IEnumerable<LedgerEvent> SaidBy(ImportLine.Parsed row, IReadOnlyList<LedgerEvent> before) =>
        row is { Duplicates: not DuplicatePolicy.None, Command.Body: StatementRecorded statement } && before.Any(e => e is CodedStatement)
            ? RowReconciliation.Decide(statement, row.FollowUp, row.Duplicates, before)
            : row.Commands.Select(command => command.Body);

    private static bool IsSame(LedgerEvent a, LedgerEvent b) => a.GetType() == b.GetType() && EventJson.Write(a) == EventJson.Write(b);
}
