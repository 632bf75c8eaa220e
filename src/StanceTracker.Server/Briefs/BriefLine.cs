using StanceTracker.Domain;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Briefs;

/// <summary>A line of a brief as NDJSON or CSV. Fields that a section does not use are null.</summary>
/// <param name="Section">
/// <c>pair</c>, <c>move</c>, <c>appeared</c>, <c>faded</c>, <c>dispute</c>, <c>reversal</c> or <c>correction</c>.
/// </param>
/// <param name="Holder">The holder; of a dispute the actor that asserts, of a reversal the actor that changed.</param>
/// <param name="Target">The target; of a dispute the actor that denies.</param>
/// <param name="Claim">The claim of a dispute or reversal.</param>
/// <param name="Before">The label at the earlier moment, or the standpoint on the claim before.</param>
/// <param name="After">The label at the later moment, or the standpoint on the claim after.</param>
/// <param name="Certainty">How much evidence there is for the label.</param>
/// <param name="Stance">The stance at the later moment.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Change">The stance minus that at the earlier moment.</param>
/// <param name="ChangeLow">The lower end of the difference's interval.</param>
/// <param name="ChangeHigh">The upper end.</param>
/// <param name="Day">The day of the statement that explains it; of a dispute, its first day.</param>
/// <param name="Statement">That statement.</param>
/// <param name="Text">Its paraphrase; of a correction the reason.</param>
/// <param name="Position">The ledger position of a correction.</param>
internal sealed record BriefLine(
    string Section,
    string? Holder = null,
    string? Target = null,
    string? Claim = null,
    string? Before = null,
    string? After = null,
    Certainty? Certainty = null,
    double? Stance = null,
    double? Low = null,
    double? High = null,
    double? Change = null,
    double? ChangeLow = null,
    double? ChangeHigh = null,
    DateOnly? Day = null,
    string? Statement = null,
    string? Text = null,
    long? Position = null)
{
    /// <summary>The CSV columns.</summary>
    public static Table<BriefLine> Table { get; } = Table<BriefLine>.OfProperties();

    /// <summary>The lines of a brief.</summary>
    public static IEnumerable<BriefLine> From(BriefAnswer brief) =>
    [
        .. brief.Pairs.Select(pair => From("pair", pair)),
        .. brief.Moves.Select(pair => From("move", pair)),
        .. brief.Appeared.Select(pair => From("appeared", pair)),
        .. brief.Faded.Select(pair => From("faded", pair)),
        .. brief.Disputes.Select(From),
        .. brief.Reversals.Select(From),
        .. brief.Corrections.Select(c => new BriefLine("correction", Text: c.Reason, Position: c.Position)),
    ];

    private static BriefLine From(string section, BriefPair pair) => new(
        section,
        pair.Holder.Value,
        pair.Target.Value,
        Before: KebabEnum<StanceLabel>.Format(pair.From.Label),
        After: KebabEnum<StanceLabel>.Format(pair.To.Label),
        Certainty: pair.To.Certainty,
        Stance: pair.To.Stance,
        Low: pair.To.Low,
        High: pair.To.High,
        Change: pair.Change?.Value,
        ChangeLow: pair.Change?.Low,
        ChangeHigh: pair.Change?.High,
        Day: pair.Because?.Day,
        Statement: pair.Because?.Statement.Value,
        Text: pair.Because?.Paraphrase);

    private static BriefLine From(DisputeView dispute) =>
        new(
            "dispute",
            dispute.Asserting.Value,
            dispute.Denying.Value,
            dispute.Claim.Value,
            Day: dispute.Since,
            Statement: dispute.Denied.Value);

    private static BriefLine From(ReversalView reversal) => new(
        "reversal",
        reversal.Actor.Value,
        Claim: reversal.Claim.Value,
        Before: KebabEnum<Domain.Claims.Standpoint>.Format(reversal.From),
        After: KebabEnum<Domain.Claims.Standpoint>.Format(reversal.To),
        Day: reversal.Day,
        Statement: reversal.After.Value);
}
