using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Documents;

/// <summary>The table <c>read.document</c>.</summary>
internal sealed class DocumentTable() : CurrentTable<DocumentState>("document", StreamKind.Document, id: "document", columns => columns
    .Text("document", row => row.Id)
    .Text("title", row => row.State.Description!.Title)
    .Text("publisher", row => row.State.Description!.Publisher)
    .Date("earliest", row => row.State.Description!.Published.Earliest)
    .Date("latest", row => row.State.Description!.Published.Latest)
    .Text("basis", row => KebabEnum<DateBasis>.Format(row.State.Description!.Published.Basis))
    .Text("language", row => row.State.Description!.Language)
    .Text("sha256", row => row.State.Description!.Sha256?.Value)
    .Integer("length", row => row.State.Description!.Length)
    .Text("url", row => row.State.Description!.Url)
    .Text("reliability", row => KebabEnum<Reliability>.Format(row.State.Reliability))
    .Boolean("withdrawn", row => row.State.Withdrawn)
    .Bigint("position", row => row.Position)
    .Bigint("version", row => row.Version));
