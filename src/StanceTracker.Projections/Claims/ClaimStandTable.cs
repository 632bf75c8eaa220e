using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Claims;

/// <summary>A standpoint that a statement takes on a claim.</summary>
internal readonly record struct ClaimStandRow(ClaimId Claim, ActorId Speaker, Capacity Capacity, Standpoint Standpoint, DateOnly Day)
{
    /// <summary>A row for each claim that the statement takes a stand on; none if the statement does not count.</summary>
    public static IReadOnlyList<ClaimStandRow> From(StatementState statement, Func<DocumentId, DocumentState> document) =>
        statement.Content is { } content && statement.Counts(document)
            ? [.. content.Claims.Select(
                stand => new ClaimStandRow(stand.Claim, content.Speaker, content.Capacity, stand.Standpoint, content.SaidOn.Day))]
            : [];
}

/// <summary>The table <c>read.claim_stand</c>.</summary>
internal sealed class ClaimStandTable() : TemporalTable<StatementId, ClaimStandRow>(
    "claim_stand",
    batch => batch.ClaimStands,
    keys: 3,
    columns => columns
        .Text("claim", row => row.Row.Claim.Value)
        .Date("day", row => row.Row.Day)
        .Text("statement", row => row.Subject.Value)
        .Text("speaker", row => row.Row.Speaker.Value)
        .Text("capacity", row => KebabEnum<Capacity>.Format(row.Row.Capacity))
        .Text("claim_position", row => KebabEnum<Standpoint>.Format(row.Row.Standpoint)));
