using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Specifications;

/// <summary>Proposals that read as sentences: what specifications are given, and what they put forward.</summary>
internal static class Facts
{
    public const string Why = "The ministry says otherwise.";

    public static ActorId Actor(string id) => ActorId.Parse(id);

    public static DocumentId Document(string id) => DocumentId.Parse(id);

    public static ClaimId Claim(string id) => ClaimId.Parse(id);

    public static DateOnly On(string day) => Day.TryParse(day, out var parsed) ? parsed : throw new FormatException(day);

    public static DateOnly? Maybe(string? day) => day is null ? null : On(day);

    public static Command OfActor(string id, LedgerEvent body) => new(StreamId.From(ActorId.Parse(id)), body);

    public static Command OfDocument(string id, LedgerEvent body) => new(StreamId.From(DocumentId.Parse(id)), body);

    public static Command OfClaim(string id, LedgerEvent body) => new(StreamId.From(ClaimId.Parse(id)), body);

    public static Command OfStatement(string id, LedgerEvent body) => new(StreamId.From(StatementId.Parse(id)), body);

    public static Command Introduced(string id) => OfActor(id, new ActorIntroduced(ActorId.Parse(id), $"The name of {id}", ActorKind.State));

    public static Command Affiliated(string id, string with, string? role = null, string? from = null, string? to = null) =>
        OfActor(id, new ActorAffiliated(ActorId.Parse(with), role, Maybe(from), Maybe(to)));

    public static Command Ended(string id, long number, string on) => OfActor(id, new ActorAffiliationEnded(number, On(on), Why));

    public static Command AffiliationWithdrawn(string id, long number) => OfActor(id, new ActorAffiliationWithdrawn(number, Why));

    public static Command Merged(string id, string into) => OfActor(id, new ActorMerged(ActorId.Parse(into), Why));

    public static Command Unmerged(string id) => OfActor(id, new ActorUnmerged(Why));

    public static Command Registered(string id, int? length = 1_000, Reliability reliability = Reliability.B) => OfDocument(id, Registration(id) with { Length = length, Reliability = reliability });

    public static DocumentRegistered Registration(string id) => new()
    {
        Document = DocumentId.Parse(id),
        Title = "Talks in Tehran",
        Publisher = "A daily",
        Published = new Published(On("2023-05-28"), On("2023-05-28"), DateBasis.Stated),
        Language = "en",
        Length = 1_000,
        Url = "https://example.org/talks",
        Reliability = Reliability.B,
    };

    public static Command Framed(string id, params string[] about) => OfClaim(id, new ClaimFramed(ClaimId.Parse(id), "Armed men shelter there.", [.. about.Select(ActorId.Parse)]));

    public static Evidence Citing(string document, int credibility = 2, int? start = null, int? end = null) =>
        new(DocumentId.Parse(document), credibility, start is null ? null : new Passage(start.Value, end!.Value), Voice.Reported, ["a news agency"]);

    /// <summary>The rebuke: <c>muttaqi</c> criticises <c>iran</c>, says <c>dawn</c>.</summary>
    public static StatementRecorded Rebuke(string id = "rebuke") => new()
    {
        Statement = StatementId.Parse(id),
        Speaker = ActorId.Parse("muttaqi"),
        Targets = [ActorId.Parse("iran"), ActorId.Parse("pakistan")],
        InferredTargets = [ActorId.Parse("pakistan")],
        Act = new Act(Act.Cameo, ActCode.Parse("111")),
        Contexts = ["military"],
        SaidOn = new SaidOn(On("2023-05-28"), On("2023-05-29"), DateBasis.Inferred, "between two other reports"),
        Claims = [new ClaimStand(ClaimId.Parse("shelter"), Standpoint.Denies)],
        Paraphrase = "He rejects what Tehran says.",
        Evidence = Citing("dawn", 2, 10, 90),
    };

    /// <summary>All that <see cref="Rebuke"/> names.</summary>
    public static IReadOnlyList<Command> Stage { get; } = [Introduced("muttaqi"), Introduced("iran"), Introduced("pakistan"), Registered("dawn"), Framed("shelter")];

    public static Command Recorded(string id = "rebuke") => OfStatement(id, Rebuke(id));

    public static StatementCorrected Correction(StatementRecorded of) => new(of, Why);
}
