using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Statements;

/// <summary>That a statement looks like one that was there already.</summary>
/// <param name="Statement">The one recorded later.</param>
/// <param name="Other">The one recorded earlier.</param>
/// <param name="Speaker">Who spoke: the survivor, if it is merged.</param>
/// <param name="Targets">The targets that they share, as survivors.</param>
/// <param name="Act">The act's code.</param>
/// <param name="OtherAct">The other's.</param>
/// <param name="SaidOn">When it was said.</param>
/// <param name="OtherSaidOn">When the other was.</param>
/// <param name="Paraphrase">What it comes to.</param>
/// <param name="OtherParaphrase">What the other comes to.</param>
/// <param name="Documents">The documents that it rests on.</param>
/// <param name="OtherDocuments">Those of the other.</param>
/// <param name="Position">The position of the later's recording.</param>
/// <param name="Version">The version of its stream: the ETag.</param>
/// <param name="OtherVersion">That of the other's.</param>
public sealed record DuplicateView(
    StatementId Statement,
    StatementId Other,
    ActorId Speaker,
    IReadOnlyList<ActorId> Targets,
    ActCode Act,
    ActCode OtherAct,
    SaidOn SaidOn,
    SaidOn OtherSaidOn,
    string Paraphrase,
    string OtherParaphrase,
    IReadOnlyList<DocumentId> Documents,
    IReadOnlyList<DocumentId> OtherDocuments,
    long Position,
    long Version,
    long OtherVersion);

/// <summary>A pair's place in order: by the recording of the later, then of the earlier.</summary>
/// <param name="Later">The position of the later's recording.</param>
/// <param name="Earlier">The position of the earlier's.</param>
public readonly record struct DuplicateKey(long Later, long Earlier)
{
    /// <summary>Behind all pairs of which the later one was recorded at this position.</summary>
    public static DuplicateKey IsAfter(long later) => new(later, later);
}
