using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Imports;

/// <summary>
/// What a run of the same import that did not come to its end has recorded. Its rows are found in the ledger when they are read once more, and count as recorded all the same: so an import that went on comes to the
/// result of one that was never stopped.
/// </summary>
/// <param name="reader">The streams.</param>
/// <param name="import">The import's id: the causation id of what it records.</param>
internal sealed class EarlierRun(LedgerReader reader, string import)
{
    private readonly HashSet<(StreamId Stream, long Version)> _claimed = [];

    /// <summary>Which of these rows the import has recorded, in an earlier run or in this one. To be asked in the order of the file: an event belongs to the first row that says it.</summary>
    public async Task<IReadOnlyList<bool>> RecordedAsync(IReadOnlyList<ImportLine.Proposing> rows)
    {
        var streams = await reader.StreamsAsync([.. rows.Select(row => row.Proposal.Stream).Distinct()]).ToLookupAsync(e => e.Stream);
        return [.. rows.Select(row => Claim(row, [.. streams[row.Proposal.Stream]]))];
    }

    private bool Claim(ImportLine.Proposing row, IReadOnlyList<RecordedEvent> stream)
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
    private static IEnumerable<LedgerEvent> SaidBy(ImportLine.Proposing row, IReadOnlyList<LedgerEvent> before) =>
        row is { Copies: not RowCopies.None, Proposal.Body: StatementRecorded statement } && before.Any(e => e is CodedStatement)
            ? Copies.Decide(statement, row.Further, row.Copies, before)
            : row.Proposals.Select(proposal => proposal.Body);

    private static bool IsSame(LedgerEvent a, LedgerEvent b) => a.GetType() == b.GetType() && EventJson.Write(a) == EventJson.Write(b);
}
