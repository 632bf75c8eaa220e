using StanceTracker.Imports;

namespace StanceTracker.Server.Importing;

/// <summary>How far an import is.</summary>
internal enum ImportState
{
    /// <summary>It waits for those before it.</summary>
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

    /// <summary>Its server was stopped before it was done, up to release 0.1. What was recorded stays; sent again, it is completed.</summary>
    Interrupted,
}

/// <summary>An import over HTTP, as it is kept.</summary>
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
    DateTimeOffset? Finished);

/// <summary>A rejected line of an import over HTTP, as it is kept.</summary>
/// <param name="Number">Its place among the rejects, from 1.</param>
/// <param name="Part">The file within an archive of several; null where the upload was no such.</param>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Field">The field or column at fault; null where it is the line as a whole.</param>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Reason">A sentence for whoever has to mend it.</param>
/// <param name="Text">The line itself.</param>
internal sealed record KeptReject(long Number, string? Part, long Line, string? Field, string Kind, string Reason, string Text);
