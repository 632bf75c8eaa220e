using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Testing.Histories;

/// <summary>
/// The rules of the stance method's section "Whom a statement counts for", and of its confidence, read literally over the first events of a history: slow, day by day, sharing
/// nothing with the product but the events.
/// </summary>
public sealed class Reference
{
    private readonly Dictionary<(string Actor, long Number), Tie> _ties = [];
    private readonly HashSet<string> _introduced = [];
    private readonly Dictionary<string, string> _mergedInto = [];
    private readonly Dictionary<string, (Reliability Reliability, bool Withdrawn)> _documents = [];
    private readonly Dictionary<string, Said> _statements = [];

    /// <summary>After these events, the first of a history.</summary>
    public Reference(IEnumerable<Step> steps)
    {
        foreach (var step in steps) Take(step.Stream.Slug, step.Version, step.Body);
    }

    /// <summary>A statement that counts for a pair.</summary>
    /// <param name="Holder">Who stands.</param>
    /// <param name="Target">Toward whom.</param>
    /// <param name="Statement">The statement's id.</param>
    /// <param name="First">The first of its days.</param>
    /// <param name="Last">The last.</param>
    /// <param name="Throughout">Whether it held throughout them.</param>
    /// <param name="Act">Its act.</param>
    /// <param name="Announced">Whether that is announced.</param>
    /// <param name="Confidence">Its confidence.</param>
    public sealed record Counting(
        string Holder, string Target, string Statement, DateOnly First, DateOnly Last, bool Throughout, string Act, bool Announced, double Confidence)
    {
        /// <summary>The day by which it is attributed.</summary>
        public DateOnly Day => Throughout ? Last : First.AddDays((Last.DayNumber - First.DayNumber) / 2);
    }

    /// <summary>The actors there are.</summary>
    public IReadOnlyCollection<string> Introduced => _introduced;

    /// <summary>The answer to a question about two actors; null if they are one.</summary>
    public ReferenceAnswer? Answer(string holder, string target, DateOnly asOf, double halfLifeDays = 180)
    {
        var (h, t) = (Survivor(holder), Survivor(target));
        return h == t ? null : ReferenceAnswer.Of(h, t, Counts().Where(counting => counting.Holder == h && counting.Target == t), asOf, halfLifeDays);
    }

    /// <summary>The statements and pairs that they count for.</summary>
    public IReadOnlyList<Counting> Counts()
    {
        var counts = new HashSet<Counting>();
        foreach (var (id, said) in _statements)
        {
            if (ConfidenceOf(said) is not { } confidence) continue;
            var span = said.Content.SaidOn;
            var throughout = span.Extent == Extent.Throughout;
            var day = throughout ? span.Latest : span.Earliest.AddDays((span.Latest.DayNumber - span.Earliest.DayNumber) / 2);
            var announced = said.Content.Modality == Modality.Announced;
            var speaker = said.Content.Speaker.Value;
            var s = said.Content.Capacity == Capacity.Personal ? [Survivor(speaker)] : Speaks(speaker, day);
            foreach (var target in said.Content.Targets.Where(target => !said.Content.InferredTargets.Contains(target)))
            {
                var t = Speaks(target.Value, day);
                foreach (var holder in s)
                {
                    foreach (var party in t)
                    {
                        if (holder != party && !t.Contains(holder) && !s.Contains(party))
                            counts.Add(new Counting(holder, party, id, span.Earliest, span.Latest, throughout, said.Content.Act.Code.Value, announced, confidence));
                    }
                }
            }
        }

        return [.. counts];
    }

    /// <summary>The actor with every actor reachable from it over affiliations active on that day, survivors in place of the merged.</summary>
    public HashSet<string> Speaks(string actor, DateOnly day)
    {
        var reached = new HashSet<string> { Survivor(actor) };
        while (true)
        {
            var more = _ties
                .Where(tie => reached.Contains(Survivor(tie.Key.Actor)) && !tie.Value.Withdrawn && (tie.Value.From ?? day) <= day && day <= (tie.Value.To ?? day))
                .Select(tie => Survivor(tie.Value.With))
                .Where(party => !reached.Contains(party))
                .ToArray();
            if (more.Length == 0) return reached;
            reached.UnionWith(more);
        }
    }

    /// <summary>The actor that is meant.</summary>
    public string Survivor(string actor) => _mergedInto.TryGetValue(actor, out var into) ? Survivor(into) : actor;

    private double? ConfidenceOf(Said said)
    {
        if (said.Retracted) return null;
        var documents = said.Evidence.Where(evidence => !said.Withdrawn.Contains(evidence.Key))
            .Select(evidence => evidence.Value)
            .Where(evidence => !_documents[evidence.Document.Value].Withdrawn)
            .GroupBy(evidence => evidence.Document.Value)
            .ToArray();
        if (documents.Length == 0) return null;
        var invalid = 1.0;
        foreach (var document in documents) invalid *= 1 - R(_documents[document.Key].Reliability) * document.Max(evidence => Q(evidence.Credibility));
        return (said.Content.Modality == Modality.Conditional ? 0.5 : 1) * (1 - invalid);
    }

    private static double R(Reliability reliability) => new[] { 1, 0.8, 0.6, 0.4, 0.2, 0.5 }[(int)reliability];

    private static double Q(int credibility) => new[] { 1, 0.8, 0.6, 0.4, 0.2, 0.5 }[credibility - 1];

    private void Take(string id, long version, LedgerEvent body)
    {
        switch (body)
        {
            case ActorIntroduced: _introduced.Add(id); break;
            case ActorAffiliated e: _ties[(id, version)] = new Tie(e.With.Value, e.From, e.To, false); break;
            case ActorAffiliationEnded e: _ties[(id, e.Affiliation)] = _ties[(id, e.Affiliation)] with { To = e.On }; break;
            case ActorAffiliationWithdrawn e: _ties[(id, e.Affiliation)] = _ties[(id, e.Affiliation)] with { Withdrawn = true }; break;
            case ActorMerged e: _mergedInto[id] = e.Into.Value; break;
            case ActorUnmerged: _mergedInto.Remove(id); break;
            case DocumentRegistered e: _documents[id] = (e.Reliability, false); break;
            case DocumentRated e: _documents[id] = (e.Reliability, _documents[id].Withdrawn); break;
            case DocumentWithdrawn: _documents[id] = (_documents[id].Reliability, true); break;
            case DocumentReinstated: _documents[id] = (_documents[id].Reliability, false); break;
            case StatementRecorded e: _statements[id] = new Said { Content = e, Evidence = { [1] = e.Evidence } }; break;
            case StatementCorroborated e: _statements[id].Evidence[version] = e.Evidence; break;
            case StatementEvidenceWithdrawn e: _statements[id].Withdrawn.Add(e.Evidence); break;
            case StatementCorrected e: _statements[id].Content = e; break;
            case StatementRetracted: _statements[id].Retracted = true; break;
            case StatementReinstated: _statements[id].Retracted = false; break;
        }
    }

    private sealed record Tie(string With, DateOnly? From, DateOnly? To, bool Withdrawn);

    private sealed class Said
    {
        public required CodedStatement Content { get; set; }

        public Dictionary<long, Evidence> Evidence { get; } = [];

        public HashSet<long> Withdrawn { get; } = [];

        public bool Retracted { get; set; }
    }
}
