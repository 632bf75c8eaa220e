using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// ICEWS Coded Event Data: a header and at least these columns, tab-separated as in the Dataverse (never quoted) or as CSV; <c>Event ID</c>
/// or <c>event_id</c>.
/// <code>
/// Event ID, Event Date   externalId icews:{id}:{date}, statement icews-{id}-{date}: IDs alone are reused over the years
/// Event Date             saidOn, one day, stated; the document's day of publication, inferred
/// Source Name, Country   speaker, by name and country: Police (India) of India is police-ind. Empty: no speaker
/// Target Name, Country   target, likewise. Empty: no target
/// Source, Target Sectors an unordered list, sometimes quoted in the tab form. Government: speaks for its country. International
///                        Government Organization: does not. Rebel, Insurgents, Separatists, Organized Violent, Unidentified Forces: an
///                        armed group, which does not. Dissident without Government: does not
/// CAMEO Code             act, as written. ICEWS uses no bare roots, so two digits have lost a zero
/// Story ID, Publisher    evidence: the document of this story; without one, what the publisher published that day
/// </code>
/// Credibility is 6, because the data do not indicate it. Nor do they indicate who is a person, so actors introduced by name are
/// organizations until corrected. The paraphrase consists of both names and the label of the act. Intensity, sentence and geography are not
/// imported.
/// </summary>
public static class Icews
{
    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new(
        "icews",
        "ICEWS coded event data: a header and 20 columns, tab-separated or CSV",
        (stream, actors, cancel) =>
        {
            var rows = new HeadedRows(
                "ICEWS",
                "Event ID",
                "Event Date",
                "Source Name",
                "Source Sectors",
                "Source Country",
                "CAMEO Code",
                "Target Name",
                "Target Sectors",
                "Target Country",
                "Story ID",
                "Publisher");
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
        if (EventRow.SkipUnlessNamed(row, columns[2], columns[6]) is { } skipped) return skipped;
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
            EventRow.CannotBeJudged,
            [fields.Has(columns[9])
                ? documents.Story("icews", fields.Text(columns[9]), publisher, day)
                : documents.OfDay("", publisher, day)]).In(row);
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
            isArmed |= sector.SequenceEqual("Rebel"u8) || sector.SequenceEqual("Insurgents"u8) || sector.SequenceEqual(
                "International Insurgents"u8)
                || sector.SequenceEqual("Separatists"u8) || sector.SequenceEqual("Organized Violent"u8)
                || sector.SequenceEqual("Unidentified Forces"u8);
        }

        var voice = isArmed ? RoleVoice.Apart
            : isInternational ? RoleVoice.Society
            : isGovernment ? RoleVoice.Organ
            : isDissident ? RoleVoice.Apart
            : RoleVoice.Society;
        var place = fields.Has(country) ? Countries.Named(fields.Text(country)) : null;
        return actors.Named(fields.Text(name), place, voice, isArmed ? ActorKind.ArmedGroup : ActorKind.Organization);
    }
}
