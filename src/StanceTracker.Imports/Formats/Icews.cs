using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// ICEWS Coded Event Data: a header and at least these columns, parted by tabs as the Dataverse has them (never quoting) or as CSV; <c>Event ID</c> or <c>event_id</c>.
/// <code>
/// Event ID, Event Date   externalId icews:{id}:{date}, statement icews-{id}-{date}: an id alone is given twice over the years
/// Event Date             saidOn, one day, stated; the document's day of publication, inferred
/// Source Name, Country   speaker, by name and country: Police (India) of India is police-ind. None: no speaker
/// Target Name, Country   target, likewise. None: no target
/// Source, Target Sectors an unordered list, in the tab form sometimes quoted. Government: it speaks for its country. International Government Organization: it does not.
///                        Rebel, Insurgents, Separatists, Organized Violent, Unidentified Forces: an armed group, which does not; Dissident without Government neither
/// CAMEO Code             act, as written. ICEWS uses no bare root, so two digits have lost a zero
/// Story ID, Publisher    evidence: the document of this story; without one, what the publisher published on the day
/// </code>
/// Credibility is 6: nothing in the data tells it. Who is a person is not told either, so whoever is introduced by name is an organization until somebody corrects it.
/// The paraphrase is made of both names and the label of the act. Intensity, sentence and geography are not taken.
/// </summary>
public static class Icews
{
    private const int CannotBeJudged = 6;

    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new("icews", "ICEWS coded event data: a header and 20 columns, parted by tabs or as CSV", (stream, actors, cancel) =>
    {
        var rows = new HeadedRows(
            "ICEWS", "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "CAMEO Code", "Target Name", "Target Sectors", "Target Country", "Story ID", "Publisher");
        var documents = new Documents();
        return rows.ReadAsync(stream, columns => row => Read(row, columns, actors, documents), cancel);
    });

    private static ImportLine Read(Row row, Column[] columns, ActorDirectory actors, Documents documents)
    {
        var fields = row.Fields;
        var id = fields.Number(columns[0]);
        var day = fields.Day(columns[1]);
        var act = fields.Act(columns[5]);
        if (fields.Fault is not null) return row.Unreadable();
        if (!fields.Has(columns[6])) return new ImportLine.Skipped(row.Number, row.Text, SkipReason.NoTarget);
        if (!fields.Has(columns[2])) return new ImportLine.Skipped(row.Number, row.Text, SkipReason.NoSpeaker);
        var key = $"{id}:{Day.Format(day)}";
        var publisher = fields.Has(columns[10]) ? fields.Text(columns[10]) : "ICEWS";
        return new EventRow(
            StatementId.Parse($"icews-{id}-{Day.Format(day)}"),
            $"icews:{key}",
            Actor(fields, columns[2], columns[3], columns[4], actors),
            [Actor(fields, columns[6], columns[7], columns[8], actors)],
            act,
            EventRow.OnDay(day),
            EventRow.Paraphrased(fields.Text(columns[2]), fields.Text(columns[6]), act),
            CannotBeJudged,
            [fields.Has(columns[9]) ? documents.Story("icews", fields.Text(columns[9]), publisher, day) : documents.OfDay("", publisher, day)]).In(row);
    }

    private static RowActor Actor(Fields fields, Column name, Column sectors, Column country, ActorDirectory actors)
    {
        var (isGovernment, isInternational, isArmed, isDissident) = (false, false, false, false);
        var list = fields[sectors.Index].Trim("\" "u8);
        while (!list.IsEmpty)
        {
            var comma = list.IndexOf((byte)',');
            var sector = (comma < 0 ? list : list[..comma]).Trim((byte)' ');
            list = comma < 0 ? [] : list[(comma + 1)..];
            isGovernment |= sector.SequenceEqual("Government"u8);
            isInternational |= sector.SequenceEqual("International Government Organization"u8);
            isDissident |= sector.SequenceEqual("Dissident"u8) || sector.SequenceEqual("International Dissident"u8);
            isArmed |= sector.SequenceEqual("Rebel"u8) || sector.SequenceEqual("Insurgents"u8) || sector.SequenceEqual("International Insurgents"u8)
                || sector.SequenceEqual("Separatists"u8) || sector.SequenceEqual("Organized Violent"u8) || sector.SequenceEqual("Unidentified Forces"u8);
        }

        var voice = isArmed ? RoleVoice.Apart
            : isInternational ? RoleVoice.Society
            : isGovernment ? RoleVoice.Organ
            : isDissident ? RoleVoice.Apart
            : RoleVoice.Society;
        return actors.Named(fields.Text(name), fields.Has(country) ? Countries.Named(fields.Text(country)) : null, voice, isArmed ? ActorKind.ArmedGroup : ActorKind.Organization);
    }
}
