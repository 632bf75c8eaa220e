using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Acts;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Specifications;

/// <summary>Proposals that read as sentences: what specifications are given, and what they put forward.</summary>
internal static class Facts
{
    public const string Why = "The ministry says otherwise.";

    public static ActorId Actor(string id) => ActorId.Of(id);

    public static DocumentId Document(string id) => DocumentId.Of(id);

    public static ClaimId Claim(string id) => ClaimId.Of(id);

    public static DateOnly On(string day) => Day.TryParse(day, out var parsed) ? parsed : throw new FormatException(day);

    public static DateOnly? Maybe(string? day) => day is null ? null : On(day);

    public static Proposal OfActor(string id, LedgerEvent body) => new(StreamId.Of(ActorId.Of(id)), body);

    public static Proposal OfDocument(string id, LedgerEvent body) => new(StreamId.Of(DocumentId.Of(id)), body);

    public static Proposal OfClaim(string id, LedgerEvent body) => new(StreamId.Of(ClaimId.Of(id)), body);

    public static Proposal OfStatement(string id, LedgerEvent body) => new(StreamId.Of(StatementId.Of(id)), body);

    public static Proposal Introduced(string id) => OfActor(id, new ActorIntroduced(ActorId.Of(id), $"The name of {id}", ActorKind.State));

    public static Proposal Affiliated(string id, string with, string? role = null, string? from = null, string? to = null) =>
        OfActor(id, new ActorAffiliated(ActorId.Of(with), role, Maybe(from), Maybe(to)));

    public static Proposal Ended(string id, long number, string on) => OfActor(id, new ActorAffiliationEnded(number, On(on), Why));

    public static Proposal AffiliationWithdrawn(string id, long number) => OfActor(id, new ActorAffiliationWithdrawn(number, Why));

    public static Proposal Merged(string id, string into) => OfActor(id, new ActorMerged(ActorId.Of(into), Why));

    public static Proposal Unmerged(string id) => OfActor(id, new ActorUnmerged(Why));

    public static Proposal Registered(string id, int? length = 1_000, Reliability reliability = Reliability.B) => OfDocument(id, Registration(id) with { Length = length, Reliability = reliability });

    public static DocumentRegistered Registration(string id) => new()
    {
        Document = DocumentId.Of(id),
        Title = "Talks in Tehran",
        Publisher = "A daily",
        Published = new Published(On("2023-05-28"), On("2023-05-28"), DateBasis.Stated),
        Language = "en",
        Length = 1_000,
        Url = "https://example.org/talks",
        Reliability = Reliability.B,
    };

    public static Proposal Framed(string id, params string[] about) => OfClaim(id, new ClaimFramed(ClaimId.Of(id), "Armed men shelter there.", [.. about.Select(ActorId.Of)]));

    public static Evidence Citing(string document, int credibility = 2, int? start = null, int? end = null) =>
        new(DocumentId.Of(document), credibility, start is null ? null : new Passage(start.Value, end!.Value), Voice.Reported, ["a news agency"]);

    /// <summary>The rebuke: <c>muttaqi</c> criticises <c>iran</c>, says <c>dawn</c>.</summary>
    public static StatementRecorded Rebuke(string id = "rebuke") => new()
    {
        Statement = StatementId.Of(id),
        Speaker = ActorId.Of("muttaqi"),
        Targets = [ActorId.Of("iran"), ActorId.Of("pakistan")],
        InferredTargets = [ActorId.Of("pakistan")],
        Act = new Act(Act.Cameo, ActCode.Of("111")),
        Contexts = ["military"],
        SaidOn = new SaidOn(On("2023-05-28"), On("2023-05-29"), DateBasis.Inferred, "between two other reports"),
        Claims = [new ClaimStand(ClaimId.Of("shelter"), ClaimPosition.Denies)],
        Paraphrase = "He rejects what Tehran says.",
        Evidence = Citing("dawn", 2, 10, 90),
    };

    /// <summary>All that <see cref="Rebuke"/> names.</summary>
    public static IReadOnlyList<Proposal> Stage { get; } = [Introduced("muttaqi"), Introduced("iran"), Introduced("pakistan"), Registered("dawn"), Framed("shelter")];

    public static Proposal Recorded(string id = "rebuke") => OfStatement(id, Rebuke(id));

    public static StatementCorrected Correction(StatementRecorded of) => new()
    {
        Speaker = of.Speaker,
        Capacity = of.Capacity,
        Targets = of.Targets,
        InferredTargets = of.InferredTargets,
        Act = of.Act,
        Contexts = of.Contexts,
        Modality = of.Modality,
        SaidOn = of.SaidOn,
        Claims = of.Claims,
        Joint = of.Joint,
        Paraphrase = of.Paraphrase,
        Quote = of.Quote,
        ExternalId = of.ExternalId,
        Reason = Why,
    };
}
