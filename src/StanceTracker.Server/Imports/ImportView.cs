
namespace StanceTracker.Server.Imports;

/// <summary>An import.</summary>
/// <param name="Id">
/// The import's id: the causation id of the events it records, and their correlation id unless the request gives another.
/// </param>
/// <param name="Format">The file's format.</param>
/// <param name="State">The import's state.</param>
/// <param name="DryRun">Whether it only checks the lines and writes nothing.</param>
/// <param name="Strict">Whether it stops at the first rejected line.</param>
/// <param name="Analyst">The analyst who sent it.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="BytesRead">How many bytes have been read.</param>
/// <param name="Rows">The number of lines read, without blank lines and headers.</param>
/// <param name="Recorded">The number of lines newly recorded, or that a real run would record.</param>
/// <param name="AlreadyThere">The number of lines that were in the ledger before.</param>
/// <param name="NoTarget">The number of lines without a target.</param>
/// <param name="NoSpeaker">The number of lines without a speaker.</param>
/// <param name="ToItself">The number of lines whose speaker and target are the same actor.</param>
/// <param name="Waiting">The number of mentions that wait for statements not yet recorded.</param>
/// <param name="Rejected">The number of rejected lines; <c>/rejects</c> lists them.</param>
/// <param name="Attached">
/// The number of mentions from earlier imports that were waiting for these statements and are now recorded; not among the lines.
/// </param>
/// <param name="RejectedByReason">The number of rejected lines by reason.</param>
/// <param name="Error">Why the import failed; null if it did not.</param>
/// <param name="Received">When the file was received.</param>
/// <param name="Started">When the import started; null if it has not.</param>
/// <param name="Finished">When the import ended; null if it has not.</param>
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
    /// <summary>The view of an import.</summary>
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
