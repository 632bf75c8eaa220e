using System.Text.Json;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Claims;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>The projections that can be rebuilt, each a table of the schema <c>read</c>.</summary>
public static class Projection
{
    /// <summary>The one that is not folded from events but summed from two others.</summary>
    internal const string PairDay = "pair_day";

    /// <summary>The name of evidence, of which sums are made.</summary>
    internal const string Evidence = "evidence";

    /// <summary>The name of who speaks for whom, by which sums are made.</summary>
    internal const string SpeaksFor = "speaks_for";

    /// <summary>Those that are folded from events.</summary>
    internal static IReadOnlyList<ShadowTable> Folded { get; } =
    [
        new CurrentTable<ActorState, TouchedStream<ActorState>>("actor", StreamKind.Actor, "actor", stream => [stream],
            Columns<TouchedStream<ActorState>>.Text("actor", row => row.Id),
            Columns<TouchedStream<ActorState>>.Text("name", row => row.State.Introduced!.Name),
            Columns<TouchedStream<ActorState>>.Text("kind", row => KebabEnum<ActorKind>.Format(row.State.Introduced!.Kind)),
            Columns<TouchedStream<ActorState>>.Text("cameo", row => row.State.Introduced!.Codes?.Cameo),
            Columns<TouchedStream<ActorState>>.Text("iso3", row => row.State.Introduced!.Codes?.Iso3),
            Columns<TouchedStream<ActorState>>.Text("wikidata", row => row.State.Introduced!.Codes?.Wikidata),
            Columns<TouchedStream<ActorState>>.Texts("aliases", row => [.. row.State.Aliases.Select(alias => alias.Alias)]),
            Columns<TouchedStream<ActorState>>.Json("affiliations", row => JsonSerializer.Serialize([.. ActorTable.Ties(row.State)], TieJsonContext.Default.TieArray)),
            Columns<TouchedStream<ActorState>>.Text("merged_into", row => row.State.MergedInto?.Value),
            Columns<TouchedStream<ActorState>>.Bigint("position", row => row.Position),
            Columns<TouchedStream<ActorState>>.Bigint("version", row => row.Version)),
        new CurrentTable<DocumentState, TouchedStream<DocumentState>>("document", StreamKind.Document, "document", stream => [stream],
            Columns<TouchedStream<DocumentState>>.Text("document", row => row.Id),
            Columns<TouchedStream<DocumentState>>.Text("title", row => row.State.Description!.Title),
            Columns<TouchedStream<DocumentState>>.Text("publisher", row => row.State.Description!.Publisher),
            Columns<TouchedStream<DocumentState>>.Date("earliest", row => row.State.Description!.Published.Earliest),
            Columns<TouchedStream<DocumentState>>.Date("latest", row => row.State.Description!.Published.Latest),
            Columns<TouchedStream<DocumentState>>.Text("basis", row => KebabEnum<DateBasis>.Format(row.State.Description!.Published.Basis)),
            Columns<TouchedStream<DocumentState>>.Text("language", row => row.State.Description!.Language),
            Columns<TouchedStream<DocumentState>>.Text("sha256", row => row.State.Description!.Sha256?.Value),
            Columns<TouchedStream<DocumentState>>.Integer("length", row => row.State.Description!.Length),
            Columns<TouchedStream<DocumentState>>.Text("url", row => row.State.Description!.Url),
            Columns<TouchedStream<DocumentState>>.Text("reliability", row => KebabEnum<Reliability>.Format(row.State.Reliability)),
            Columns<TouchedStream<DocumentState>>.Boolean("withdrawn", row => row.State.Withdrawn),
            Columns<TouchedStream<DocumentState>>.Bigint("position", row => row.Position),
            Columns<TouchedStream<DocumentState>>.Bigint("version", row => row.Version)),
        new CurrentTable<ClaimState, TouchedStream<ClaimState>>("claim", StreamKind.Claim, "claim", stream => [stream],
            Columns<TouchedStream<ClaimState>>.Text("claim", row => row.Id),
            Columns<TouchedStream<ClaimState>>.Text("proposition", row => row.State.Proposition),
            Columns<TouchedStream<ClaimState>>.Texts("about", row => [.. row.State.About.Select(actor => actor.Value)]),
            Columns<TouchedStream<ClaimState>>.Bigint("position", row => row.Position),
            Columns<TouchedStream<ClaimState>>.Bigint("version", row => row.Version)),
        new TemporalTable<StatementId, ClaimStandRow>("claim_stand", fold => fold.ClaimStands, keys: 3,
            Columns<(StatementId Subject, ClaimStandRow Row)>.Text("claim", row => row.Row.Claim.Value),
            Columns<(StatementId Subject, ClaimStandRow Row)>.Date("day", row => row.Row.Day),
            Columns<(StatementId Subject, ClaimStandRow Row)>.Text("statement", row => row.Subject.Value),
            Columns<(StatementId Subject, ClaimStandRow Row)>.Text("speaker", row => row.Row.Speaker.Value),
            Columns<(StatementId Subject, ClaimStandRow Row)>.Text("capacity", row => KebabEnum<Capacity>.Format(row.Row.Capacity)),
            Columns<(StatementId Subject, ClaimStandRow Row)>.Text("claim_position", row => KebabEnum<ClaimPosition>.Format(row.Row.Position))),
        new CurrentTable<StatementState, TouchedStream<StatementState>>("statement", StreamKind.Statement, "statement", stream => [stream],
            Columns<TouchedStream<StatementState>>.Bigint("position", row => row.Position),
            Columns<TouchedStream<StatementState>>.Text("statement", row => row.Id),
            Columns<TouchedStream<StatementState>>.Date("day", row => row.State.Content!.SaidOn.Day),
            Columns<TouchedStream<StatementState>>.Boolean("retracted", row => row.State.Retracted),
            Columns<TouchedStream<StatementState>>.Texts("terms", row => [.. SearchTerm.From(row.State)]),
            Columns<TouchedStream<StatementState>>.Words("words", row => StatementTable.Words(row.State))),
        new CurrentTable<StatementState, LikenessRow>("likeness", StreamKind.Statement, "position, target",
            stream => Likeness.Traits(stream.State).Select(trait => new LikenessRow(trait, stream.State.Content!.SaidOn, stream.Position)),
            Columns<LikenessRow>.Text("speaker", row => row.Trait.Speaker.Value),
            Columns<LikenessRow>.Text("target", row => row.Trait.Target.Value),
            Columns<LikenessRow>.Text("root", row => row.Trait.Root.Value),
            Columns<LikenessRow>.Smallint("spread", row => LikenessTable.Spread(row.SaidOn)),
            Columns<LikenessRow>.Date("earliest", row => row.SaidOn.Earliest),
            Columns<LikenessRow>.Date("latest", row => row.SaidOn.Latest),
            Columns<LikenessRow>.Bigint("position", row => row.Position)),
        new TemporalTable<ActorId, Representation>(SpeaksFor, fold => fold.Representations, keys: 3,
            Columns<(ActorId Subject, Representation Row)>.Text("actor", row => row.Subject.Value),
            Columns<(ActorId Subject, Representation Row)>.Text("party", row => row.Row.Party.Value),
            Columns<(ActorId Subject, Representation Row)>.Date("first_day", row => row.Row.Days.First),
            Columns<(ActorId Subject, Representation Row)>.Date("last_day", row => row.Row.Days.Last),
            Columns<(ActorId Subject, Representation Row)>.Boolean("self", row => row.Row.Self)),
        new TemporalTable<StatementId, EvidenceRow>(Evidence, fold => fold.Evidence, keys: 4,
            Columns<(StatementId Subject, EvidenceRow Row)>.Text("speaker", row => row.Row.Speaker.Value),
            Columns<(StatementId Subject, EvidenceRow Row)>.Text("target", row => row.Row.Target.Value),
            Columns<(StatementId Subject, EvidenceRow Row)>.Date("day", row => row.Row.Day),
            Columns<(StatementId Subject, EvidenceRow Row)>.Text("statement", row => row.Subject.Value),
            Columns<(StatementId Subject, EvidenceRow Row)>.Text("capacity", row => KebabEnum<Capacity>.Format(row.Row.Capacity)),
            Columns<(StatementId Subject, EvidenceRow Row)>.Date("first_day", row => row.Row.Span.First),
            Columns<(StatementId Subject, EvidenceRow Row)>.Date("last_day", row => row.Row.Span.Last),
            Columns<(StatementId Subject, EvidenceRow Row)>.Boolean("throughout", row => row.Row.Extent == Extent.Throughout),
            Columns<(StatementId Subject, EvidenceRow Row)>.Text("act", row => row.Row.Act.Value),
            Columns<(StatementId Subject, EvidenceRow Row)>.Boolean("announced", row => row.Row.Announced),
            Columns<(StatementId Subject, EvidenceRow Row)>.Double("confidence", row => row.Row.Confidence)),
    ];

    /// <summary>The names of all.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Folded.Select(table => table.Name), PairDay];
}

/// <summary>What a statement looks like others by, toward one target.</summary>
internal sealed record LikenessRow(Trait Trait, SaidOn SaidOn, long Position);
