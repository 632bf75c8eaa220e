using System.Text;
using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;

namespace StanceTracker.Imports.Pipeline;

/// <summary>A line as it is in the file, for the person who has to fix it.</summary>
/// <param name="Bytes">The line without its end; the beginning of one that is too long.</param>
/// <param name="IsLatin1">Whether it is ISO-8859-1 instead of UTF-8.</param>
public readonly record struct LineText(ReadOnlyMemory<byte> Bytes, bool IsLatin1 = false)
{
    /// <summary>The line as text; invalid bytes become U+FFFD.</summary>
    public override string ToString() => (IsLatin1 ? Encoding.Latin1 : Encoding.UTF8).GetString(Bytes.Span);
}

/// <summary>How rows of a data set with one id relate.</summary>
public enum DuplicatePolicy
{
    /// <summary>Rows have no id: one that differs from what the ledger holds is rejected.</summary>
    None,

    /// <summary>It is unknown which is newer: the coding that sorts last wins, with the evidence of both.</summary>
    Sorted,

    /// <summary>The id ends in the time of the last change: the newest wins, with its evidence alone.</summary>
    Stamped,
}

/// <summary>Why a valid row makes no statement.</summary>
public enum SkipReason
{
    /// <summary>It names no target.</summary>
    NoTarget,

    /// <summary>It names no speaker.</summary>
    NoSpeaker,

    /// <summary>The speaker and the target are the same.</summary>
    ToItself,
}

/// <summary>A line of a file, as read by a format.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Line">The line itself.</param>
public abstract record ImportLine(long Number, LineText Line)
{
    /// <summary>The line as text.</summary>
    public string Text => Line.ToString();

    /// <summary>A command to handle.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Line">The line itself.</param>
    /// <param name="Command">The command.</param>
    /// <param name="Expected">The version the stream must be at, if the line states its place in the stream.</param>
    public sealed record Parsed(long Number, LineText Line, Command Command, ExpectedVersion? Expected = null) : ImportLine(Number, Line)
    {
        /// <summary>Events that must be recorded before, in order.</summary>
        public IReadOnlyList<Dependency> Dependencies { get; init; } = [];

        /// <summary>Further evidence for the statement.</summary>
        public IReadOnlyList<Evidence> FollowUp { get; init; } = [];

        /// <summary>All commands of the statement: the recording and its further evidence.</summary>
        public IEnumerable<Command> Commands =>
            FollowUp.Select(evidence => new Command(Command.Stream, new StatementCorroborated(evidence))).Prepend(Command);

        /// <summary>How it relates to other rows with its id.</summary>
        public DuplicatePolicy Duplicates { get; init; }

        /// <summary>Whether it waits if its statement is not recorded yet.</summary>
        public bool MayWait { get; init; }

        /// <summary>Further statements of the line; their dependencies are among those of this one.</summary>
        public IReadOnlyList<Parsed> Also { get; init; } = [];
    }

    /// <summary>A valid line that makes no statement.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Line">The line itself.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Skipped(long Number, LineText Line, SkipReason Reason) : ImportLine(Number, Line);

    /// <summary>A line that cannot be read.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Line">The line itself.</param>
    /// <param name="Rejection">What is wrong with it.</param>
    /// <param name="Kind">The kind of fault, for counting; null takes that of <paramref name="Rejection"/>.</param>
    public sealed record Unreadable(long Number, LineText Line, Rejection Rejection, string? Kind = null) : ImportLine(Number, Line);
}

/// <summary>A line that was not recorded.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Field">
/// The field at fault, in the names of the line and its body: <c>stream</c>, <c>evidence.passage.end</c>, <c>EventCode</c>; null if it is
/// the line as a whole.
/// </param>
/// <param name="Reason">A sentence for the person who has to fix it.</param>
/// <param name="Text">The line itself; the beginning of one that is too long.</param>
/// <param name="Kind">The kind of fault, for counting: <c>lost-zero</c>, <c>unknown-act</c>.</param>
public sealed record Reject(long Line, string? Field, string Reason, string Text, string Kind = "")
{
    /// <summary>The reject for a rejection by the domain.</summary>
    internal static Reject From(ImportLine line, Rejection why, string? kind = null) =>
        new(line.Number, why.Field, why.Message, line.Text, kind ?? KebabEnum<RejectionType>.Format(why.Type));
}

/// <summary>The counts of an import; blank lines and headers are not counted.</summary>
/// <param name="Lines">Lines read.</param>
/// <param name="Recorded">Lines recorded; in a dry run, lines that would be.</param>
/// <param name="AlreadyThere">Lines the ledger already held.</param>
/// <param name="Rejected">Lines rejected.</param>
/// <param name="NoTarget">Skipped: no target.</param>
/// <param name="NoSpeaker">Skipped: no speaker.</param>
/// <param name="ToItself">Skipped: speaker and target are the same.</param>
/// <param name="Waiting">Mentions that wait for statements not recorded yet.</param>
/// <param name="Attached">
/// Waiting mentions, perhaps from other files, that were recorded with the imported statements; not among the lines.
/// </param>
public sealed record ImportResult(
    long Lines,
    long Recorded,
    long AlreadyThere,
    long Rejected,
    long NoTarget = 0,
    long NoSpeaker = 0,
    long ToItself = 0,
    long Waiting = 0,
    long Attached = 0)
{
    /// <summary>No lines.</summary>
    public static readonly ImportResult None = new(0, 0, 0, 0);

    /// <summary>The sum of both.</summary>
    public static ImportResult operator +(ImportResult a, ImportResult b) => new(
        a.Lines + b.Lines,
        a.Recorded + b.Recorded,
        a.AlreadyThere + b.AlreadyThere,
        a.Rejected + b.Rejected,
        a.NoTarget + b.NoTarget,
        a.NoSpeaker + b.NoSpeaker,
        a.ToItself + b.ToItself,
        a.Waiting + b.Waiting,
        a.Attached + b.Attached);

    /// <inheritdoc cref="op_Addition"/>
    public static ImportResult Add(ImportResult a, ImportResult b) => a + b;
}
