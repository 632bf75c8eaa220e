using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Tests.Specifications;

namespace StanceTracker.Domain.Tests.Stances;

/// <summary>
/// Who speaks for whom, told slowly and straight from the design: merged actors are replaced by their survivor, then on each single day the affiliations active on it are
/// walked. It reads the events themselves and shares nothing with the states.
/// </summary>
internal sealed class ReferenceTies
{
    private readonly Dictionary<string, string> _into = [];
    private readonly Dictionary<(string Actor, long Number), (string With, DateOnly? From, DateOnly? To)> _ties = [];

    public ReferenceTies(TestAggregates aggregates)
    {
        foreach (var stream in aggregates.Streams)
        {
            var version = 0L;
            foreach (var body in aggregates.Events(stream))
            {
                version++;
                switch (body)
                {
                    case ActorAffiliated e:
                        _ties[(stream.Slug, version)] = (e.With.Value, e.From, e.To);
                        break;
                    case ActorAffiliationEnded e:
                        _ties[(stream.Slug, e.Affiliation)] = _ties[(stream.Slug, e.Affiliation)] with { To = e.On };
                        break;
                    case ActorAffiliationWithdrawn e:
                        _ties.Remove((stream.Slug, e.Affiliation));
                        break;
                    case ActorMerged e:
                        _into[stream.Slug] = e.Into.Value;
                        break;
                    case ActorUnmerged:
                        _into.Remove(stream.Slug);
                        break;
                }
            }
        }
    }

    /// <summary>The days on which an answer may differ from the day before, with the days around them.</summary>
    public IEnumerable<DateOnly> TellingDays => _ties.Values
        .SelectMany(tie => new[] { tie.From, tie.To })
        .OfType<DateOnly>()
        .SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) })
        .Append(DateOnly.MinValue)
        .Append(DateOnly.MaxValue)
        .Distinct();

    public string Survivor(string actor) => _into.TryGetValue(actor, out var into) ? Survivor(into) : actor;

    public IReadOnlySet<string> Speaks(string actor, DateOnly day)
    {
        var parties = new HashSet<string> { Survivor(actor) };
        while (true)
        {
            var more = _ties
                .Where(tie => (tie.Value.From is null || tie.Value.From <= day) && (tie.Value.To is null || day <= tie.Value.To))
                .Where(tie => parties.Contains(Survivor(tie.Key.Actor)))
                .Select(tie => Survivor(tie.Value.With))
                .Where(party => !parties.Contains(party))
                .ToArray();
            if (more.Length == 0) return parties;
            parties.UnionWith(more);
        }
    }
}
