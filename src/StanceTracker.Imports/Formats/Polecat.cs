using System.Collections.Frozen;
using System.Globalization;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// POLECAT (<c>ngecEvents</c>): a header and 40 tab-separated columns, no quoting, ISO-8859-1; lists separated by semicolons; <c>None</c>
/// for nothing. Columns are identified by position, since some files have more names in the header than columns, or more tabs than names.
/// <code>
/// Event ID                     externalId polecat:{id}, statement polecat-{id}
/// Event Date                   saidOn, one day, stated. A row dated after its Publication Date is rejected
/// Actor Name, Country,         speaker: by name and country; without a name by role and country (military-rus); without either by
///   Primary Sector, Title      country. With several actors, each makes a statement, polecat-{id}-1 …, joint as polecat-{id}. Lists whose
///                              length differs from that of the names are ignored. None: no speaker
/// Recipient, likewise          targets. None: no target. Actors with a title are persons
/// Event Type, Event Mode       act, see below
/// Contexts                     contexts, if PLOVER defines them
/// Event ID up to its first _   evidence: the document of this story
/// Source, Publication Date     the document's publisher and day
/// </code>
/// Credibility is 6, because the data do not indicate it. The paraphrase consists of the names and the label of the act.
/// <para>
/// The ledger uses CAMEO codes; POLECAT has PLOVER types and modes. They are mapped by the crosswalk CAMEO2PLOVER-2021 in reverse: to the
/// longest common prefix of all codes of the type and mode (PROTEST demo: 141); if that is only a root, to the root's "not specified below"
/// (ACCUSE investigate: 090); and if there is none, or the crosswalk does not have the mode, to that of the type's root: AGREE 030, CONSULT
/// 040, SUPPORT 050, COOPERATE 060, AID 070, CONCEDE and RETREAT 080, REQUEST 100, ACCUSE 110, REJECT 120, THREATEN 130, PROTEST 140,
/// MOBILIZE 150, SANCTION 160, COERCE 170, ASSAULT 180. Bare roots are avoided because the score table <c>plover</c> has none. As a result,
/// a RETREAT without a mode is scored as CONCEDE (4.5 instead of 6.5); all other types keep their scores. </para>
/// </summary>
public static class Polecat
{
    private static readonly Column
        Id = new(0, "Event ID"),
        Date = new(1, "Event Date"),
        Type = new(2, "Event Type"),
        Mode = new(3, "Event Mode"),
        Contexts = new(6, "Contexts"),
        Source = new(33, "Source"),
        Published = new(34, "Publication Date");

    private static readonly Party
        Speaker = new(new(7, "Actor Name"), new(8, "Actor Country"), new(10, "Primary Actor Sector"), new(12, "Actor Title")),
        Recipient =
            new(new(15, "Recipient Name"), new(16, "Recipient Country"), new(18, "Primary Recipient Sector"), new(20, "Recipient Title"));

    private static readonly FrozenDictionary<string, string> TypeCodes = new Dictionary<string, string>
    {
        ["AGREE"] = "030",
        ["CONSULT"] = "040",
        ["SUPPORT"] = "050",
        ["COOPERATE"] = "060",
        ["AID"] = "070",
        ["CONCEDE"] = "080",
        ["RETREAT"] = "080",
        ["REQUEST"] = "100",
        ["ACCUSE"] = "110",
        ["REJECT"] = "120",
        ["THREATEN"] = "130",
        ["PROTEST"] = "140",
        ["MOBILIZE"] = "150",
        ["SANCTION"] = "160",
        ["COERCE"] = "170",
        ["ASSAULT"] = "180",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Types with a mode whose code differs from that of the type alone.</summary>
    private static readonly FrozenDictionary<string, string> ModeCodes = new Dictionary<string, string>
    {
        ["CONSULT phone"] = "041",
        ["CONSULT third-party"] = "044",
        ["RETREAT release"] = "0841",
        ["RETREAT return"] = "0842",
        ["RETREAT ease"] = "085",
        ["RETREAT access"] = "086",
        ["RETREAT ceasefire"] = "0871",
        ["RETREAT withdraw"] = "0872",
        ["RETREAT disarm"] = "087",
        ["REQUEST yield"] = "105",
        ["ACCUSE investigate"] = "090",
        ["THREATEN ban"] = "132",
        ["THREATEN political"] = "1321",
        ["THREATEN expel"] = "136",
        ["THREATEN territory"] = "1382",
        ["PROTEST demo"] = "141",
        ["PROTEST hunger"] = "142",
        ["PROTEST boycott"] = "143",
        ["PROTEST obstruct"] = "144",
        ["PROTEST riot"] = "145",
        ["SANCTION discontinue"] = "162",
        ["SANCTION expel"] = "166",
        ["COERCE arrest"] = "173",
        ["COERCE ban"] = "1722",
        ["COERCE curfew"] = "1723",
        ["COERCE martial-law"] = "1724",
        ["COERCE deport"] = "174",
        ["ASSAULT seize"] = "1712",
        ["ASSAULT pro_autocracy"] = "175",
        ["ASSAULT beat"] = "182",
        ["ASSAULT sexual"] = "1821",
        ["ASSAULT torture"] = "1822",
        ["ASSAULT suicide-attack"] = "183",
        ["ASSAULT explosives"] = "183",
        ["ASSAULT firearms"] = "193",
        ["ASSAULT heavy-weapons"] = "190",
        ["ASSAULT massacre"] = "200",
        ["ASSAULT cleansing"] = "200",
        ["ASSAULT unconventional"] = "204",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new(
        "polecat",
        "POLECAT (ngecEvents): a header and 40 tab-separated columns, ISO-8859-1",
        (stream, actors, cancel) =>
        {
            var documents = new Documents();
            return new TabRows(40, 40, Id.Name, isLatin1: true).ReadAsync(stream, row => Read(row, actors, documents), cancel);
        });

    /// <summary>The CAMEO code for a type and mode; null if PLOVER does not define the type.</summary>
    internal static ActCode? ActOf(string type, string mode) =>
        ModeCodes.TryGetValue($"{type} {mode}", out var code) || TypeCodes.TryGetValue(type, out code) ? ActCode.Parse(code) : null;

    private static ImportLine Read(Row row, ActorDirectory actors, Documents documents)
    {
        var fields = row.Fields;
        var id = fields.Required(Id);
        var day = fields.Day(Date);
        var published = IsNone(fields.Text(Published)) ? day : fields.Day(Published);
        fields.NotAfter(day, Date, published, Published);
        var (type, mode) = (fields.Required(Type), fields.Text(Mode));
        ActEntry? act = null;
        if (ActOf(type, mode) is not { } code || !ActCodebook.Cameo.TryFind(code, out act))
            fields.Fail("not-a-type", Type.Name, $"Event Type is '{type}', which is not a PLOVER type.");
        if (fields.Fault is not null) return row.Unreadable();
        var (targets, _) = Recipient.From(fields, actors);
        if (targets.Count == 0) return new ImportLine.Skipped(row.Number, row.Text, SkipReason.NoTarget);
        var (speakers, named) = Speaker.From(fields, actors);
        if (speakers.Count == 0) return new ImportLine.Skipped(row.Number, row.Text, SkipReason.NoSpeaker);

        var publisher = fields.Text(Source);
        var story = documents.Story("polecat", id.Split('_', 2)[0], IsNone(publisher) ? "POLECAT" : publisher, published);
        var contexts = Contexts
            .ListOf(fields)
            .Select(context => context.ToLowerInvariant())
            .Where(PloverContexts.Contains)
            .Distinct()
            .ToArray();
        var slug = ActorSlugs.FromId("polecat", id);
        var statements = speakers.Select(speaker => new EventRow(
            StatementId.Parse(named == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{speaker.Place}")),
            $"polecat:{id}",
            speaker.Actor,
            [.. targets.Select(target => target.Actor)],
            act!,
            EventRow.OnDay(day),
            EventRow.Paraphrased(speaker.Name, string.Join(", ", targets.Select(target => target.Name)), act!),
            EventRow.CannotBeJudged,
            [story])
        {
            Contexts = contexts,
            Joint = speakers.Count == 1 ? null : slug,
        }.In(row)).ToArray();
        var parsed = statements.OfType<ImportLine.Parsed>().ToArray();
        return parsed.Length == 0 ? statements[0] : parsed[0] with { Also = parsed[1..] };
    }

    private static bool IsNone(string text) => text is "" or "None";

    private static string[] ListOf(this Column column, Fields fields) =>
        [.. fields.Text(column).Split(';', StringSplitOptions.TrimEntries)];

    /// <summary>The columns that name one side of an event.</summary>
    private sealed record Party(Column Name, Column Country, Column Sector, Column Title)
    {
        /// <summary>
        /// The distinct actors, each with its name and its place among the nonempty entries, from 1; and the number of nonempty entries. So
        /// places do not shift if two names turn out to be the same actor.
        /// </summary>
        public (List<(RowActor Actor, string Name, int Place)> Found, int Named) From(Fields fields, ActorDirectory actors)
        {
            var (names, countries, sectors, titles) = (
                Name.ListOf(fields), Country.ListOf(fields), Sector.ListOf(fields), Title.ListOf(fields));
            if (names.All(IsNone)) names = new string[Math.Max(countries.Length, names.Length)];
            var (found, named) = (new List<(RowActor Actor, string Name, int Place)>(names.Length), 0);
            for (var i = 0; i < names.Length; i++)
            {
                var count = names.Length;
                var (actor, name) = One(At(names, i, count), At(countries, i, count), At(sectors, i, count), At(titles, i, count), actors);
                if (actor is null) continue;
                named++;
                if (!found.Exists(other => other.Actor.Id == actor.Id)) found.Add((actor, name, named));
            }

            return (found, named);
        }

        private static (RowActor? Actor, string Name) One(string? name, string? place, string? sector, string? title, ActorDirectory actors)
        {
            var country = place is null or "IGO" ? null
                : Countries.FindByCode(place) ?? (place.Length == 3 && place.All(char.IsAsciiLetterUpper) ? null : Countries.Named(place));
            var role = sector is null ? null : ActorCode.RoleOf(sector);
            if (name is not null)
            {
                var kind = title is not null ? ActorKind.Person : role?.Kind ?? ActorKind.Organization;
                return (actors.Named(name, country, role?.Voice is null or RoleVoice.Class ? RoleVoice.Society : role.Voice, kind), name);
            }

            if (role is { Voice: not RoleVoice.Class })
                return (actors.OfRole(role, country), country is null ? role.Label : $"{role.Label} ({country.Name})");
            return country is null ? (null, "") : (actors.State(country), country.Name);
        }

        /// <summary>An entry of a list parallel to the names; null if it is empty, or if the list has another length.</summary>
        private static string? At(string[] list, int index, int count) =>
            list.Length == count && !IsNone(list[index] ?? "") ? list[index] : null;
    }
}
