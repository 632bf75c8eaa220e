using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Claims;

/// <summary>
/// The four corners of a claim: where a land stood before and after its spokesman turned, as known before and after something was put right. He asserts on the 5th (s1) and denies on
/// the 10th (s2). With each change: where the land then stood before, and after, and how often it had turned.
/// </summary>
public sealed class ClaimCornerTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    private const string Why = "It was misread.", Before = "asOf=2023-01-07", After = "asOf=2023-01-12";

    private static int _worlds;

    private readonly Argument _argument = new(server, $"c{Interlocked.Increment(ref _worlds)}");

    public static TheoryData<string, string?, string?, int> Changes => new()
    {
        { "nothing", "asserts", "denies", 1 },
        { "the second statement is retracted", "asserts", "asserts", 0 },
        { "the first statement is retracted", null, "denies", 0 },
        { "the second statement is retracted and reinstated", "asserts", "denies", 1 },
        { "the second statement is corrected to another standpoint", "asserts", "questions", 1 },
        { "the second statement is corrected to no standpoint", "asserts", "asserts", 0 },
        { "the second statement is corrected to an earlier day", "denies", "denies", 1 },
        { "the second statement is corrected to his own opinion", "asserts", "asserts", 0 },
        { "the second statement is corrected to another speaker", "asserts", "asserts", 0 },
        { "the second statement's document is withdrawn", "asserts", "asserts", 0 },
        { "the second statement's document is withdrawn and reinstated", "asserts", "denies", 1 },
        { "the second statement's evidence is withdrawn", "asserts", "asserts", 0 },
        { "the second statement's document is withdrawn but another reports it", "asserts", "denies", 1 },
        { "the second statement's document is rated", "asserts", "denies", 1 },
        { "his tie is ended before the second", "asserts", "asserts", 0 },
        { "his tie is withdrawn", null, null, 0 },
        { "he is merged into another", "asserts", "denies", 1 },
        { "the land is merged into another", null, null, 0 },
        { "the land is merged into another and unmerged", "asserts", "denies", 1 },
        { "another speaker's late statement falls between", "asserts", "denies", 1 },
        { "another speaker's late statement comes last", "asserts", "asserts", 2 },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Then_and_now_as_known_then_and_now(string change, string? before, string? after, int reversals)
    {
        await _argument.BeginAsync("land", "man", "other");
        await _argument.TieAsync("man", "land");
        await _argument.SayAsync("s1", "man", Standpoint.Asserts, day: 5);
        await _argument.SayAsync("s2", "man", Standpoint.Denies, day: 10);
        var known = await server.Http.HeadAsync();
        await ChangeAsync(change);
        var now = await server.Http.HeadAsync();

        (await _argument.StandpointAsync("land", $"{Before}&knownAt={known}")).ShouldBe("asserts");
        (await _argument.StandpointAsync("land", $"{After}&knownAt={known}")).ShouldBe("denies");
        (await _argument.StandpointAsync("land", $"{Before}&knownAt={now}")).ShouldBe(before);
        (await _argument.StandpointAsync("land", $"{After}&knownAt={now}")).ShouldBe(after);
        (await _argument.StandpointAsync("land", After)).ShouldBe(after);

        (await ReversalsAsync($"{After}&knownAt={known}")).ShouldBe(["land on 2023-01-10: asserts → denies, s1 → s2"]);
        (await ReversalsAsync($"{Before}&knownAt={known}")).ShouldBeEmpty();
        (await ReversalsAsync($"{After}&knownAt={now}")).Count(row => row.StartsWith("land ", StringComparison.Ordinal)).ShouldBe(reversals);

        async Task<IReadOnlyList<string>> ReversalsAsync(string query) =>
            [.. (await server.Http.AllAsync($"/api/reversals?claim={_argument.Claim}&actor={_argument.Id("land")}&{query}")).Select(_argument.Reversal)];
    }

    private async Task ChangeAsync(string change)
    {
        var other = ActorId.Parse(_argument.Id("other"));
        switch (change)
        {
            case "nothing": break;
            case "the second statement is retracted": await RetractAsync("s2"); break;
            case "the first statement is retracted": await RetractAsync("s1"); break;
            case "the second statement is retracted and reinstated":
                await RetractAsync("s2");
                await _argument.OfStatementAsync("s2", new StatementReinstated(Why));
                break;
            case "the second statement is corrected to another standpoint": await CorrectAsync(s => s with { Claims = [s.Claims[0] with { Standpoint = Standpoint.Questions }] }); break;
            case "the second statement is corrected to no standpoint": await CorrectAsync(s => s with { Claims = [] }); break;
            case "the second statement is corrected to an earlier day": await CorrectAsync(s => s with { SaidOn = new SaidOn(Argument.Day(6), Argument.Day(6), DateBasis.Stated) }); break;
            case "the second statement is corrected to his own opinion": await CorrectAsync(s => s with { Capacity = Capacity.Personal }); break;
            case "the second statement is corrected to another speaker": await CorrectAsync(s => s with { Speaker = other }); break;
            case "the second statement's document is withdrawn": await _argument.OfDocumentAsync("d-s2", new DocumentWithdrawn(Why)); break;
            case "the second statement's document is withdrawn and reinstated":
                await _argument.OfDocumentAsync("d-s2", new DocumentWithdrawn(Why));
                await _argument.OfDocumentAsync("d-s2", new DocumentReinstated(Why));
                break;
            case "the second statement's evidence is withdrawn": await _argument.OfStatementAsync("s2", new StatementEvidenceWithdrawn(1, Why)); break;
            case "the second statement's document is withdrawn but another reports it":
                await _argument.OfStatementAsync("s2", new StatementCorroborated(Some.Evidence(_argument.Id("d-s1"))));
                await _argument.OfDocumentAsync("d-s2", new DocumentWithdrawn(Why));
                break;
            case "the second statement's document is rated": await _argument.OfDocumentAsync("d-s2", new DocumentRated(Reliability.E, Why)); break;
            case "his tie is ended before the second": await _argument.OfActorAsync("man", new ActorAffiliationEnded(2, Argument.Day(7), Why)); break;
            case "his tie is withdrawn": await _argument.OfActorAsync("man", new ActorAffiliationWithdrawn(2, Why)); break;
            case "he is merged into another": await _argument.OfActorAsync("man", new ActorMerged(other, Why)); break;
            case "the land is merged into another": await _argument.OfActorAsync("land", new ActorMerged(other, Why)); break;
            case "the land is merged into another and unmerged":
                await _argument.OfActorAsync("land", new ActorMerged(other, Why));
                await _argument.OfActorAsync("land", new ActorUnmerged(Why));
                break;
            case "another speaker's late statement falls between": await OtherSaysAsync(7); break;
            case "another speaker's late statement comes last": await OtherSaysAsync(11); break;
            default: throw new ArgumentOutOfRangeException(nameof(change), change, "It is not told how.");
        }
    }

    private Task RetractAsync(string statement) => _argument.OfStatementAsync(statement, new StatementRetracted(Why));

    private async Task OtherSaysAsync(int day)
    {
        await _argument.TieAsync("other", "land");
        await _argument.SayAsync("s3", "other", Standpoint.Asserts, day);
    }

    private Task CorrectAsync(Func<StatementRecorded, StatementRecorded> anew)
    {
        var of = anew(_argument.Statement("s2", "man", Standpoint.Denies, day: 10));
        return _argument.OfStatementAsync("s2", new StatementCorrected
        {
            Speaker = of.Speaker,
            Capacity = of.Capacity,
            Targets = of.Targets,
            Act = of.Act,
            SaidOn = of.SaidOn,
            Claims = of.Claims,
            Paraphrase = of.Paraphrase,
            Reason = Why,
        });
    }
}
