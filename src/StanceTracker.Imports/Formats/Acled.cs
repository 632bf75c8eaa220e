using System.Collections.Frozen;
using System.Globalization;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// ACLED: CSV (or tab-separated) with a header and at least these of its 31 columns.
/// <code>
/// event_id_cnty, timestamp  externalId acled:{id}:{timestamp}, statement acled-{id}
/// event_date                saidOn, one day, stated: YYYY-MM-DD, 16 February 2023 or 16-02-2023
/// time_precision            2 and 3 (known to the week, to the month): the day is inferred, with a note
/// actor1, inter1            speaker, by name and the country in it: Police Forces of Mali (2021-) speak for Mali. Empty: no speaker
/// actor2, inter2            target, likewise. Empty: no target. ACLED gives no direction; actor1 is taken to act toward actor2
/// event_type,
///   sub_event_type          act, see below
/// source                    evidence: for each source in the list, separated by ;, a document that stands for what it published that day
/// </code>
/// inter, as number or word: 1 State forces speak for their country, and so do 8 External forces that are the military, police or
/// government of one; 7 Civilians belong to theirs; 2 Rebel group, 3 Political militia and 4 Identity militia are armed groups; these, 5
/// Rioters and 6 Protesters do not speak for a country. Credibility is 2: the data are coded by people. The paraphrase consists of both
/// names and the label of the act; notes are not imported.
/// <para>
/// timestamp is the time of the last change (seconds since 1970; rows dated after it are rejected), and ACLED changes rows for years. Of
/// two rows with the same ID the newer wins, whichever is imported first: it corrects the statement, and evidence that it no longer names
/// is withdrawn. A statement whose externalId was changed by hand no longer belongs to the row and is not changed. </para>
/// <para>
/// The ledger uses CAMEO codes. Battles: 190, or 192 where territory changes hands. Explosions/Remote violence: Air/drone strike 195,
/// Shelling 194, Suicide bomb 1831, Remote explosive/landmine/IED 183, Chemical weapon 2041, Grenade 193. Violence against civilians:
/// Sexual violence 1821, Attack 182, Abduction 181. Protests 141, since the protesters come first whatever is done to them; Riots 145.
/// Strategic developments: Agreement 057, Arrests 173, Looting 171; the others have no matching code, and their rows are rejected for that
/// reason. </para>
/// </summary>
public static class Acled
{
    private const int CodedByPeople = 2;

    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>
    {
        ["Armed clash"] = "190",
        ["Government regains territory"] = "192",
        ["Non-state actor overtakes territory"] = "192",
        ["Air/drone strike"] = "195",
        ["Shelling/artillery/missile attack"] = "194",
        ["Suicide bomb"] = "1831",
        ["Remote explosive/landmine/IED"] = "183",
        ["Chemical weapon"] = "2041",
        ["Grenade"] = "193",
        ["Sexual violence"] = "1821",
        ["Attack"] = "182",
        ["Abduction/forced disappearance"] = "181",
        ["Peaceful protest"] = "141",
        ["Protest with intervention"] = "141",
        ["Excessive force against protesters"] = "141",
        ["Excessive force against protestors"] = "141",
        ["Violent demonstration"] = "145",
        ["Mob violence"] = "145",
        ["Agreement"] = "057",
        ["Arrests"] = "173",
        ["Looting/property destruction"] = "171",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new(
        "acled",
        "ACLED: CSV with a header; the newer of two rows with the same ID wins",
        (stream, actors, cancel) =>
        {
            var rows = new HeadedRows(
                "ACLED",
                "event_id_cnty",
                "event_date",
                "time_precision",
                "event_type",
                "sub_event_type",
                "actor1",
                "inter1",
                "actor2",
                "inter2",
                "source",
                "timestamp");
            var documents = new Documents();
            return rows.ReadAsync(stream, columns => row => Read(row, columns, actors, documents), cancel);
        });

    private static ImportLine Read(Row row, Column[] columns, ActorDirectory actors, Documents documents)
    {
        var fields = row.Fields;
        var id = fields.Required(columns[0]);
        var day = fields.Day(columns[1], "d MMMM yyyy", "dd-MM-yyyy", "dd-MMMM-yyyy");
        var act = Act(fields, columns[3], columns[4]);
        var stamp = fields.Number(columns[10]);
        if (fields.Fault is null) fields.NotAfter(day, columns[1], Changed(stamp), columns[10]);
        if (fields.Fault is not null) return row.Unreadable();
        if (EventRow.SkipUnlessNamed(row, columns[5], columns[7]) is { } skipped) return skipped;
        var evidence = fields.Text(columns[9]).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(source => documents.OfDay("acled-", source, day))
            .DistinctBy(document => document.Id)
            .ToList();
        if (evidence.Count == 0) evidence.Add(documents.OfDay("acled-", "ACLED", day));
        return new EventRow(
            StatementId.Parse(ActorSlugs.FromId("acled", id)),
            string.Create(CultureInfo.InvariantCulture, $"acled:{id}:{stamp}"),
            Actor(fields.Text(columns[5]), fields.Text(columns[6]), actors),
            [Actor(fields.Text(columns[7]), fields.Text(columns[8]), actors)],
            act!,
            On(day, fields.Text(columns[2])),
            EventRow.Paraphrased(fields.Text(columns[5]), fields.Text(columns[7]), act!),
            CodedByPeople,
            evidence,
            DuplicatePolicy.Stamped).In(row);
    }

    /// <summary>The day of the last change, in UTC; the nearest valid day for a timestamp out of range.</summary>
    private static DateOnly Changed(long stamp) =>
        DateOnly.FromDateTime(
            DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(stamp, 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds())).UtcDateTime);

    private static ActEntry? Act(Fields fields, Column type, Column subType)
    {
        var (general, particular) = (fields.Required(type), fields.Text(subType));
        if (Codes.TryGetValue(particular, out var code) && ActCodebook.Cameo.TryFind(ActCode.Parse(code), out var act)) return act;
        fields.Fail("no-cameo-code", subType.Name, $"'{general}: {particular}' has no CAMEO code.");
        return null;
    }

    private static SaidOn On(DateOnly day, string precision) => precision switch
    {
        "2" => new SaidOn(day, day, DateBasis.Inferred, "ACLED: time_precision 2, known to the week."),
        "3" => new SaidOn(day, day, DateBasis.Inferred, "ACLED: time_precision 3, known to the month."),
        _ => EventRow.OnDay(day),
    };

    private static RowActor Actor(string name, string inter, ActorDirectory actors)
    {
        var isOfficial = name.StartsWith(
            "Military Forces of ", StringComparison.Ordinal) || name.StartsWith("Police Forces of ", StringComparison.Ordinal)
            || name.StartsWith("Government of ", StringComparison.Ordinal);
        var (voice, kind) = inter.ToLowerInvariant() switch
        {
            "1" or "state forces" => (RoleVoice.Organ, ActorKind.Organization),
            "2" or "rebel group" or "rebel groups"
                or "3" or "political militia" or "political militias"
                or "4" or "identity militia" or "identity militias" => (RoleVoice.Apart, ActorKind.ArmedGroup),
            "7" or "civilians" => (RoleVoice.Society, ActorKind.Organization),
            "8" or "external/other forces" or "other forces" when isOfficial => (RoleVoice.Organ, ActorKind.Organization),
            _ => (RoleVoice.Apart, ActorKind.Organization),
        };
        return actors.Named(name, CountryIn(name), voice, kind);
    }

    /// <summary>
    /// The country in a name: <c>Civilians (Mali)</c>, <c>Military Forces of Mali (2021-) Gendarmerie</c>; null if there is none.
    /// </summary>
    private static Country? CountryIn(string name)
    {
        var open = name.IndexOf(" (", StringComparison.Ordinal);
        if (open < 0) return null;
        var close = name.IndexOf(')', open);
        if (close > 0 && Countries.FindByName(name[(open + 2)..close]) is { } inBrackets) return inBrackets;
        var of = name.LastIndexOf(" of ", open, StringComparison.Ordinal);
        if (of < 0) return null;
        var place = name[(of + 4)..open];
        return Countries.FindByName(place.StartsWith("the ", StringComparison.Ordinal) ? place[4..] : place);
    }
}
