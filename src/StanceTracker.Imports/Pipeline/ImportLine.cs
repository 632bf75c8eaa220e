using System.Text;
using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;

namespace StanceTracker.Imports.Pipeline;

/// <summary>A line as it lies in the file, for whoever has to mend it.</summary>
/// <param name="Bytes">Without the line's end; of one that is too long, its beginning.</param>
/// <param name="IsLatin1">Whether it is ISO-8859-1, and not UTF-8.</param>
public readonly record struct LineText(ReadOnlyMemory<byte> Bytes, bool IsLatin1 = false)
{
    /// <summary>The line as text; what is not of its encoding is shown as U+FFFD.</summary>
    public override string ToString() => (IsLatin1 ? Encoding.Latin1 : Encoding.UTF8).GetString(Bytes.Span);
}

/// <summary>How a row of a data set relates to another with its id.</summary>
public enum DuplicatePolicy
{
    /// <summary>It is not a row with an id: what differs from what is there is refused.</summary>
    None,

    /// <summary>Nothing tells which is newer: the one whose coding sorts last stands, and the evidence of both.</summary>
    Sorted,

    /// <summary>The id ends in the moment of its last change: the newest stands, with its evidence alone.</summary>
    Stamped,
}

/// <summary>Why a row that is sound makes no statement.</summary>
public enum SkipReason
{
    /// <summary>It names nobody toward whom.</summary>
    NoTarget,

    /// <summary>It names nobody who.</summary>
    NoSpeaker,

    /// <summary>Who and toward whom are one.</summary>
    ToItself,
}

/// <summary>A line of a file, as a format reads it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Line">The line itself.</param>
public abstract record ImportLine(long Number, LineText Line)
{
    /// <summary>The line as text.</summary>
    public string Text => Line.ToString();

    /// <summary>It says what is to be recorded.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Line">The line itself.</param>
    /// <param name="Command">What is to be recorded.</param>
    /// <param name="Expected">The version that its stream must have, where the line says which place in the stream it has.</param>
    public sealed record Parsed(long Number, LineText Line, Command Command, ExpectedVersion? Expected = null) : ImportLine(Number, Line)
    {
        /// <summary>What must be there before, in order.</summary>
        public IReadOnlyList<Dependency> Dependencies { get; init; } = [];

        /// <summary>What the statement rests on beside the evidence it is recorded with.</summary>
        public IReadOnlyList<Evidence> FollowUp { get; init; } = [];

        /// <summary>All that the line says of its statement: what is to be recorded, and what it rests on besides.</summary>
        public IEnumerable<Command> Commands =>
            FollowUp.Select(evidence => new Command(Command.Stream, new StatementCorroborated(evidence))).Prepend(Command);

        /// <summary>How it relates to another row of its id.</summary>
        public DuplicatePolicy Duplicates { get; init; }

        /// <summary>Whether it waits where its statement is not there yet.</summary>
        public bool MayWait { get; init; }

        /// <summary>The further statements of the same line; what they need is among what this one needs.</summary>
        public IReadOnlyList<Parsed> Also { get; init; } = [];
    }

    /// <summary>It is sound and makes no statement.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Line">The line itself.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Skipped(long Number, LineText Line, SkipReason Reason) : ImportLine(Number, Line);

    /// <summary>It cannot be read.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Line">The line itself.</param>
    /// <param name="Rejection">What is wrong with it.</param>
    /// <param name="Kind">The kind of fault, by which faults are counted; null is that of <paramref name="Rejection"/>.</param>
    public sealed record Unreadable(long Number, LineText Line, Rejection Rejection, string? Kind = null) : ImportLine(Number, Line);
}

/// <summary>A line that was not recorded.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Field">
/// The field at fault, in the names of the line and its body: <c>stream</c>, <c>evidence.passage.end</c>, <c>EventCode</c>; null where it
/// is the line as a whole.
/// </param>
/// <param name="Reason">A sentence for whoever has to mend it.</param>
/// <param name="Text">The line itself; of one that is too long, its beginning.</param>
/// <param name="Kind">The kind of fault, by which rejects are counted: <c>lost-zero</c>, <c>unknown-act</c>.</param>
public sealed record Reject(long Line, string? Field, string Reason, string Text, string Kind = "")
{
    /// <summary>A reject for a refusal.</summary>
    internal static Reject From(ImportLine line, Rejection why, string? kind = null) =>
        new(line.Number, why.Field, why.Message, line.Text, kind ?? KebabEnum<RejectionType>.Format(why.Type));
}

/// <summary>What became of the lines that were read; blank ones and headers are not counted.</summary>
/// <param name="Lines">Read.</param>
/// <param name="Recorded">New in the ledger, or in a dry run: they would be.</param>
/// <param name="AlreadyThere">In the ledger before.</param>
/// <param name="Rejected">Not recorded.</param>
/// <param name="NoTarget">Left out, for they name nobody toward whom.</param>
/// <param name="NoSpeaker">Left out, for they name nobody who.</param>
/// <param name="ToItself">Left out, for who and toward whom are one.</param>
/// <param name="Waiting">Mentions of statements that are not there yet; they wait for them.</param>
/// <param name="Attached">
/// Mentions that waited, some of them perhaps of other files, and were recorded with what was imported. They are none of the lines.
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
    /// <summary>Of no line.</summary>
    public static readonly ImportResult None = new(0, 0, 0, 0);

    /// <summary>Of both together.</summary>
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
