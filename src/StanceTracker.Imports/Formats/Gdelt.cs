using System.Globalization;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// What the event files of GDELT 1.0 and 2.0 have in common. They share IDs since 2015-02-19, so an event that is in both is one statement.
/// <code>
/// GLOBALEVENTID       externalId gdelt:{id}, statement gdelt-{id}
/// SQLDATE             saidOn, one day, stated. It may be a year before DATEADDED, and is imported as GDELT gives it; rows dated after
///                     DATEADDED are rejected
/// Actor1Code, -Name   speaker: the actor with the code; the name helps to find an actor that has no code in the ledger. No code: none
/// Actor2Code, -Name   target, likewise. No code: none
/// EventCode           act, as written. EventRootCode must be its first two digits, which reveals a lost zero
/// NumSources          credibility: 1 → 3, 2 to 4 → 2, 5 and more → 1, 0 or blank → 6
/// SOURCEURL           evidence: the document at this URL; in files without it, the document "GDELT 1.0" of the day
/// DATEADDED           the document's day of publication, inferred
/// </code>
/// The paraphrase consists of both names with their codes and the label of the act. Nothing else (geography, tone, Goldstein, counts) is
/// imported: the ledger has no places, and scores are applied in queries.
/// </summary>
internal static class Gdelt
{
    private static readonly Column
        Id = new(0, "GLOBALEVENTID"),
        Date = new(1, "SQLDATE"),
        Actor1 = new(5, "Actor1Code"),
        Name1 = new(6, "Actor1Name"),
        Actor2 = new(15, "Actor2Code"),
        Name2 = new(16, "Actor2Name"),
        Code = new(26, "EventCode"),
        Root = new(28, "EventRootCode"),
        Sources = new(32, "NumSources");

    /// <summary>The first column's name, which identifies a header.</summary>
    public const string FirstColumn = "GLOBALEVENTID";

    /// <summary>The ID of an event's statement.</summary>
    public static StatementId StatementOf(long id) => StatementId.Parse(string.Create(CultureInfo.InvariantCulture, $"gdelt-{id}"));

    /// <summary>Reads an event.</summary>
    /// <param name="row">The row.</param>
    /// <param name="actors">Finds the actors.</param>
    /// <param name="documents">Finds the documents.</param>
    /// <param name="added">The column DATEADDED.</param>
    /// <param name="addedDigits">The number of its digits.</param>
    /// <param name="url">The column SOURCEURL.</param>
    public static ImportLine Read(Row row, ActorDirectory actors, Documents documents, Column added, int addedDigits, Column url)
    {
        var fields = row.Fields;
        var id = fields.Number(Id);
        var day = fields.CompactDay(Date, 8);
        var seen = fields.CompactDay(added, addedDigits);
        fields.NotAfter(day, Date, seen, added);
        var act = fields.Act(Code, Root);
        var sources = fields.Has(Sources) ? fields.Number(Sources) : 0;
        if (fields.Fault is not null) return row.Unreadable();
        if (EventRow.SkipUnlessNamed(row, Actor1, Actor2) is { } skipped) return skipped;
        var (speaker, speakerName) = Actor(fields, Actor1, Name1, actors);
        var (target, targetName) = Actor(fields, Actor2, Name2, actors);
        return new EventRow(
            StatementOf(id),
            string.Create(CultureInfo.InvariantCulture, $"gdelt:{id}"),
            speaker,
            [target],
            act,
            EventRow.OnDay(day),
            EventRow.Paraphrased(speakerName, targetName, act),
            Credibility(sources),
            [fields.Has(url) ? documents.At(fields.Text(url), seen) : documents.OfDay("", "GDELT 1.0", seen)]).In(row);
    }

    private static int Credibility(long sources) => sources switch
    {
        0 => 6,
        1 => 3,
        < 5 => 2,
        _ => 1,
    };

    private static (RowActor Actor, string Name) Actor(Fields fields, Column code, Column name, ActorDirectory actors)
    {
        var (written, called) = (fields.Text(code), fields.Text(name));
        return (actors.Coded(written, called.Length > 0 ? called : null), called.Length > 0 ? $"{called} ({written})" : written);
    }
}
