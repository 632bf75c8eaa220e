using System.Collections.Immutable;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Statements;

/// <summary>A statement's state: the fold of its stream.</summary>
public sealed record StatementState : StreamState
{
    /// <summary>Before its first event.</summary>
    public static new readonly StatementState Initial = new();

    /// <summary>The statement's content, as last corrected; null until it is recorded.</summary>
    public CodedStatement? Content { get; init; }

    /// <summary>Its evidence by number.</summary>
    public ImmutableSortedDictionary<long, Evidence> Evidence { get; init; } = ImmutableSortedDictionary<long, Evidence>.Empty;

    /// <summary>The numbers of withdrawn evidence.</summary>
    public ImmutableSortedSet<long> WithdrawnEvidence { get; init; } = [];

    /// <summary>Whether the statement is retracted. If so, it does not count.</summary>
    public bool Retracted { get; init; }

    /// <summary>The evidence that is not withdrawn itself. Its documents may still be withdrawn.</summary>
    public IEnumerable<Evidence> StandingEvidence => Evidence.Where(e => !WithdrawnEvidence.Contains(e.Key)).Select(e => e.Value);

    /// <summary>
    /// The last possible publication day of the documents it rests on, if the statement's span ends after that day, so that none of them
    /// can report its end; otherwise null. Also null if no evidence is left.
    /// </summary>
    public DateOnly? PublishedBefore(Func<DocumentId, DocumentState> document)
    {
        var published = StandingEvidence.Select(evidence => document(evidence.Document))
            .Where(d => !d.Withdrawn).Select(d => d.Description?.Published.Latest).Max();
        return published < Content?.SaidOn.Latest ? published : null;
    }

    /// <summary>Whether the statement counts: it is not retracted, and at least one document it rests on is not withdrawn.</summary>
    public bool Counts(Func<DocumentId, DocumentState> document) =>
        !Retracted && StandingEvidence.Any(evidence => !document(evidence.Document).Withdrawn);
}

/// <summary>The decisions and the fold of a statement.</summary>
public static class Statement
{
    /// <summary>The statement's state after an event.</summary>
    public static StatementState Evolve(StatementState state, long version, LedgerEvent body) => body switch
    {
        StatementRecorded e => state with { Content = e, Evidence = state.Evidence.Add(version, e.Evidence) },
        StatementCorroborated e => state with { Evidence = state.Evidence.Add(version, e.Evidence) },
        StatementEvidenceWithdrawn e => state with { WithdrawnEvidence = state.WithdrawnEvidence.Add(e.Evidence) },
        StatementCorrected e => state with { Content = e },
        StatementRetracted => state with { Retracted = true },
        StatementReinstated => state with { Retracted = false },
        _ => throw new ArgumentException($"{body.GetType().Name} is not an event of a statement.", nameof(body)),
    };

    /// <summary>Decides what is proposed about a statement.</summary>
    public static Decision Decide(StatementId id, LedgerEvent proposed, IAggregateLookup aggregates)
    {
        var state = aggregates.Statement(id);
        if (proposed is StatementRecorded recorded) return Decide(id, recorded, state, aggregates);
        if (state.Content is null) return Decision.Reject(RejectionType.NotFound, $"There is no statement '{id}'.");
        return new Check().Reason(proposed).Else(() => proposed switch
        {
            StatementCorroborated e => Decide(e, state, aggregates),
            StatementEvidenceWithdrawn e => state.Evidence.ContainsKey(e.Evidence) && !state.WithdrawnEvidence.Contains(e.Evidence)
                ? Decision.Accept(e)
                : Decision.Reject(
                    RejectionType.UnknownEvidence, $"Evidence number {e.Evidence} does not exist or is withdrawn.", "evidence"),
            StatementCorrected e => e.Validate(new Check(), aggregates)
                .Require(!e.SameContent(state.Content), RejectionType.ChangesNothing, "The correction changes nothing.")
                .Else(() => Decision.Accept(e)),
            StatementRetracted e => state.Retracted
                ? Decision.Reject(RejectionType.AlreadyInThatState, $"'{id}' is already retracted.")
                : Decision.Accept(e),
            StatementReinstated e => state.Retracted
                ? Decision.Accept(e)
                : Decision.Reject(RejectionType.AlreadyInThatState, $"'{id}' is not retracted."),
            _ => throw new ArgumentException($"{proposed.GetType().Name} is not an event of a statement.", nameof(proposed)),
        });
    }

    private static Decision Decide(StatementId id, StatementRecorded proposed, StatementState state, IAggregateLookup aggregates)
    {
        if (state.Content is not null)
        {
            return state.Content is StatementRecorded first && first.SameContent(proposed) && first.Evidence == proposed.Evidence
                ? new Decision.NoChange()
                : Decision.Reject(RejectionType.AlreadyExists, $"Statement '{id}' already exists.", "statement");
        }

        var check = new Check().Require(
            proposed.Statement == id,
            RejectionType.InvalidField,
            $"The stream belongs to '{id}', but the body records '{proposed.Statement}'.",
            "statement");
        return proposed.Validate(check, aggregates)
            .Evidence(proposed.Evidence, aggregates)
            .Else(() => Decision.Accept(proposed));
    }

    private static Decision Decide(StatementCorroborated proposed, StatementState state, IAggregateLookup aggregates) =>
        state.StandingEvidence.Contains(proposed.Evidence)
            ? new Decision.NoChange()
            : new Check().Evidence(proposed.Evidence, aggregates).Else(() => Decision.Accept(proposed));

    private static Check Evidence(this Check check, Evidence evidence, IAggregateLookup aggregates)
    {
        var document = aggregates.Document(evidence.Document).Description;
        check.Require(
            document is not null, RejectionType.UnknownDocument, $"There is no document '{evidence.Document}'.", "evidence.document");
        check.Require(
            evidence.Credibility is >= 1 and <= 6,
            RejectionType.InvalidField,
            "credibility must be a grade from 1 to 6.",
            "evidence.credibility");
        if (evidence.Passage is { } passage && document?.Length is { } length)
        {
            check.Require(
                passage.End <= length,
                RejectionType.PassageBeyondDocument,
                $"The passage ends at {passage.End}, but the document has only {length} code points.",
                "evidence.passage.end");
        }

        var via = evidence.Via ?? [];
        check.Require(via.Count <= 20, RejectionType.InvalidField, $"via has {via.Count} entries; the limit is 20.", "evidence.via");
        return check.Each(via, "evidence.via", (relay, field) => check.Text(relay, field, 300));
    }
}
