using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Events;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Claims;

/// <summary>The table <c>read.claim</c>.</summary>
internal sealed class ClaimTable() : CurrentTable<ClaimState>("claim", StreamKind.Claim, id: "claim", columns => columns
    .Text("claim", row => row.Id)
    .Text("proposition", row => row.State.Proposition)
    .Texts("about", row => [.. row.State.About.Select(actor => actor.Value)])
    .Bigint("position", row => row.Position)
    .Bigint("version", row => row.Version));
