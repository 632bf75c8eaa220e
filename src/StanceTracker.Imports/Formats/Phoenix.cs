using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// Phoenix in its two forms, distinguished by the first bytes: files of the Open Event Data Alliance have 26 tab-separated columns, no
/// header and no quoting; those of the Cline Center have 25 columns, tab-separated or CSV, and a header that begins with <c>eid</c>.
/// <code>
/// OEDA            Cline Center
/// EventID         eid, aid          externalId phoenix:{EventID}, or phoenix:{eid}:{aid}, since an eid alone is not unique across files
/// Date            year, month, day  saidOn, one day, stated; the documents' day of publication, inferred
/// Source          source            speaker: the actor with the CAMEO code. Empty: no speaker
/// Target          target            target, likewise. Empty: no target
/// CAMEO           code              act, as written. A root of two digits must be its first two digits
/// URLs            aid               evidence: OEDA's list, separated by ;, has a document for each URL; Cline's is the story with this ID
/// NewsSources     -                 publisher, if there is no URL
/// </code>
/// Credibility is 6, because the data do not indicate it. An event in several articles has evidence from each. The paraphrase consists of
/// both codes and the label of the act.
/// </summary>
public static class Phoenix
{
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
    public static ImportFormat Format { get; } = new(
        "phoenix",
        "Phoenix: 26 tab-separated columns without a header (OEDA), or 25 with one (Cline Center)",
        (stream, actors, cancel) =>
        {
            var first = new byte[8];
            var read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
            var whole = new PrefixedStream(first.AsMemory(0, read), stream);
            var documents = new Documents();
            if (first.AsSpan(0, read).IndexOf("eid"u8) < 0)
                return new TabRows(26, 26, Id.Name).ReadAsync(whole, row => ReadOeda(row, actors, documents), cancel);
            var rows =
                new HeadedRows(
                    "Phoenix of the Cline Center", "eid", "aid", "year", "month", "day", "source", "target", "code", "root_code");
            return rows.ReadAsync(whole, columns => row => ReadCline(row, columns, actors, documents), cancel);
        });

    private static ImportLine ReadOeda(Row row, ActorDirectory actors, Documents documents)
    {
        var fields = row.Fields;
        var id = fields.Required(Id);
        var day = fields.CompactDay(Date, 8);
        var act = fields.Act(Code, Root);
        if (fields.Fault is not null) return row.Unreadable();
        if (EventRow.SkipUnlessNamed(row, Source, Target) is { } skipped) return skipped;
        var evidence = Addresses(fields.Text(fields.Has(Urls) ? Urls : News))
            .Select(address => fields.Has(Urls) ? documents.At(address, day) : documents.OfDay("", address, day))
            .DistinctBy(document => document.Id)
            .ToList();
        if (evidence.Count == 0) evidence.Add(documents.OfDay("", "Phoenix", day));
        return new EventRow(
            StatementId.Parse(ActorSlugs.FromId("phoenix", id)),
            $"phoenix:{id}",
            actors.Coded(fields.Text(Source), null),
            [actors.Coded(fields.Text(Target), null)],
            act,
            EventRow.OnDay(day),
            EventRow.Paraphrased(fields.Text(Source), fields.Text(Target), act),
            EventRow.CannotBeJudged,
            evidence).In(row);
    }

    private static ImportLine ReadCline(Row row, Column[] columns, ActorDirectory actors, Documents documents)
    {
        var fields = row.Fields;
        var (id, story) = (fields.Required(columns[0]), fields.Required(columns[1]));
        var (year, month, date) = (fields.Number(columns[2]), fields.Number(columns[3]), fields.Number(columns[4]));
        if (year is < 1000 or > 9000 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth((int)year, (int)month))
            fields.Fail("not-a-day", "day", $"{year}-{month}-{date} is not a valid date.");
        var act = fields.Act(columns[7], columns[8]);
        if (fields.Fault is not null) return row.Unreadable();
        if (EventRow.SkipUnlessNamed(row, columns[5], columns[6]) is { } skipped) return skipped;
        var day = new DateOnly((int)year, (int)month, (int)date);
        return new EventRow(
            StatementId.Parse(ActorSlugs.FromId("phoenix", $"{id}:{story}")),
            $"phoenix:{id}:{story}",
            actors.Coded(fields.Text(columns[5]), null),
            [actors.Coded(fields.Text(columns[6]), null)],
            act,
            EventRow.OnDay(day),
            EventRow.Paraphrased(fields.Text(columns[5]), fields.Text(columns[6]), act),
            EventRow.CannotBeJudged,
            [documents.Story("phoenix", story, "Cline Center Historical Phoenix", day)]).In(row);
    }

    /// <summary>
    /// The entries of a list separated by semicolons. Since URLs may contain semicolons, a part after a URL that does not begin with http
    /// continues it.
    /// </summary>
    private static IEnumerable<string> Addresses(string list)
    {
        var entry = "";
        foreach (var part in list.Split(';'))
        {
            var begins = !entry.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                || part.StartsWith("http", StringComparison.OrdinalIgnoreCase);
            if (begins && entry.Length > 0) yield return entry;
            entry = begins ? part.Trim() : $"{entry};{part}";
        }

        if (entry.Length > 0) yield return entry;
    }
}
