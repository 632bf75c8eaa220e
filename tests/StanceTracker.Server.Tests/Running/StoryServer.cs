using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Commands;
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
            var batch = Enumerable.Range(0, _random.Next(4) == 0 ? _random.Next(2, 8) : 1).Select(_ => new CommandEnvelope([Anything()], Some.Analyst)).ToArray();

            // What is refused is refused: an unmerging of one that is not merged, say.
            foreach (var result in await Recorder.HandleAllAsync(batch)) result.Failure.ShouldBeNull();
        }
    }

    private Command Anything()
    {
        var actor = StreamId.From(ActorId.Parse(One(Names)));
        var document = StreamId.From(DocumentId.Parse(One(Articles)));
        var statement = StreamId.From(StatementId.Parse($"s-{_random.Next(Math.Max(1, _statements))}"));
        return _random.Next(100) switch
        {
            < 28 => Statement(),
            < 36 => new Command(statement, new StatementCorroborated(Evidence())),
            < 41 => new Command(statement, new StatementEvidenceWithdrawn(_random.Next(1, 4), "It was misread.")),
            < 48 => new Command(statement, Correction()),
            < 52 => new Command(statement, new StatementRetracted("It was not said.")),
            < 57 => new Command(statement, new StatementReinstated("It was said after all.")),
            < 67 => new Command(actor, Affiliation()),
            < 70 => new Command(actor, new ActorAffiliationEnded(_random.Next(2, 5), SomeDay(), "It ended.")),
            < 74 => new Command(actor, new ActorAffiliationWithdrawn(_random.Next(2, 5), "It never held.")),
            < 76 => new Command(actor, new ActorMerged(ActorId.Parse(One(Names)), "They are one.")),
            < 84 => new Command(actor, new ActorUnmerged("They are two.")),
            < 85 => new Command(actor, new ActorAliasAdded($"Alias {_random.Next(3)}")),
            < 86 => new Command(actor, new ActorAliasWithdrawn($"Alias {_random.Next(3)}", "That is another.")),
            < 88 => new Command(actor, new ActorCorrected($"Name {_random.Next(1_000)}", One(Enum.GetValues<ActorKind>()), "It was misspelt.")),
            < 91 => new Command(document, new DocumentRated(One(Enum.GetValues<Reliability>()), "It was judged anew.")),
            < 92 => new Command(document, new DocumentWithdrawn("It is a forgery.")),
            < 96 => new Command(document, new DocumentReinstated("It is none.")),
            < 98 => new Command(document, Description()),
            _ => new Command(StreamId.From(ClaimId.Parse("it-is-so")), new ClaimCorrected(ClaimId.Parse("it-is-so"), $"It is so, {_random.Next(1_000)}.", [], "It was put badly.")),
        };
    }

    private Command Statement()
    {
        var (speaker, targets, inferred) = Whom();
        var recorded = Some.Statement($"s-{_statements++}") with
        {
            Speaker = speaker,
            Targets = targets,
            InferredTargets = inferred,
            Capacity = One(Enum.GetValues<Capacity>()),
            Modality = One(Enum.GetValues<Modality>()),
            Act = new Act(Act.Cameo, One(ActCodebook.Cameo.All.ToArray()).Code),
            SaidOn = SaidOn(),
            Evidence = Evidence(),
        };
        return new Command(StreamId.From(recorded.Statement), recorded);
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
            Act = new Act(Act.Cameo, One(ActCodebook.Cameo.All.ToArray()).Code),
            SaidOn = SaidOn(),
            Paraphrase = "It was said otherwise.",
            Reason = "It was misread.",
        };
    }

    private (ActorId Speaker, ActorId[] Targets, ActorId[] Inferred) Whom()
    {
        var people = Names.Select(ActorId.Parse).ToArray();
        _random.Shuffle(people);
        var targets = people[1..(2 + _random.Next(3))];
        return (people[0], targets, _random.Next(4) == 0 ? targets[..1] : []);
    }

    private ActorAffiliated Affiliation()
    {
        DateOnly? from = _random.Next(3) == 0 ? null : SomeDay();
        DateOnly? to = _random.Next(2) == 0 ? null : (from ?? SomeDay()).AddDays(_random.Next(400));
        return new ActorAffiliated(ActorId.Parse(One(Names)), null, from, to);
    }

    private DocumentCorrected Description() => new()
    {
        Title = $"Title {_random.Next(1_000)}",
        Publisher = "The Paper",
        Published = new Published(SomeDay(), new DateOnly(2030, 1, 1), DateBasis.Inferred),
        Reason = "It was misread.",
    };

    private Evidence Evidence() => new(DocumentId.Parse(One(Articles)), _random.Next(1, 7), new Passage(_random.Next(100), _random.Next(100, 200)));

    private SaidOn SaidOn()
    {
        var day = SomeDay();
        return new SaidOn(day, _random.Next(2) == 0 ? day : day.AddDays(_random.Next(40)), DateBasis.Stated, extent: One(Enum.GetValues<Extent>()));
    }

    private DateOnly SomeDay() => new DateOnly(2022, 1, 1).AddDays(_random.Next(1_000));

    private T One<T>(T[] of) => of[_random.Next(of.Length)];
}
