using System.Globalization;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// What the event files of GDELT 1.0 and 2.0 have in common. They share their ids from 2015-02-19 on, so an event that is in both is one statement.
/// <code>
/// GLOBALEVENTID       externalId gdelt:{id}, statement gdelt-{id}
/// SQLDATE             saidOn, one day, stated. It can lie a year before DATEADDED; it is what GDELT says of the event, so it is kept;
///                     a row dated after it is rejected
/// Actor1Code, -Name   speaker: the actor of the code; the name helps where the ledger has an actor of that name without a code. No code: no speaker
/// Actor2Code, -Name   target, likewise. No code: no target
/// EventCode           act, as written. EventRootCode has to be its first two digits: so a lost zero shows
/// NumSources          credibility: 1 → 3, 2 to 4 → 2, 5 and more → 1, 0 or blank → 6
/// SOURCEURL           evidence: the document of this address; in files without it, the document "GDELT 1.0" of the day
/// DATEADDED           the document's day of publication, inferred
/// </code>
/// The paraphrase is made of both names with their codes and the label of the act. All else (geography, tone, Goldstein, counts) is not taken: places are not in the
/// ledger, and scores are applied when a question is asked.
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

    /// <summary>The first column's name, by which a header is told.</summary>
    public const string FirstColumn = "GLOBALEVENTID";

    /// <summary>The id of the statement that an event becomes.</summary>
    public static StatementId StatementOf(long id) => StatementId.Parse(string.Create(CultureInfo.InvariantCulture, $"gdelt-{id}"));

    /// <summary>Reads an event.</summary>
    /// <param name="row">The row.</param>
    /// <param name="actors">Whom it names.</param>
    /// <param name="documents">What it rests on.</param>
    /// <param name="added">Where DATEADDED is.</param>
    /// <param name="addedDigits">How many digits it has.</param>
    /// <param name="url">Where SOURCEURL is.</param>
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
        if (!fields.Has(Actor2)) return new ImportLine.Skipped(row.Number, row.Text, SkipReason.NoTarget);
        if (!fields.Has(Actor1)) return new ImportLine.Skipped(row.Number, row.Text, SkipReason.NoSpeaker);
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
