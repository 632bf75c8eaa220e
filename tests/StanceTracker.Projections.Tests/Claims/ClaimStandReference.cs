using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests.Claims;

/// <summary>
/// The standpoints of actors on claims, computed literally from the first events of a history: for each actor and claim, from all statements that count.
/// It shares only the events with the product.
/// </summary>
public sealed class ClaimStandReference
{
    private readonly Dictionary<string, Said> _statements = [];
    private readonly HashSet<string> _withdrawnDocuments = [];
    private readonly Reference _ties;
    private readonly IReadOnlySet<string> _states;

    /// <param name="steps">The known events.</param>
    /// <param name="states">Who is a state, by all events.</param>
    public ClaimStandReference(IReadOnlyList<Step> steps, IReadOnlySet<string> states)
    {
        _ties = new Reference(steps);
        _states = states;
        for (var i = 0; i < steps.Count; i++) Take(steps[i], i + 1);
    }

    public sealed record Stand(string Claim, string Actor, string Standpoint, DateOnly Day, string Statement);

    public sealed record Standing(string Claim, string Actor, string Standpoint, DateOnly Since, DateOnly Day, string Statement);

    public sealed record Reversal(string Claim, string Actor, string For, DateOnly Day, string From, string To, string Before, string After);

    public sealed record Dispute(string Claim, string Asserting, string AssertingFor, string Denying, string DenyingFor, DateOnly Since, string Asserted, string Denied);

    /// <summary>Who is a state in the end.</summary>
    public static IReadOnlySet<string> States(IReadOnlyList<Step> steps)
    {
        var kinds = new Dictionary<string, ActorKind>();
        foreach (var step in steps)
        {
            if (step.Body is ActorIntroduced introduced) kinds[step.Stream.Slug] = introduced.Kind;
            if (step.Body is ActorCorrected corrected) kinds[step.Stream.Slug] = corrected.Kind;
        }

        return kinds.Where(actor => actor.Value == ActorKind.State).Select(actor => actor.Key).ToHashSet();
    }

    /// <summary>Each actor's stands on each claim up to a day, in order.</summary>
    public IReadOnlyList<IReadOnlyList<Stand>> Stories(DateOnly asOf) =>
    [
        .. _statements
            .Where(statement => statement.Value.Day <= asOf && Counts(statement.Value))
            .OrderBy(statement => statement.Value.Day).ThenBy(statement => statement.Value.Recorded)
            .SelectMany(statement => Parties(statement.Value), (statement, party) => (statement.Key, statement.Value, party))
            .SelectMany(said => said.Value.Content.Claims, (said, stand) => new Stand(stand.Claim.Value, said.party, KebabEnum<Standpoint>.Format(stand.Standpoint), said.Value.Day, said.Key))
            .GroupBy(stand => (stand.Claim, stand.Actor))
            .OrderBy(story => story.Key.Claim, StringComparer.Ordinal).ThenBy(story => story.Key.Actor, StringComparer.Ordinal)
            .Select(story => story.ToArray()),
    ];

    public IReadOnlyList<Standing> Standpoints(DateOnly asOf) =>
        [.. Stories(asOf).Select(story =>
        {
            var since = story[^1].Day;
            for (var i = story.Count - 1; i >= 0 && story[i].Standpoint == story[^1].Standpoint; i--) since = story[i].Day;
            return new Standing(story[0].Claim, story[0].Actor, story[^1].Standpoint, since, story[^1].Day, story[^1].Statement);
        })];

    public IReadOnlyList<Reversal> Reversals(DateOnly asOf) =>
    [
        .. from turn in Turns(asOf)
           group turn by (turn.Claim, turn.Before, turn.After) into same
           let day = same.First().Day
           from turn in same
           let others = Others(turn.Actor, [.. same.Select(t => t.Actor)], _ => [day])
           where others is not null
           orderby (turn.Claim, turn.Actor, turn.Day, _statements[turn.After].Recorded)
           select turn with { For = others },
    ];

    /// <summary>The reversals of one actor at its own level.</summary>
    public IReadOnlyList<Reversal> Reversals(DateOnly asOf, string actor) => [.. Turns(asOf).Where(turn => turn.Actor == actor)];

    /// <summary>The reversals at every level.</summary>
    private IReadOnlyList<Reversal> Turns(DateOnly asOf) =>
    [
        .. from story in Stories(asOf)
           let reason = story.Where(stand => stand.Standpoint != "declines").ToArray()
           from turn in reason.Zip(reason.Skip(1))
           where turn.First.Standpoint != turn.Second.Standpoint
           select new Reversal(turn.Second.Claim, turn.Second.Actor, "", turn.Second.Day, turn.First.Standpoint, turn.Second.Standpoint, turn.First.Statement, turn.Second.Statement),
    ];

    /// <param name="asOf">The day.</param>
    /// <param name="actor">Only those of this actor, at its own level; null means all, at the highest.</param>
    public IReadOnlyList<Dispute> Disputes(DateOnly asOf, string? actor = null)
    {
        var standpoints = Standpoints(asOf);
        return
        [
            .. from a in standpoints
               from d in standpoints
               where a.Claim == d.Claim && a.Standpoint == "asserts" && d.Standpoint == "denies"
               let asserting = OthersWith(a)
               let denying = OthersWith(d)
               where asserting is not null && denying is not null && (actor is null || a.Actor == actor || d.Actor == actor)
                   && !_ties.Speaks(a.Actor, asOf).Contains(d.Actor) && !_ties.Speaks(d.Actor, asOf).Contains(a.Actor)
               select new Dispute(a.Claim, a.Actor, asserting, d.Actor, denying, a.Since > d.Since ? a.Since : d.Since, a.Statement, d.Statement),
        ];

        string? OthersWith(Standing snapshot)
        {
            var side = standpoints.Where(other => other.Claim == snapshot.Claim && other.Standpoint == snapshot.Standpoint).ToArray();
            if (side.Any(other => other.Actor == actor)) return snapshot.Actor == actor ? "" : null;
            return Others(snapshot.Actor, [.. side.Select(other => other.Actor)], who => [asOf, side.Single(other => other.Actor == who).Day]);
        }
    }

    /// <summary>Those among some that speak for an actor, directly or through others of them; null if it is not at the highest level.</summary>
    private string? Others(string actor, string[] among, Func<string, DateOnly[]> days)
    {
        var mine = Above(actor);
        if (mine.Any(other => !Above(other).Contains(actor))) return null;
        return mine.Append(actor).OrderBy(_states.Contains).ThenBy(other => other, StringComparer.Ordinal).First() != actor
            ? null
            : string.Join(' ', among.Where(other => Above(other).Contains(actor)).Order(StringComparer.Ordinal));

        HashSet<string> Above(string from)
        {
            var above = new HashSet<string>();
            for (var more = true; more;)
            {
                var next = above.Append(from).SelectMany(who => days(who).SelectMany(day => _ties.Speaks(who, day))).Intersect(among).Where(who => who != from).ToArray();
                more = next.Any(who => !above.Contains(who));
                above.UnionWith(next);
            }

            return above;
        }
    }

    private bool Counts(Said said) =>
        !said.Retracted && said.Evidence.Any(evidence => !said.Withdrawn.Contains(evidence.Key) && !_withdrawnDocuments.Contains(evidence.Value));

    private HashSet<string> Parties(Said said)
    {
        var speaker = said.Content.Speaker.Value;
        return said.Content.Capacity == Capacity.Personal ? [_ties.Survivor(speaker)] : _ties.Speaks(speaker, said.Day);
    }

    private void Take(Step step, int position)
    {
        var id = step.Stream.Slug;
        switch (step.Body)
        {
            case DocumentWithdrawn: _withdrawnDocuments.Add(id); break;
            case DocumentReinstated: _withdrawnDocuments.Remove(id); break;
            case StatementRecorded e: _statements[id] = new Said { Content = e, Recorded = position, Evidence = { [1] = e.Evidence.Document.Value } }; break;
            case StatementCorroborated e: _statements[id].Evidence[step.Version] = e.Evidence.Document.Value; break;
            case StatementEvidenceWithdrawn e: _statements[id].Withdrawn.Add(e.Evidence); break;
            case StatementCorrected e: _statements[id].Content = e; break;
            case StatementRetracted: _statements[id].Retracted = true; break;
            case StatementReinstated: _statements[id].Retracted = false; break;
        }
    }

    private sealed class Said
    {
        public required CodedStatement Content { get; set; }

        public required int Recorded { get; init; }

        public DateOnly Day => Content.SaidOn.Extent == Extent.Throughout
            ? Content.SaidOn.Latest
            : Content.SaidOn.Earliest.AddDays((Content.SaidOn.Latest.DayNumber - Content.SaidOn.Earliest.DayNumber) / 2);

        public Dictionary<long, string> Evidence { get; } = [];

        public HashSet<long> Withdrawn { get; } = [];

        public bool Retracted { get; set; }
    }
}
