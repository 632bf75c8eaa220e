using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// Phoenix, in both its forms, told by the first bytes: the files of the Open Event Data Alliance have 26 columns parted by tabs, no header and no quoting; those of the
/// Cline Center have 25 and a header that begins with <c>eid</c>, parted by tabs or as CSV.
/// <code>
/// OEDA            Cline Center
/// EventID         eid, aid          externalId phoenix:{EventID}, or phoenix:{eid}:{aid}, for an eid alone is not unique over its files
/// Date            year, month, day  saidOn, one day, stated; the documents' day of publication, inferred
/// Source          source            speaker: the actor of the CAMEO code. None: no speaker
/// Target          target            target, likewise. None: no target
/// CAMEO           code              act, as written. The root has to be its first two digits where it has two digits itself
/// URLs            aid               evidence: OEDA's list, joined by ;, is a document for each address; Cline's the story of this id
/// NewsSources     -                 publisher, where there is no address
/// </code>
/// Credibility is 6: nothing in the data tells it. That several articles tell an event shows in its being their evidence each. The paraphrase is made of both codes and
/// the label of the act.
/// </summary>
public static class Phoenix
{
    private const int CannotBeJudged = 6;

    private static readonly Column
        Id = new(0, "EventID"),
        Date = new(1, "Date"),
        Source = new(5, "Source"),
        Target = new(9, "Target"),
        Code = new(13, "CAMEO"),
        Root = new(14, "RootCode"),
        Urls = new(24, "URLs"),
        News = new(25, "NewsSources");

    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new("phoenix", "Phoenix: 26 columns parted by tabs without a header (OEDA), or 25 with one (Cline Center)", (stream, actors, cancel) =>
    {
        var first = new byte[8];
        var read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var whole = new PrefixedStream(first.AsMemory(0, read), stream);
        var documents = new Documents();
        if (first.AsSpan(0, read).IndexOf("eid"u8) < 0) return new TabRows(26, 26, Id.Name).ReadAsync(whole, row => ReadOeda(row, actors, documents), cancel);
        var rows = new HeadedRows("Phoenix of the Cline Center", "eid", "aid", "year", "month", "day", "source", "target", "code", "root_code");
        return rows.ReadAsync(whole, columns => row => ReadCline(row, columns, actors, documents), cancel);
    });

    private static ImportLine ReadOeda(Row row, ActorDirectory actors, Documents documents)
    {
        var fields = row.Fields;
        var id = fields.Required(Id);
        var day = fields.CompactDay(Date, 8);
        var act = fields.Act(Code, Root);
        if (fields.Fault is not null) return row.Unreadable();
        if (LeftOutOf(row, Source, Target) is { } leaving) return leaving;
        var evidence = new List<(DocumentId Id, Dependency Need)>();
        var list = fields.Text(fields.Has(Urls) ? Urls : News);
        foreach (var address in Addresses(list))
        {
            var document = fields.Has(Urls) ? documents.At(address, day) : documents.OfDay("", address, day);
            if (!evidence.Exists(other => other.Id == document.Id)) evidence.Add(document);
        }

        if (evidence.Count == 0) evidence.Add(documents.OfDay("", "Phoenix", day));
        return new EventRow(
            StatementId.Parse(ActorSlugs.FromId("phoenix", id)),
            $"phoenix:{id}",
            actors.Coded(fields.Text(Source), null),
            [actors.Coded(fields.Text(Target), null)],
            act,
            EventRow.OnDay(day),
            EventRow.Paraphrased(fields.Text(Source), fields.Text(Target), act),
            CannotBeJudged,
            evidence).In(row);
    }

    private static ImportLine ReadCline(Row row, Column[] columns, ActorDirectory actors, Documents documents)
    {
        var fields = row.Fields;
        var (id, story) = (fields.Required(columns[0]), fields.Required(columns[1]));
        var (year, month, date) = (fields.Number(columns[2]), fields.Number(columns[3]), fields.Number(columns[4]));
        if (year is < 1000 or > 9000 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth((int)year, (int)month))
            fields.Fail("not-a-day", "day", $"{year}-{month}-{date} is not a day that exists.");
        var act = fields.Act(columns[7], columns[8]);
        if (fields.Fault is not null) return row.Unreadable();
        if (LeftOutOf(row, columns[5], columns[6]) is { } leaving) return leaving;
        var day = new DateOnly((int)year, (int)month, (int)date);
        return new EventRow(
            StatementId.Parse(ActorSlugs.FromId("phoenix", $"{id}:{story}")),
            $"phoenix:{id}:{story}",
            actors.Coded(fields.Text(columns[5]), null),
            [actors.Coded(fields.Text(columns[6]), null)],
            act,
            EventRow.OnDay(day),
            EventRow.Paraphrased(fields.Text(columns[5]), fields.Text(columns[6]), act),
            CannotBeJudged,
            [documents.Story("phoenix", story, "Cline Center Historical Phoenix", day)]).In(row);
    }

    private static ImportLine.Skipped? LeftOutOf(Row row, Column source, Column target)
    {
        if (!row.Fields.Has(target)) return new ImportLine.Skipped(row.Number, row.Text, SkipReason.NoTarget);
        return row.Fields.Has(source) ? null : new ImportLine.Skipped(row.Number, row.Text, SkipReason.NoSpeaker);
    }

    /// <summary>The entries of a list joined by semicolons, of which some addresses have one themselves: what does not begin as an address goes on with the one before.</summary>
    private static IEnumerable<string> Addresses(string list)
    {
        var entry = "";
        foreach (var part in list.Split(';'))
        {
            var begins = !entry.StartsWith("http", StringComparison.OrdinalIgnoreCase) || part.StartsWith("http", StringComparison.OrdinalIgnoreCase);
            if (begins && entry.Length > 0) yield return entry;
            entry = begins ? part.Trim() : $"{entry};{part}";
        }

        if (entry.Length > 0) yield return entry;
    }
}
