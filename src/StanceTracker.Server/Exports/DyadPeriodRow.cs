using System.ComponentModel;
using System.Text.Json.Serialization;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Exports;

/// <summary>A directed pair in a period, with the columns that event-data tools expect.</summary>
internal sealed record DyadPeriodRow(
    [property: Description("The actor whose stance it is.")] ActorId Source,
    [property: Description("The actor it is toward.")] ActorId Target,
    [property: JsonPropertyName("period_start"), Description("The first day of the period.")] DateOnly PeriodStart,
    [property: Description("The number of statements in the period that count for the pair.")] long N,
    [property: JsonPropertyName("n_sources"), Description("The number of publishers that report them.")] int NSources,
    [property: JsonPropertyName("verbal_cooperation"), Description("CAMEO 01–05.")] long VerbalCooperation,
    [property: JsonPropertyName("material_cooperation"), Description("CAMEO 06–09.")] long MaterialCooperation,
    [property: JsonPropertyName("verbal_conflict"), Description("CAMEO 10–14.")] long VerbalConflict,
    [property: JsonPropertyName("material_conflict"), Description("CAMEO 15–20.")] long MaterialConflict,
    [property: Description("The sum of their intensities, where they have a score.")] double Sum,
    [property: Description("The mean of those intensities; null if there is none.")] double? Mean,
    [property: Description("Their sample standard deviation; null if there are fewer than two.")] double? Sd,
    [property: Description("The stance at as_of, from all statements up to that day; null if unknown.")] double? Stance,
    [property: Description("The lower end of its 95 % interval.")] double? Low,
    [property: Description("The upper end of that interval.")] double? High,
    [property: Description("The stance at as_of in one word.")] StanceLabel Label,
    [property: Description("How much evidence supports the label; null if it is `unknown`.")] Certainty? Certainty,
    [property: JsonPropertyName("score_table"), Description("The score table used for sum, mean, sd and stance.")] string ScoreTable,
    [property: JsonPropertyName("as_of"), Description("The day the stance is for: the last day of the period, or asOf if earlier.")]
    DateOnly AsOf,
    [property: JsonPropertyName("known_at"), Description("The ledger position whose knowledge the answer uses.")] long KnownAt)
{
    /// <summary>The CSV columns.</summary>
    public static Table<DyadPeriodRow> Table { get; } = Table<DyadPeriodRow>.OfProperties();
}
