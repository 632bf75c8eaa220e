using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Server.Imports;

/// <summary>How far an import is.</summary>
internal enum ImportState
{
    /// <summary>It waits for those before it, or for a server to go on with it.</summary>
    Queued,

    /// <summary>It is under way.</summary>
    Running,

    /// <summary>It came to its end; lines may have been rejected.</summary>
    Done,

    /// <summary>It was to be strict, and stopped at the first line that was rejected.</summary>
    Stopped,

    /// <summary>It could not go on; what was recorded stays.</summary>
    Failed,

    /// <summary>Somebody cancelled it; what was recorded stays.</summary>
    Cancelled,

    /// <summary>
    /// The process that alone had its file, <c>stance import</c>, was stopped before it was done. What was recorded stays; importing the file again completes it.
    /// </summary>
    Interrupted,
}

/// <summary>An import, as it is kept.</summary>
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
    /// <summary>A new one, which waits.</summary>
    /// <param name="format">What the file holds.</param>
    /// <param name="analyst">Who imports it.</param>
    /// <param name="correlationId">What it belongs together with; null is itself.</param>
    /// <param name="mode">How.</param>
    /// <param name="bytes">The length of the file; 0 if that is not known.</param>
    /// <param name="received">When it came.</param>
    public static ImportRecord New(ImportFormat format, string analyst, string? correlationId, ImportMode mode, long bytes, DateTimeOffset received)
    {
        var id = $"import-{Guid.CreateVersion7()}";
        return new ImportRecord(
            id, format.Name, analyst, correlationId ?? id, mode.DryRun, mode.Strict, bytes, ImportState.Queued, Read: 0, ImportResult.None, Reasons: [], Error: null, received,
            Started: null, Finished: null);
    }
}

/// <summary>A rejected line of an import, as it is kept.</summary>
/// <param name="Number">Its place among the rejects, from 1.</param>
/// <param name="Part">The file within an archive of several; null where the upload was no such.</param>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Field">The field or column at fault; null where it is the line as a whole.</param>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Reason">A sentence for whoever has to mend it.</param>
/// <param name="Text">The line itself.</param>
internal sealed record KeptReject(long Number, string? Part, long Line, string? Field, string Kind, string Reason, string Text);
