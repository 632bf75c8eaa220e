using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>The parameters of every query about stances.</summary>
internal sealed class StanceParameters
{
    [FromQuery(Name = "asOf")]
    [Description(Http.AsOf.Description)]
    public AsOfParameter? AsOf { get; init; }

    [FromQuery(Name = "knownAt")]
    [Description("Count only what the ledger held by then: a position, an instant (2024-01-31T12:00:00Z), or a day, read as its end in "
        + "UTC. Default: now.")]
    public KnownAtParameter? KnownAt { get; init; }

    [FromQuery(Name = "method")]
    [Description("The stance method. The only one is `discounted`.")]
    public MethodParameter? Method { get; init; }

    [FromQuery(Name = "scores")]
    [Description(ScoresParameter.Description)]
    public ScoresParameter? Scores { get; init; }

    [FromQuery(Name = "halfLifeDays")]
    [Description("The half-life of evidence, in days. Default: 180.")]
    public HalfLifeParameter? HalfLifeDays { get; init; }
}

/// <summary>The name of the stance method.</summary>
internal sealed class MethodParameter : QueryParameter<MethodParameter, string>
{
    /// <inheritdoc/>
    protected override string Expected => DiscountedStanceModel.Name;

    /// <inheritdoc/>
    protected override string? Parse(string text) => text == DiscountedStanceModel.Name ? text : null;
}

/// <summary>A score table.</summary>
internal sealed class ScoresParameter : QueryParameter<ScoresParameter, ScoreTable>
{
    /// <summary>The description of the parameter.</summary>
    public const string Description = "The score table: `icews` (default), `gdelt` or `plover`.";

    /// <inheritdoc/>
    protected override string Expected => $"one of {string.Join(", ", ScoreTable.All.Select(table => table.Name))}";

    /// <inheritdoc/>
    protected override ScoreTable? Parse(string text) => ScoreTable.TryFind(text, out var table) ? table : null;
}

/// <summary>A half-life of evidence, in days.</summary>
internal sealed class HalfLifeParameter : QueryParameter<HalfLifeParameter, double?>
{
    /// <inheritdoc/>
    protected override string Expected => $"a number of days above 0 and at most {DiscountedStanceModel.MaxHalfLifeDays:0}";

    /// <inheritdoc/>
    protected override double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && StanceSettings.IsHalfLife(days)
            ? days
            : null;
}
