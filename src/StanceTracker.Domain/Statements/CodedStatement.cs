using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Statements;

/// <summary>Whether the speaker speaks for the actors it is affiliated with.</summary>
public enum Capacity
{
    /// <summary>It speaks for them.</summary>
    Official,

    /// <summary>It speaks only for itself.</summary>
    Personal,
}

/// <summary>Whether the act was done.</summary>
public enum Modality
{
    /// <summary>It was done.</summary>
    Actual,

    /// <summary>It was only announced.</summary>
    Announced,

    /// <summary>It was made conditional on something.</summary>
    Conditional,
}

/// <summary>An act, as a code in a codebook.</summary>
/// <param name="Scheme">The codebook; <c>cameo</c>.</param>
/// <param name="Code">The code.</param>
public sealed record Act(string Scheme, ActCode Code)
{
    /// <summary>The only supported codebook.</summary>
    public const string Cameo = "cameo";
}

/// <summary>The coded content of a statement: who did what toward whom, when and how.</summary>
public abstract record CodedStatement : LedgerEvent
{
    /// <summary>The actor that spoke or acted, as named.</summary>
    public required ActorId Speaker { get; init; }

    /// <summary>The capacity in which it spoke; official by default.</summary>
    public Capacity Capacity { get; init; }

    /// <summary>The actors it was directed at, as named; at least one.</summary>
    public required IReadOnlyList<ActorId> Targets { get; init; }

    /// <summary>The targets that are meant but not named. They are shown but not weighed.</summary>
    public IReadOnlyList<ActorId> InferredTargets { get => field ?? []; init; }

    /// <summary>The act.</summary>
    public required Act Act { get; init; }

    /// <summary>PLOVER contexts, such as <c>terrorism</c>.</summary>
    public IReadOnlyList<string> Contexts { get => field ?? []; init; }

    /// <summary>Whether it was done, announced or made conditional; done by default.</summary>
    public Modality Modality { get; init; }

    /// <summary>When it was said or done.</summary>
    public required SaidOn SaidOn { get; init; }

    /// <summary>Its standpoints on claims, at most one per claim.</summary>
    public IReadOnlyList<ClaimStand> Claims { get => field ?? []; init; }

    /// <summary>The ID shared by the halves of a joint act.</summary>
    public string? Joint { get; init; }

    /// <summary>A paraphrase in the coder's words.</summary>
    public required string Paraphrase { get; init; }

    /// <summary>A quotation of the speaker's words.</summary>
    public string? Quote { get; init; }

    /// <summary>Its ID in the data set it was imported from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The targets that are weighed: those that the text names.</summary>
    public IEnumerable<ActorId> NamedTargets => Targets.Except(InferredTargets);

    /// <summary>
    /// Whether both have the same coded content. Ignores the statement's ID, its evidence, and the reason of a correction.
    /// </summary>
    public bool SameContent(CodedStatement other) =>
        Speaker == other.Speaker
        && Capacity == other.Capacity
        && Targets.SequenceEqual(other.Targets)
        && InferredTargets.SequenceEqual(other.InferredTargets)
        && Act == other.Act
        && Contexts.SequenceEqual(other.Contexts)
        && Modality == other.Modality
        && SaidOn == other.SaidOn
        && Claims.SequenceEqual(other.Claims)
        && Joint == other.Joint
        && Paraphrase == other.Paraphrase
        && Quote == other.Quote
        && ExternalId == other.ExternalId;

    /// <summary>Checks the content: its fields, and that what they name exists.</summary>
    internal Check Validate(Check check, IAggregateLookup aggregates)
    {
        check.Actor(Speaker, "speaker", aggregates);
        check.Require(Targets.Count > 0, RejectionType.MissingField, "A statement needs at least one target.", "targets");
        check.Distinct(Targets, "targets", 100).Each(Targets, "targets", (target, field) => check
            .Require(target != Speaker, RejectionType.InvalidField, $"'{target}' cannot be both speaker and target.", field)
            .Actor(target, field, aggregates));
        check.Distinct(InferredTargets, "inferredTargets", 100).Each(InferredTargets, "inferredTargets", (target, field) => check
            .Require(Targets.Contains(target), RejectionType.InvalidField, $"'{target}' is not one of the targets.", field));
        check.Require(
            Act.Scheme == Act.Cameo, RejectionType.UnknownAct, $"The only supported scheme is '{Act.Cameo}'.", "act.scheme");
        check.Require(
            ActCodebook.Cameo.Contains(Act.Code),
            RejectionType.UnknownAct,
            $"'{Act.Code}' is not a CAMEO code.",
            "act.code");
        check.Distinct(Contexts, "contexts", 50).Each(Contexts, "contexts", (context, field) => check
            .Require(PloverContexts.Contains(context), RejectionType.UnknownContext, $"'{context}' is not a PLOVER context.", field));
        check.Day(SaidOn.Earliest, "saidOn.earliest").Day(SaidOn.Latest, "saidOn.latest")
            .OptionalText(SaidOn.Note, "saidOn.note", 2_000);
        check.Require(
            SaidOn.Latest <= aggregates.Today,
            RejectionType.InvalidField,
            $"saidOn.latest is {Day.Format(SaidOn.Latest)}, after the day of recording, {Day.Format(aggregates.Today)} (UTC). "
                + "Date an announcement by the day it was made.",
            "saidOn.latest");
        check.Distinct([.. Claims.Select(c => c.Claim)], "claims", 100).Each(Claims, "claims", (stand, field) => check.Require(
            aggregates.Claim(stand.Claim).Proposition is not null,
            RejectionType.UnknownClaim,
            $"There is no claim '{stand.Claim}'.",
            $"{field}.claim"));

        return check
            .Require(
                Joint is null || Slug.IsValid(Joint),
                RejectionType.InvalidField,
                $"joint must be an ID: {Slug.Rule}.",
                "joint")
            .Text(Paraphrase, "paraphrase", 2_000)
            .OptionalText(Quote, "quote", 10_000)
            .OptionalText(ExternalId, "externalId", 300);
    }
}
