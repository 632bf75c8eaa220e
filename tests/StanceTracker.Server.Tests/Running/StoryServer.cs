using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Acts;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Recording;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Running;

/// <summary>A server on a small ledger in which everything happens that can: every type of event, in an order drawn once, alone and in batches.</summary>
public sealed class StoryServer : RunningServer
{
    private static readonly string[] Names = ["al", "al-b", "alb", "a1", "delta", "envoy", "front", "ministry", "party", "zone"];

    private static readonly string[] Articles = ["one", "two", "three", "four", "five"];

    private readonly Random _random = new(20_240_101);

    private int _statements;

    protected override async Task FillAsync()
    {
        await BeginAsync([.. Names.Select(Some.Actor), .. Articles.Select(Some.Document), Some.Claim("it-is-so", "al"), Some.Claim("it-is-not", "zone")]);
        for (var i = 0; i < 300; i++)
        {
            var batch = Enumerable.Range(0, _random.Next(4) == 0 ? _random.Next(2, 8) : 1).Select(_ => new Recording([Anything()], Some.Analyst)).ToArray();

            // What is refused is refused: an unmerging of one that is not merged, say.
            foreach (var result in await Recorder.RecordAllAsync(batch)) result.Failure.ShouldBeNull();
        }
    }

    private Proposal Anything()
    {
        var actor = StreamId.Of(ActorId.Of(One(Names)));
        var document = StreamId.Of(DocumentId.Of(One(Articles)));
        var statement = StreamId.Of(StatementId.Of($"s-{_random.Next(Math.Max(1, _statements))}"));
        return _random.Next(100) switch
        {
            < 28 => Statement(),
            < 36 => new Proposal(statement, new StatementCorroborated(Evidence())),
            < 41 => new Proposal(statement, new StatementEvidenceWithdrawn(_random.Next(1, 4), "It was misread.")),
            < 48 => new Proposal(statement, Correction()),
            < 52 => new Proposal(statement, new StatementRetracted("It was not said.")),
            < 57 => new Proposal(statement, new StatementReinstated("It was said after all.")),
            < 67 => new Proposal(actor, Affiliation()),
            < 70 => new Proposal(actor, new ActorAffiliationEnded(_random.Next(2, 5), SomeDay(), "It ended.")),
            < 74 => new Proposal(actor, new ActorAffiliationWithdrawn(_random.Next(2, 5), "It never held.")),
            < 76 => new Proposal(actor, new ActorMerged(ActorId.Of(One(Names)), "They are one.")),
            < 84 => new Proposal(actor, new ActorUnmerged("They are two.")),
            < 85 => new Proposal(actor, new ActorAliasAdded($"Alias {_random.Next(3)}")),
            < 86 => new Proposal(actor, new ActorAliasWithdrawn($"Alias {_random.Next(3)}", "That is another.")),
            < 88 => new Proposal(actor, new ActorCorrected($"Name {_random.Next(1_000)}", One(Enum.GetValues<ActorKind>()), "It was misspelt.")),
            < 91 => new Proposal(document, new DocumentRated(One(Enum.GetValues<Reliability>()), "It was judged anew.")),
            < 92 => new Proposal(document, new DocumentWithdrawn("It is a forgery.")),
            < 96 => new Proposal(document, new DocumentReinstated("It is none.")),
            < 98 => new Proposal(document, Description()),
            _ => new Proposal(StreamId.Of(ClaimId.Of("it-is-so")), new ClaimCorrected(ClaimId.Of("it-is-so"), $"It is so, {_random.Next(1_000)}.", [], "It was put badly.")),
        };
    }

    private Proposal Statement()
    {
        var (speaker, targets, inferred) = Whom();
        var recorded = Some.Statement($"s-{_statements++}") with
        {
            Speaker = speaker,
            Targets = targets,
            InferredTargets = inferred,
            Capacity = One(Enum.GetValues<Capacity>()),
            Modality = One(Enum.GetValues<Modality>()),
            Act = new Act(Act.Cameo, One(Codebook.Cameo.All.ToArray()).Code),
            SaidOn = SaidOn(),
            Evidence = Evidence(),
        };
        return new Proposal(StreamId.Of(recorded.Statement), recorded);
    }

    private StatementCorrected Correction()
    {
        var (speaker, targets, inferred) = Whom();
        return new StatementCorrected
        {
            Speaker = speaker,
            Targets = targets,
            InferredTargets = inferred,
            Modality = One(Enum.GetValues<Modality>()),
            Act = new Act(Act.Cameo, One(Codebook.Cameo.All.ToArray()).Code),
            SaidOn = SaidOn(),
            Paraphrase = "It was said otherwise.",
            Reason = "It was misread.",
        };
    }

    private (ActorId Speaker, ActorId[] Targets, ActorId[] Inferred) Whom()
    {
        var people = Names.Select(ActorId.Of).ToArray();
        _random.Shuffle(people);
        var targets = people[1..(2 + _random.Next(3))];
        return (people[0], targets, _random.Next(4) == 0 ? targets[..1] : []);
    }

    private ActorAffiliated Affiliation()
    {
        DateOnly? from = _random.Next(3) == 0 ? null : SomeDay();
        DateOnly? to = _random.Next(2) == 0 ? null : (from ?? SomeDay()).AddDays(_random.Next(400));
        return new ActorAffiliated(ActorId.Of(One(Names)), null, from, to);
    }

    private DocumentCorrected Description() => new()
    {
        Title = $"Title {_random.Next(1_000)}",
        Publisher = "The Paper",
        Published = new Published(SomeDay(), new DateOnly(2030, 1, 1), DateBasis.Inferred),
        Reason = "It was misread.",
    };

    private Evidence Evidence() => new(DocumentId.Of(One(Articles)), _random.Next(1, 7), new Passage(_random.Next(100), _random.Next(100, 200)));

    private SaidOn SaidOn()
    {
        var day = SomeDay();
        return new SaidOn(day, _random.Next(2) == 0 ? day : day.AddDays(_random.Next(40)), DateBasis.Stated, extent: One(Enum.GetValues<Extent>()));
    }

    private DateOnly SomeDay() => new DateOnly(2022, 1, 1).AddDays(_random.Next(1_000));

    private T One<T>(T[] of) => of[_random.Next(of.Length)];
}
