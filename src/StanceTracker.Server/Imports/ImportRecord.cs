using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Server.Imports;

/// <summary>The state of an import.</summary>
internal enum ImportState
{
    /// <summary>Waiting for earlier imports, or for a server to resume it.</summary>
    Queued,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Completed; lines may have been rejected.</summary>
    Done,

    /// <summary>Strict, and stopped at the first rejected line.</summary>
    Stopped,

    /// <summary>Failed; what was recorded is kept.</summary>
    Failed,

    /// <summary>Cancelled by someone; what was recorded is kept.</summary>
    Cancelled,

    /// <summary>
    /// Started by <c>stance import</c>, which was stopped before it was done and alone had the file. What was recorded is kept; importing
    /// the file again completes it.
    /// </summary>
    Interrupted,
}

/// <summary>An import, as it is stored.</summary>
internal sealed record ImportRecord(
    string Id,
    string Format,
    string Analyst,
    string? CorrelationId,
    bool DryRun,
    bool Strict,
    long Bytes,
    ImportState State,
    long Read,
    ImportResult Result,
    IReadOnlyList<RejectReason> Reasons,
    string? Error,
    DateTimeOffset Received,
    DateTimeOffset? Started,
    DateTimeOffset? Finished)
{
    /// <summary>A new, queued import.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="analyst">The author of the import.</param>
    /// <param name="correlationId">The correlation ID; null is the import's own ID.</param>
    /// <param name="mode">How to import.</param>
    /// <param name="bytes">The length of the file; 0 if unknown.</param>
    /// <param name="received">When the file was received.</param>
    public static ImportRecord New(
        ImportFormat format, string analyst, string? correlationId, ImportMode mode, long bytes, DateTimeOffset received)
    {
        var id = $"import-{Guid.CreateVersion7()}";
        return new ImportRecord(
            id,
            format.Name,
            analyst,
            correlationId ?? id,
            mode.DryRun,
            mode.Strict,
            bytes,
            ImportState.Queued,
            Read: 0,
            ImportResult.None,
            Reasons: [],
            Error: null,
            received,
            Started: null, Finished: null);
    }
}

/// <summary>A rejected line of an import, as it is stored.</summary>
/// <param name="Number">Its number among the rejects, from 1.</param>
/// <param name="Part">The file's name within an archive of several; null for a single file.</param>
/// <param name="Line">The line number, from 1.</param>
/// <param name="Field">The invalid field or column; null if it is the whole line.</param>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Reason">A sentence for the person who fixes the file.</param>
/// <param name="Text">The line itself.</param>
internal sealed record KeptReject(long Number, string? Part, long Line, string? Field, string Kind, string Reason, string Text);
