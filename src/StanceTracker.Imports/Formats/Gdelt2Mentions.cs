using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// GDELT 2.0 Mentions: 16 tab-separated columns, no header, no quoting; a row for each place in an article where an event is mentioned.
/// <code>
/// GLOBALEVENTID         the statement gdelt-{id} to corroborate; the mention waits until that exists
/// MentionTimeDate       the document's day of publication, inferred
/// MentionIdentifier     evidence: the document at this URL; anything else (a citation such as BBC Monitoring) is the publisher, and the
///                       document stands for what it published that day
/// Actor1CharOffset,
/// Actor2CharOffset,
/// ActionCharOffset      the passage: from the first of them to just after the last. They count characters of the text as GDELT read it
///                       (for translated articles, of the translation) and may be slightly off; −1 is none. A mention without any offset
///                       is rejected: it adds nothing to the event
/// Confidence credibility: 80 and more → 2, 50 to 70 → 3, 20 to 40 → 4, 10 → 5; never 1, since no single mention confirms anything
/// </code>
/// Each row is a corroboration, even by the article that the event's own row cites: that row has no passage, and this one does. A document
/// counts only once in a statement's confidence.
/// </summary>
public static class Gdelt2Mentions
{
    private static readonly Column
        Id = new(0, "GLOBALEVENTID"),
        Mentioned = new(2, "MentionTimeDate"),
        Identifier = new(5, "MentionIdentifier"),
        Actor1 = new(7, "Actor1CharOffset"),
        Actor2 = new(8, "Actor2CharOffset"),
        Action = new(9, "ActionCharOffset"),
        Confidence = new(11, "Confidence");

    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new(
        "gdelt2-mentions",
        "GDELT 2.0 Mentions: 16 tab-separated columns, no header; corroborate events",
        (stream, _, cancel) =>
        {
            var documents = new Documents();
            return new TabRows(15, 16, Gdelt.FirstColumn).ReadAsync(stream, row => Read(row, documents), cancel);
        });

    private static ImportLine Read(Row row, Documents documents)
    {
        var fields = row.Fields;
        var id = fields.Number(Id);
        var day = fields.CompactDay(Mentioned, 14);
        var identifier = fields.Required(Identifier);
        Span<long> offsets = [Offset(fields, Actor1), Offset(fields, Actor2), Offset(fields, Action)];
        var confidence = fields.Number(Confidence);
        var passage = Passage(offsets);
        if (passage is null) fields.Fail("no-passage", Action.Name, "No offset gives the place of the mention in the article.");
        if (fields.Fault is not null) return row.Unreadable();
        var (document, need) = documents.At(identifier, day);
        var evidence = new Evidence(document, Credibility(confidence), passage);
        var command = new Command(StreamId.From(Gdelt.StatementOf(id)), new StatementCorroborated(evidence));
        return new ImportLine.Parsed(row.Number, row.Text, command) { Dependencies = [need], MayWait = true };
    }

    private static int Credibility(long confidence) => confidence switch
    {
        >= 80 => 2,
        >= 50 => 3,
        >= 20 => 4,
        _ => 5,
    };

    private static long Offset(Fields fields, Column column) => fields[column.Index].SequenceEqual("-1"u8) ? -1 : fields.Number(column);

    private static Passage? Passage(ReadOnlySpan<long> offsets)
    {
        var (first, last) = (long.MaxValue, -1L);
        foreach (var offset in offsets)
        {
            if (offset >= 0) (first, last) = (Math.Min(first, offset), Math.Max(last, offset));
        }

        return last < 0 || last >= int.MaxValue ? null : new Passage((int)first, (int)last + 1);
    }
}
