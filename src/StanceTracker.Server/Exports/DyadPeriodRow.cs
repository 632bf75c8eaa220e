using System.ComponentModel;
using System.Text.Json.Serialization;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Server.Http;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Exports;

/// <summary>A directed pair in a period, in the columns that event-data tools read.</summary>
internal sealed record DyadPeriodRow(
    [property: Description("Who stands.")] ActorId Source,
    [property: Description("Toward whom.")] ActorId Target,
    [property: JsonPropertyName("period_start"), Description("The period's first day.")] DateOnly PeriodStart,
    [property: Description("How many statements of the period count for the pair.")] long N,
    [property: JsonPropertyName("n_sources"), Description("How many publishers report them.")] int NSources,
    [property: JsonPropertyName("verbal_cooperation"), Description("CAMEO 01–05.")] long VerbalCooperation,
    [property: JsonPropertyName("material_cooperation"), Description("CAMEO 06–09.")] long MaterialCooperation,
    [property: JsonPropertyName("verbal_conflict"), Description("CAMEO 10–14.")] long VerbalConflict,
    [property: JsonPropertyName("material_conflict"), Description("CAMEO 15–20.")] long MaterialConflict,
    [property: Description("The sum of the intensities of those with a score.")] double Sum,
    [property: Description("Their mean; null if none has a score.")] double? Mean,
    [property: Description("Their sample standard deviation; null for fewer than two.")] double? Sd,
    [property: Description("The stance at as_of, over everything up to it; null is unknown.")] double? Stance,
    [property: Description("The lower end of its 95 % interval.")] double? Low,
    [property: Description("The upper end.")] double? High,
    [property: Description("What the evidence says then, in a word.")] StanceLabel Label,
    [property: Description("How much evidence there is for it; null if the label is unknown.")] Certainty? Certainty,
    [property: JsonPropertyName("score_table"), Description("The score table of sum, mean, sd and stance.")] string ScoreTable,
    [property: JsonPropertyName("as_of"), Description("The day that the stance is for: the period's last, or the last day asked for.")] DateOnly AsOf,
    [property: JsonPropertyName("known_at"), Description("The position of the ledger by which things were known.")] long KnownAt)
{
    /// <summary>How a row is written as CSV.</summary>
    public static Table<DyadPeriodRow> Table { get; } = new(
        ("source", row => row.Source),
        ("target", row => row.Target),
        ("period_start", row => row.PeriodStart),
        ("n", row => row.N),
        ("n_sources", row => row.NSources),
        ("verbal_cooperation", row => row.VerbalCooperation),
        ("material_cooperation", row => row.MaterialCooperation),
        ("verbal_conflict", row => row.VerbalConflict),
        ("material_conflict", row => row.MaterialConflict),
        ("sum", row => row.Sum),
        ("mean", row => row.Mean),
        ("sd", row => row.Sd),
        ("stance", row => row.Stance),
        ("low", row => row.Low),
        ("high", row => row.High),
        ("label", row => KebabEnum<StanceLabel>.Format(row.Label)),
        ("certainty", row => Labels.Format(row.Certainty)),
        ("score_table", row => row.ScoreTable),
        ("as_of", row => row.AsOf),
        ("known_at", row => row.KnownAt));
}
