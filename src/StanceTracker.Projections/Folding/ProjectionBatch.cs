using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Claims;

namespace StanceTracker.Projections.Folding;

/// <summary>
/// Folds one batch in memory: from the states before it, event by event, to the rows that it changes. A row depends only on the events up
/// to its position, so batching makes no difference.
/// </summary>
internal sealed class ProjectionBatch
{
    private readonly Dictionary<StreamId, StreamState> _states;
    private readonly Dictionary<DocumentId, HashSet<StatementId>> _citing;
    private readonly Dictionary<StreamId, Touched> _touched = [];

    /// <summary>Begins the fold. The rows that hold before it follow from the states, so none need be read.</summary>
    /// <param name="speaksFor">Who speaks for whom before the batch.</param>
    /// <param name="states">The earlier streams that the batch continues or depends on; the fold updates them.</param>
    public ProjectionBatch(SpeaksFor speaksFor, Dictionary<StreamId, StreamState> states)
    {
        (SpeaksFor, _states, _citing) = (speaksFor, states, Citing(states));
        foreach (var (stream, state) in states)
        {
            if (state is not StatementState statement) continue;
            Evidence.Load(StatementId.Parse(stream.Slug), EvidenceRows.From(statement, Document));
            ClaimStands.Load(StatementId.Parse(stream.Slug), ClaimStandRow.From(statement, Document));
        }
    }

    /// <summary>Who speaks for whom after the events applied so far.</summary>
    public SpeaksFor SpeaksFor { get; private set; }

    /// <summary>What each statement contributes.</summary>
    public TemporalRows<StatementId, EvidenceRow> Evidence { get; } = new();

    /// <summary>The positions that each statement takes on claims.</summary>
    public TemporalRows<StatementId, ClaimStandRow> ClaimStands { get; } = new();

    /// <summary>Whom each actor speaks for.</summary>
    public TemporalRows<ActorId, Representation> Representations { get; } = new();

    /// <summary>The earlier statements that now contribute something else.</summary>
    public HashSet<StatementId> Reweighed { get; } = [];

    /// <summary>The earlier actors that now speak for others, or on other days.</summary>
    public HashSet<ActorId> Reattributed { get; } = [];

    /// <summary>The streams with events in this batch.</summary>
    public IReadOnlyDictionary<StreamId, Touched> Touched => _touched;

    /// <summary>The statements recorded in this batch.</summary>
    public IEnumerable<StatementId> Fresh =>
        _touched.Where(t => t.Value.Begun && t.Key.Kind == StreamKind.Statement).Select(t => StatementId.Parse(t.Key.Slug));

    /// <summary>The state of a stream after the events applied so far.</summary>
    public StreamState State(StreamId stream) => _states.TryGetValue(stream, out var state) ? state : StreamState.Initial(stream.Kind);

    /// <summary>Applies the next event.</summary>
    public void Apply(RecordedEvent e)
    {
        _touched[e.Stream] = _touched.TryGetValue(e.Stream, out var touched) ? touched with { Last = e } : new Touched(e, e);
        _states[e.Stream] = StreamState.Evolve(State(e.Stream), e.Version, e.Body);
        switch (e.Stream.Kind)
        {
            case StreamKind.Actor:
                Reattribute(ActorId.Parse(e.Stream.Slug), e);
                break;
            case StreamKind.Statement:
                if (e.Body is StatementRecorded recorded) Cite(recorded.Evidence.Document, recorded.Statement);
                if (e.Body is StatementCorroborated corroborated) Cite(corroborated.Evidence.Document, StatementId.Parse(e.Stream.Slug));
                Reweigh(StatementId.Parse(e.Stream.Slug), e.Position);
                break;
            case StreamKind.Document when e.Body is DocumentRated or DocumentWithdrawn or DocumentReinstated:
                foreach (var statement in _citing.GetValueOrDefault(DocumentId.Parse(e.Stream.Slug), [])) Reweigh(statement, e.Position);
                break;
        }
    }

    private void Reattribute(ActorId actor, RecordedEvent e)
    {
        if (e.Body is ActorAliasAdded or ActorAliasWithdrawn or ActorCorrected) return;
        var before = SpeaksFor;
        SpeaksFor = SpeaksFor.With(actor, (ActorState)State(e.Stream));
        foreach (var reaching in before.Reaching([actor]).Union(SpeaksFor.Reaching([actor])))
        {
            // For an earlier actor the database holds what followed from the events before this one, unless this batch has changed it.
            if (!Representations.HasSubject(reaching) && !(reaching == actor && e.Version == 1))
                Representations.Load(reaching, before.RepresentedBy(reaching));
            var changed = Representations.Set(reaching, SpeaksFor.RepresentedBy(reaching), e.Position);
            if (changed && !(_touched.TryGetValue(StreamId.From(reaching), out var touched) && touched.Begun)) Reattributed.Add(reaching);
        }
    }

    private void Reweigh(StatementId statement, LedgerPosition position)
    {
        var stream = StreamId.From(statement);
        var state = (StatementState)State(stream);
        var evidence = Evidence.Set(statement, EvidenceRows.From(state, Document), position);
        ClaimStands.Set(statement, ClaimStandRow.From(state, Document), position);
        if (evidence && !(_touched.TryGetValue(stream, out var touched) && touched.Begun)) Reweighed.Add(statement);
    }

    private DocumentState Document(DocumentId id) => (DocumentState)State(StreamId.From(id));

    private void Cite(DocumentId document, StatementId statement)
    {
        if (!_citing.TryGetValue(document, out var citing)) _citing[document] = citing = [];
        citing.Add(statement);
    }

    private static Dictionary<DocumentId, HashSet<StatementId>> Citing(Dictionary<StreamId, StreamState> states) => states
        .Where(pair => pair.Value is StatementState)
        .SelectMany(
            pair => ((StatementState)pair.Value).Evidence.Values,
            (pair, evidence) => (evidence.Document, Statement: StatementId.Parse(pair.Key.Slug)))
        .GroupBy(cited => cited.Document, cited => cited.Statement)
        .ToDictionary(group => group.Key, group => group.ToHashSet());
}

/// <summary>A stream with events in a batch.</summary>
/// <param name="First">Its first event in the batch.</param>
/// <param name="Last">Its last event in the batch.</param>
internal sealed record Touched(RecordedEvent First, RecordedEvent Last)
{
    /// <summary>Whether the stream began in this batch.</summary>
    public bool Begun => First.Version == 1;
}
