using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Ledger.Commands;

/// <summary>Commands that succeed or fail together, with who sends them and what they expect.</summary>
/// <param name="Commands">One or more, in order; each is decided on the state that the earlier ones lead to.</param>
/// <param name="Author">Who records them.</param>
/// <param name="Expected">The version that the first command's stream must have; null accepts any.</param>
/// <param name="Key">The caller's name for the request.</param>
/// <param name="Repeatable">
/// Whether an envelope that was recorded before counts as done, whatever happened since: if the streams hold these very events (the first
/// one right after <paramref name="Expected"/>, if that is given), nothing changes. So a file can be loaded again without restoring what
/// was withdrawn in the meantime.
/// </param>
public sealed record CommandEnvelope(
    IReadOnlyList<Command> Commands,
    Authorship Author,
    ExpectedVersion? Expected = null,
    IdempotencyKey? Key = null,
    bool Repeatable = false)
{
    /// <summary>
    /// Commands that follow from the state <see cref="Commands"/> lead to; null if there are none. Called again whenever the envelope is
    /// decided again, so it must be pure.
    /// </summary>
    public Func<IAggregateLookup, FollowUp>? FollowUp { get; init; }

    /// <inheritdoc cref="AppendRequest.Bulk"/>
    public bool Bulk { get; init; }
}
