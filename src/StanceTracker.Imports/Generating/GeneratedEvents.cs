using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Imports.Generating;

/// <summary>
/// Generates a corpus of any size in constant memory: skewed like real event data, in order of reporting, with late reports,
/// corroborations, corrections, retractions and ratings. Every event is valid.
/// </summary>
public sealed class GeneratedEvents
{
    /// <summary>How many documents and statements are recent; later events refer to these.</summary>
    private const int RecentDocuments = 64, RecentStatements = 512;

    private const int Publishers = 200, StatementsPerDocument = 4;

    private static readonly string[] Contexts = [
        "military",
        "diplomatic",
        "economic",
        "refugees",
        "terrorism",
        "territory",
        "human_rights",
        "health",
    ];

    private static readonly ActCode[][] Codes =
    [
        .. Enum.GetValues<QuadClass>()
            .Select(quad => ActCodebook.Cameo.All.Where(entry => entry.Quad == quad).Select(entry => entry.Code).ToArray()),
    ];

    private readonly GenerationPlan _plan;
    private readonly Random _random;
    private readonly Zipf _pairs, _publishers = new(Publishers), _recency = new(RecentDocuments);
    private readonly Zipf[] _codes = [.. Codes.Select(codes => new Zipf(codes.Length))];
    private readonly int[] _pairOfRank;
    private readonly List<(DocumentId Id, Reliability Reliability)> _documents = [];
    private readonly Said?[] _recent = new Said?[RecentStatements];
    private long _documentCount;

    private GeneratedEvents(GenerationPlan plan)
    {
        (_plan, _random) = (plan, new Random(plan.Seed));
        _pairs = new Zipf(plan.Pairs);
        _pairOfRank = new int[plan.States * (plan.States - 1)];
        for (var i = 0; i < _pairOfRank.Length; i++) _pairOfRank[i] = i;
        _random.Shuffle(_pairOfRank);
    }

    /// <summary>The events of a corpus, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The plan is out of range.</exception>
    public static IEnumerable<Command> Draw(GenerationPlan plan)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(plan.Statements);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Pairs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plan.Pairs, GenerationPlan.MaxPairs);
        return SyntheticActors.Introduce(plan.States).Concat(new GeneratedEvents(plan).Draw());
    }

    private IEnumerable<Command> Draw()
    {
        for (var i = 0L; i < _plan.Statements; i++)
        {
            var day = Today(i);
            if (i % StatementsPerDocument == 0) yield return NewDocument(day);
            yield return NewStatement(i, day);
            foreach (var change in Changes(day)) yield return change;
        }
    }

    /// <summary>The day the i-th statement is reported; reports are spread evenly over the years.</summary>
    private DateOnly Today(long i) =>
        GenerationPlan.FirstDay.AddDays(
            (int)(i * (GenerationPlan.LastDay.DayNumber - GenerationPlan.FirstDay.DayNumber) / Math.Max(1, _plan.Statements - 1)));

    private Command NewDocument(DateOnly day)
    {
        var publisher = _publishers.Draw(_random);
        var document = new DocumentRegistered
        {
            Document = DocumentId.Parse($"g-{_plan.Seed}-document-{++_documentCount}"),
            Title = $"Report {_documentCount}",
            Publisher = $"Publisher {publisher + 1}",
            Published = new Published(day, day, DateBasis.Stated),
            Language = "en",
            Length = _random.Next(2_000, 12_000),
            Reliability = (Reliability)(publisher % 6),
        };
        _documents.Add((document.Document, document.Reliability));
        if (_documents.Count > RecentDocuments) _documents.RemoveAt(0);
        return new Command(StreamId.From(document.Document), document);
    }

    private Command NewStatement(long number, DateOnly reported)
    {
        var pair = _pairOfRank[_pairs.Draw(_random)];
        var (holder, other) = Math.DivRem(pair, _plan.States - 1);
        var target = other < holder ? other : other + 1;
        var day = Earlier(reported);
        var statement = new StatementRecorded
        {
            Statement = StatementId.Parse($"g-{_plan.Seed}-{number + 1}"),
            Speaker = Speaker(holder + 1, day),
            Targets = [_random.Next(4) == 0 ? SyntheticActors.Ministry(target + 1) : SyntheticActors.State(target + 1)],
            Act = new Act(Act.Cameo, Code(pair)),
            Contexts = _random.Next(2) == 0 ? [Contexts[_random.Next(Contexts.Length)]] : [],
            Modality = _random.Next(20) switch { 0 => Modality.Conditional, 1 => Modality.Announced, _ => Modality.Actual },
            SaidOn = SaidOn(day),
            Claims = _random.Next(50) == 0
                ? [new ClaimStand(SyntheticActors.Claim(_random.Next(SyntheticActors.Claims) + 1), (Standpoint)_random.Next(4))]
                : [],
            Paraphrase = $"State {holder + 1} acts toward state {target + 1}: report {number + 1}.",
            Evidence = NewEvidence(),
            ExternalId = $"generated:{_plan.Seed}:{number + 1}",
        };
        _recent[number % RecentStatements] = new Said(statement.Statement, statement, pair) { Evidence = { statement.Evidence } };
        return new Command(StreamId.From(statement.Statement), statement);
    }

    /// <summary>
    /// Changes to recent statements: of every hundred, about five are corroborated, one is corrected, and fewer are retracted, reinstated
    /// or lose evidence.
    /// </summary>
    private IEnumerable<Command> Changes(DateOnly day)
    {
        var chance = _random.Next(10_000);
        var any = _recent[_random.Next(RecentStatements)];
        var said = chance is >= 650 and < 690 ? Array.Find(_recent, recent => recent is { Retracted: true }) : any;
        if (said is null) yield break;
        LedgerEvent? body = chance switch
        {
            < 500 => Corroboration(said),
            < 600 => Correction(said, day),
            < 650 => Retraction(said),
            < 690 => Reinstatement(said),
            < 700 => EvidenceWithdrawal(said),
            _ => null,
        };
        if (body is not null) yield return new Command(StreamId.From(said.Id), body);
        if (chance >= 9_995) yield return Rating();
    }

    private StatementCorroborated? Corroboration(Said said)
    {
        var evidence = NewEvidence();
        if (said.Evidence.Contains(evidence)) return null;
        said.Evidence.Add(evidence);
        said.Events++;
        return new StatementCorroborated(evidence);
    }

    private StatementCorrected Correction(Said said, DateOnly day)
    {
        var paraphrase = said.Content.Paraphrase.Split(" Corrected")[0];
        var correction = new StatementCorrected(said.Content, "The report was misread.")
        {
            Act = new Act(Act.Cameo, Code(said.Pair)),
            Paraphrase = $"{paraphrase} Corrected on {Day.Format(day)}, after {said.Events} events.",
        };
        said.Content = correction;
        said.Events++;
        return correction;
    }

    private static StatementRetracted? Retraction(Said said)
    {
        if (said.Retracted) return null;
        (said.Retracted, said.Events) = (true, said.Events + 1);
        return new StatementRetracted("The report was taken back.");
    }

    private static StatementReinstated Reinstatement(Said said)
    {
        (said.Retracted, said.Events) = (false, said.Events + 1);
        return new StatementReinstated("The report was confirmed.");
    }

    private static StatementEvidenceWithdrawn? EvidenceWithdrawal(Said said)
    {
        if (said.FirstIsWithdrawn) return null;
        (said.FirstIsWithdrawn, said.Events) = (true, said.Events + 1);
        return new StatementEvidenceWithdrawn(1, "The passage says nothing of it.");
    }

    private Command Rating()
    {
        var at = _random.Next(_documents.Count);
        var (id, before) = _documents[at];
        var reliability = (Reliability)(((int)before + 1 + _random.Next(5)) % 6);
        _documents[at] = (id, reliability);
        return new Command(StreamId.From(id), new DocumentRated(reliability, "Its reports were compared."));
    }

    private ActorId Speaker(int state, DateOnly day) => _random.Next(10) switch
    {
        < 4 => SyntheticActors.Minister(state, day),
        < 7 => SyntheticActors.Ministry(state),
        _ => SyntheticActors.State(state),
    };

    /// <summary>Each pair has its own share of conflict.</summary>
    private ActCode Code(int pair)
    {
        var conflictShare = (double)(uint)(pair * 2_654_435_761u) / uint.MaxValue;
        var conflict = _random.NextDouble() < conflictShare;
        var deed = _random.Next(10) < 3;
        var quad = (conflict, deed) switch
        {
            (false, false) => QuadClass.VerbalCooperation,
            (false, true) => QuadClass.MaterialCooperation,
            (true, false) => QuadClass.VerbalConflict,
            _ => QuadClass.MaterialConflict,
        };
        return Codes[(int)quad][_codes[(int)quad].Draw(_random)];
    }

    /// <summary>Most statements are reported within days, some months later.</summary>
    private DateOnly Earlier(DateOnly reported)
    {
        var late = _random.Next(100) switch { < 60 => 0, < 95 => _random.Next(1, 4), _ => _random.Next(4, 200) };
        return reported.DayNumber - late < GenerationPlan.FirstDay.DayNumber ? GenerationPlan.FirstDay : reported.AddDays(-late);
    }

    private SaidOn SaidOn(DateOnly day) =>
        _random.Next(10) == 0
            ? new SaidOn(day, day.AddDays(_random.Next(1, 14)), DateBasis.Inferred)
            : new SaidOn(day, day, DateBasis.Stated);

    private Evidence NewEvidence()
    {
        var document = _documents[^(Math.Min(_recency.Draw(_random), _documents.Count - 1) + 1)].Id;
        var start = _random.Next(0, 1_700);
        return new Evidence(document, _random.Next(1, 7), new Passage(start, start + _random.Next(80, 300)), Voice.Reported);
    }

    /// <summary>A statement that later events may change.</summary>
    private sealed class Said(StatementId id, CodedStatement content, int pair)
    {
        public StatementId Id { get; } = id;

        public int Pair { get; } = pair;

        public CodedStatement Content { get; set; } = content;

        public List<Evidence> Evidence { get; } = [];

        public int Events { get; set; } = 1;

        public bool Retracted { get; set; }

        public bool FirstIsWithdrawn { get; set; }
    }
}
