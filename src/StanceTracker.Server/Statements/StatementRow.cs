using System.ComponentModel;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Server.Statements;

/// <summary>A statement without nested objects, as a row of a table. Each property is a column of the list and of the export.</summary>
internal abstract class StatementRow(StatementView statement)
{
    /// <summary>The statement that the columns are of.</summary>
    protected StatementView View => statement;

    [Description("The statement.")]
    public StatementId Statement => statement.Statement;

    [Description("The day it is sorted by: the midpoint of the span, or its last day if it held throughout.")]
    public DateOnly Day => statement.Day;

    public DateOnly Earliest => statement.SaidOn.Earliest;

    public DateOnly Latest => statement.SaidOn.Latest;

    public DateBasis Basis => statement.SaidOn.Basis;

    [Description("Whether it was made once within the span or held throughout it.")]
    public Extent Extent => statement.SaidOn.Extent;

    public ActorId Speaker => statement.Speaker;

    public Capacity Capacity => statement.Capacity;

    public IReadOnlyList<ActorId> Targets => statement.Targets;

    public IReadOnlyList<ActorId> InferredTargets => statement.InferredTargets;

    [Description("A CAMEO code; text, because zeros may lead.")]
    public string Act => statement.Act.Code.Value;

    [Description("What the code means.")]
    public string? Label => ActCodebook.Cameo.TryFind(statement.Act.Code, out var entry) ? entry.Label : null;

    [Description("Its intensity in the score table `icews`; null if the act has no score.")]
    public double? Intensity => ScoreTable.Icews.Intensity(statement.Act.Code);

    public IReadOnlyList<string> Contexts => statement.Contexts;

    public Modality Modality => statement.Modality;

    public string? Joint => statement.Joint;

    public string Paraphrase => statement.Paraphrase;

    public string? Quote => statement.Quote;

    public string? ExternalId => statement.ExternalId;

    public bool Retracted => statement.Retracted;

    [Description("The ledger position at which it was recorded.")]
    public long Position => statement.Position;
}

/// <summary>A statement in the list.</summary>
internal sealed class ListedStatementRow(StatementView statement) : StatementRow(statement)
{
    public IEnumerable<string> Claims => View.Claims.Select(stand => $"{stand.Claim}:{KebabEnum.Format(stand.Standpoint)}");

    public IEnumerable<DocumentId> Documents =>
        View.Evidence.Where(evidence => !evidence.Withdrawn).Select(evidence => evidence.Document).Distinct();

    public long Version => View.Version;
}
