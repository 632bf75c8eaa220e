using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Statements;

/// <summary>A statement that resembles an earlier one.</summary>
/// <param name="Statement">The statement recorded later.</param>
/// <param name="Other">The statement recorded earlier.</param>
/// <param name="Speaker">The speaker, or its survivor if merged.</param>
/// <param name="Targets">The targets that both share, as survivors.</param>
/// <param name="Act">The act's code.</param>
/// <param name="OtherAct">The act's code in the other.</param>
/// <param name="SaidOn">When it was said.</param>
/// <param name="OtherSaidOn">When the other was said.</param>
/// <param name="Paraphrase">Its paraphrase.</param>
/// <param name="OtherParaphrase">The other's paraphrase.</param>
/// <param name="Documents">The documents that it cites.</param>
/// <param name="OtherDocuments">The documents that the other cites.</param>
/// <param name="Position">The position at which it was recorded.</param>
/// <param name="Version">The version of its stream: the ETag.</param>
/// <param name="OtherVersion">The version of the other's stream.</param>
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

/// <summary>The sort key of a pair: the recording of the later statement, then of the earlier.</summary>
/// <param name="Later">The position of the later statement.</param>
/// <param name="Earlier">The position of the earlier statement.</param>
public readonly record struct DuplicateKey(long Later, long Earlier)
{
    /// <summary>Sorts after all pairs whose later statement was recorded at this position.</summary>
    public static DuplicateKey EndOf(long later) => new(later, later);
}
