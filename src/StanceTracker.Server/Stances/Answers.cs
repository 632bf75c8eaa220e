using System.ComponentModel;
using System.Text.Json.Serialization;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Server.Stances;

/// <summary>What every answer about stances states: both clocks, the method and the ledger position that it reflects.</summary>
internal abstract record StanceAnswer
{
    [Description("The day the answer is for.")]
    public DateOnly AsOf { get; init; }

    [Description("The ledger position whose knowledge the answer uses.")]
    public long KnownAt { get; init; }

    [Description("The stance method.")]
    public string Method { get; init; } = DiscountedStanceModel.Name;

    [Description("The score table.")]
    public string Scores { get; init; } = "";

    [Description("The half-life of evidence, in days.")]
    public double HalfLifeDays { get; init; }

    [Description("The ledger position that the answer reflects.")]
    public long Position { get; init; }

    /// <summary>The same answer with the query and the position that it reflects.</summary>
    public TAnswer To<TAnswer>(StanceQuery question, LedgerPosition position) where TAnswer : StanceAnswer => (TAnswer)(this with
    {
        AsOf = question.AsOf,
        KnownAt = position.Value,
        Scores = question.Settings.Scores.Name,
        HalfLifeDays = question.Settings.HalfLifeDays,
        Position = position.Value,
    });
}

/// <summary>A list of stances.</summary>
internal sealed record StanceListAnswer(IReadOnlyList<StanceRow> Items, string? Next) : StanceAnswer;

/// <summary>
/// A matrix of stances: <c>positions[i][j]</c> is the stance of <c>actors[i]</c> toward <c>actors[j]</c>; null on the diagonal and, if
/// sparse, for pairs without a statement.
/// </summary>
internal sealed record MatrixAnswer(
    IReadOnlyList<ActorId> Actors,
    [property: JsonPropertyName("positions")] IReadOnlyList<IReadOnlyList<StanceRow?>> Stances) : StanceAnswer;

/// <summary>A pair's stance over time.</summary>
internal sealed record HistoryAnswer(
    ActorId Holder, ActorId Target, DateOnly From, DateOnly To, HistoryStep Step, IReadOnlyList<HistoryPoint> Points) : StanceAnswer;

/// <summary>One step of a replay: an event, or a statement.</summary>
/// <param name="Position">The event's position in the ledger.</param>
/// <param name="Day">The statement's day; null if the event does not concern a single statement.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Statement">The statement concerned; null if the event does not concern a single statement.</param>
/// <param name="Before">The stance before the step; null if unknown.</param>
/// <param name="After">The stance after the step; null if unknown.</param>
/// <param name="LabelBefore">The label before the step.</param>
/// <param name="LabelAfter">The label after the step.</param>
internal sealed record ReplayLine(
    long Position,
    DateOnly? Day,
    string Type,
    StatementId? Statement,
    double? Before,
    double? After,
    StanceLabel LabelBefore,
    StanceLabel LabelAfter);
