using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Documents;

/// <summary>The table <c>read.document</c>.</summary>
internal static class DocumentTable
{
    /// <summary>Writes the documents that a batch touched.</summary>
    public static void Write(NpgsqlBatch writes, ProjectionBatch fold)
    {
        var rows = fold.Touched.Where(t => t.Key.Kind == StreamKind.Document)
            .Select(t => (Stream: t.Key, t.Value, State: (DocumentState)fold.State(t.Key)))
            .Select(t => (t.Stream, t.Value, t.State, Description: t.State.Description!))
            .ToArray();
        writes.Add(
            """
            insert into read.document (document, title, publisher, earliest, latest, basis, language, sha256, length, url, reliability, withdrawn, position, version)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict (document) do update set
                title = excluded.title, publisher = excluded.publisher, earliest = excluded.earliest, latest = excluded.latest, basis = excluded.basis,
                language = excluded.language, sha256 = excluded.sha256, length = excluded.length, url = excluded.url,
                reliability = excluded.reliability, withdrawn = excluded.withdrawn, version = excluded.version
            """,
            rows,
            Parameters.Column(rows, row => row.Stream.Slug),
            Parameters.Column(rows, NpgsqlDbType.Text, row => row.Description.Title),
            Parameters.Column(rows, row => row.Description.Publisher),
            Parameters.Column(rows, row => row.Description.Published.Earliest),
            Parameters.Column(rows, row => row.Description.Published.Latest),
            Parameters.Column(rows, row => KebabEnum<DateBasis>.Format(row.Description.Published.Basis)),
            Parameters.Column(rows, NpgsqlDbType.Text, row => row.Description.Language),
            Parameters.Column(rows, NpgsqlDbType.Text, row => row.Description.Sha256?.Value),
            Parameters.Column(rows, NpgsqlDbType.Integer, row => row.Description.Length),
            Parameters.Column(rows, NpgsqlDbType.Text, row => row.Description.Url),
            Parameters.Column(rows, row => KebabEnum<Reliability>.Format(row.State.Reliability)),
            Parameters.Column(rows, row => row.State.Withdrawn),
            Parameters.Column(rows, row => row.Value.First.Position.Value),
            Parameters.Column(rows, row => row.Value.Last.Version));
    }
}
