
namespace StanceTracker.Server.Imports;

/// <summary>An import as it is shown.</summary>
/// <param name="Id">Its id: the causation id of what it records, and the correlation id unless the request named another.</param>
/// <param name="Format">What the file holds.</param>
/// <param name="State">How far it is.</param>
/// <param name="DryRun">Whether it writes nothing.</param>
/// <param name="Strict">Whether it stops at the first line that is rejected.</param>
/// <param name="Analyst">Who sent it.</param>
/// <param name="Bytes">How large the file is.</param>
/// <param name="BytesRead">How much of it is read.</param>
/// <param name="Rows">How many lines were read; blank ones and headers are not counted.</param>
/// <param name="Recorded">How many of them are new in the ledger, or in a dry run would be.</param>
/// <param name="AlreadyThere">How many were in the ledger before.</param>
/// <param name="NoTarget">How many name nobody toward whom.</param>
/// <param name="NoSpeaker">How many name nobody who.</param>
/// <param name="ToItself">How many name one for both.</param>
/// <param name="Waiting">How many are mentions of statements that are not there yet; they wait for them.</param>
/// <param name="Rejected">How many were rejected; they are listed at <c>/rejects</c>.</param>
/// <param name="Attached">How many mentions that waited were recorded with what was imported; they are none of the lines.</param>
/// <param name="RejectedByReason">How many lines were rejected for which reason.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
/// <param name="Received">When it was sent.</param>
/// <param name="Started">When its turn came; null if it has not.</param>
/// <param name="Finished">When it came to an end; null if it has not.</param>
internal sealed record ImportView(
    string Id,
    string Format,
    ImportState State,
    bool DryRun,
    bool Strict,
    string Analyst,
    long Bytes,
    long BytesRead,
    long Rows,
    long Recorded,
    long AlreadyThere,
    long NoTarget,
    long NoSpeaker,
    long ToItself,
    long Waiting,
    long Rejected,
    long Attached,
    IReadOnlyList<RejectReason> RejectedByReason,
    string? Error,
    DateTimeOffset Received,
    DateTimeOffset? Started,
    DateTimeOffset? Finished)
{
    /// <summary>Shows an import.</summary>
    public static ImportView From(ImportRecord import) => new(
        import.Id,
        import.Format,
        import.State,
        import.DryRun,
        import.Strict,
        import.Analyst,
        import.Bytes,
        import.Read,
        import.Result.Lines,
        import.Result.Recorded,
        import.Result.AlreadyThere,
        import.Result.NoTarget,
        import.Result.NoSpeaker,
        import.Result.ToItself,
        import.Result.Waiting,
        import.Result.Rejected,
        import.Result.Attached,
        import.Reasons,
        import.Error,
        import.Received,
        import.Started,
        import.Finished);
}
