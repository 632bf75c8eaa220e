using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Testing;

/// <summary>Events that are plain where a test does not care: <c>Some.Statement("rebuke").By("iran").Toward("taliban").On(2023, 5, 18)</c>.</summary>
public static class Some
{
    /// <summary>The analyst who records what tests record.</summary>
    public static readonly Authorship Analyst = new("tester");

    /// <summary>The actor <c>speaker</c>, the document <c>article</c> and so on, whom <see cref="Statement"/> names where nothing is said.</summary>
    public const string Speaker = "speaker", Target = "target", Article = "article";

    /// <summary>A state.</summary>
    public static ActorIntroduced Actor(string id) => new(ActorId.Parse(id), id, ActorKind.State);

    /// <summary>A document of reliability B, 100,000 code points long.</summary>
    public static DocumentRegistered Document(string id) => new()
    {
        Document = DocumentId.Parse(id),
        Publisher = "The Paper",
        Published = new Published(new DateOnly(2023, 6, 1), new DateOnly(2023, 6, 1), DateBasis.Stated),
        Reliability = Reliability.B,
        Length = 100_000,
    };

    /// <summary>A claim about these actors.</summary>
    public static ClaimFramed Claim(string id, params string[] about) => new(ClaimId.Parse(id), $"It is so: {id}.", [.. about.Select(ActorId.Parse)]);

    /// <summary>A statement of <c>speaker</c> toward <c>target</c>: a rebuke (111) on 2023-01-01, reported by the document <c>article</c> with credibility 2.</summary>
    public static StatementRecorded Statement(string id) => new()
    {
        Statement = StatementId.Parse(id),
        Speaker = ActorId.Parse(Speaker),
        Targets = [ActorId.Parse(Target)],
        Act = new Act(Domain.Statements.Act.Cameo, ActCode.Parse("111")),
        SaidOn = new SaidOn(new DateOnly(2023, 1, 1), new DateOnly(2023, 1, 1), DateBasis.Stated),
        Paraphrase = $"The statement {id}.",
        Evidence = Evidence(Article),
    };

    /// <summary>Evidence of credibility 2 in a document.</summary>
    public static Evidence Evidence(string document, int credibility = 2) => new(DocumentId.Parse(document), credibility);

    /// <summary>The stream that an event begins.</summary>
    /// <exception cref="ArgumentException">It does not begin one.</exception>
    public static StreamId StreamOf(LedgerEvent beginning) =>
        StreamId.StartedBy(beginning) ?? throw new ArgumentException($"{beginning.GetType().Name} does not begin a stream.", nameof(beginning));
}

/// <summary>What may be said of <see cref="Some.Statement"/>.</summary>
public static class StatementSentences
{
    /// <summary>Who speaks.</summary>
    public static StatementRecorded By(this StatementRecorded statement, string speaker) => statement with { Speaker = ActorId.Parse(speaker) };

    /// <summary>Who speaks, and for itself alone.</summary>
    public static StatementRecorded ByThePerson(this StatementRecorded statement, string speaker) => statement.By(speaker) with { Capacity = Capacity.Personal };

    /// <summary>Toward whom.</summary>
    public static StatementRecorded Toward(this StatementRecorded statement, params string[] targets) => statement with { Targets = [.. targets.Select(ActorId.Parse)] };

    /// <summary>On which day.</summary>
    public static StatementRecorded On(this StatementRecorded statement, int year, int month, int day) =>
        statement with { SaidOn = new SaidOn(new DateOnly(year, month, day), new DateOnly(year, month, day), DateBasis.Stated) };

    /// <summary>Which act, as a CAMEO code.</summary>
    public static StatementRecorded Doing(this StatementRecorded statement, string code) => statement with { Act = new Act(Act.Cameo, ActCode.Parse(code)) };

    /// <summary>Which document reports it.</summary>
    public static StatementRecorded ReportedBy(this StatementRecorded statement, string document) => statement with { Evidence = Some.Evidence(document) };
}
