using StanceTracker.Domain.Decisions;
using StanceTracker.Ledger;

namespace StanceTracker.Imports;

/// <summary>A line of a file, as a format reads it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">The line itself, for whoever has to mend it; of one that is too long, its beginning.</param>
public abstract record ImportLine(long Number, string Text)
{
    /// <summary>It says what is to be recorded.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Text">The line itself.</param>
    /// <param name="Proposal">What is to be recorded.</param>
    /// <param name="Expected">The version that its stream must have, where the line says which place in the stream it has.</param>
    public sealed record Proposing(long Number, string Text, Proposal Proposal, ExpectedVersion? Expected) : ImportLine(Number, Text);

    /// <summary>It cannot be read.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Text">The line itself.</param>
    /// <param name="Why">What is wrong with it.</param>
    public sealed record Unreadable(long Number, string Text, Refusal Why) : ImportLine(Number, Text);
}

/// <summary>A line that was not recorded.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Field">The field at fault, in the names of the line and its body: <c>stream</c>, <c>evidence.passage.end</c>; null where it is the line as a whole.</param>
/// <param name="Reason">A sentence for whoever has to mend it.</param>
/// <param name="Text">The line itself; of one that is too long, its beginning.</param>
public sealed record Reject(long Line, string? Field, string Reason, string Text);

/// <summary>What became of the lines that were read; blank ones are not counted.</summary>
/// <param name="Lines">Read.</param>
/// <param name="Recorded">New in the ledger, or in a dry run: they would be.</param>
/// <param name="AlreadyThere">In the ledger before.</param>
/// <param name="Rejected">Not recorded.</param>
public sealed record ImportResult(long Lines, long Recorded, long AlreadyThere, long Rejected)
{
    /// <summary>Of no line.</summary>
    public static readonly ImportResult None = new(0, 0, 0, 0);

    /// <summary>Of both together.</summary>
    public static ImportResult operator +(ImportResult a, ImportResult b) =>
        new(a.Lines + b.Lines, a.Recorded + b.Recorded, a.AlreadyThere + b.AlreadyThere, a.Rejected + b.Rejected);

    /// <inheritdoc cref="op_Addition"/>
    public static ImportResult Add(ImportResult a, ImportResult b) => a + b;
}
