using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Running;

/// <summary>
/// A server on a handful of events: <c>speaker</c> rebukes <c>target</c>, <c>old</c>, since merged into <c>speaker</c>, signs with <c>target</c>, and the <c>minister</c>
/// of <c>speaker</c> turns to <c>target</c> and <c>third</c>.
/// </summary>
public sealed class SmallServer : RunningServer
{
    /// <summary>The position before which <c>old</c> is not merged.</summary>
    public long Merged { get; private set; }

    protected override async Task FillAsync()
    {
        await BeginAsync(
            Some.Actor("speaker"), Some.Actor("target"), Some.Actor("third"), Some.Actor("old"), Some.Actor("minister") with { Kind = ActorKind.Person }, Some.Document("article"), Some.Claim("about-old", "old"));
        await GoOnAsync(Of("minister"), new ActorAffiliated(ActorId.Parse("speaker")));
        await BeginAsync(
            Some.Statement("rebuke"),
            Some.Statement("signing").By("old").Doing("057").On(2023, 2, 1),
            Some.Statement("appeal").By("minister").Toward("target", "third").Doing("0211").On(2023, 3, 1));
        await BeginAsync(Some.Actor("api"), Some.Actor("stances"));
        await GoOnAsync(Of("api"), new ActorMerged(ActorId.Parse("third"), "They are one."));
        await GoOnAsync(Of("old"), new ActorMerged(ActorId.Parse("speaker"), "They are one."));
        Merged = await Http.HeadAsync();
    }

    private static StreamId Of(string actor) => StreamId.From(ActorId.Parse(actor));
}
