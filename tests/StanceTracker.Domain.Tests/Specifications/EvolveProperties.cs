using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Specifications;

/// <summary>The states that decisions see, against what the events say when they are read over as a whole.</summary>
public class EvolveProperties
{
    [Fact]
    public void An_actor_is_what_its_events_say() => Told(StreamKind.Actor, (stream, numbered, aggregates) =>
    {
        var events = numbered.Select(e => e.Body).ToList();
        var state = aggregates.Actor(ActorId.Parse(stream.Slug));
        var (name, kind, codes) = events.Select(body => body switch
        {
            ActorIntroduced e => (e.Name, e.Kind, e.Codes),
            ActorCorrected e => (e.Name, e.Kind, e.Codes),
            _ => default((string, ActorKind, ActorCodes?)?),
        }).Last(described => described is not null)!.Value;
        state.Introduced.ShouldBe(new ActorIntroduced(ActorId.Parse(stream.Slug), name, kind, codes));
        state.Aliases.ShouldBe(numbered
            .Where(e => e.Body is ActorAliasAdded added && !numbered.Any(later => later.Version > e.Version && later.Body is ActorAliasWithdrawn withdrawn && withdrawn.Alias == added.Alias))
            .Select(e => (ActorAliasAdded)e.Body));
        state.MergedInto.ShouldBe(events.LastOrDefault(body => body is ActorMerged or ActorUnmerged) is ActorMerged merged ? merged.Into : null);

        var made = numbered.Where(e => e.Body is ActorAffiliated).ToDictionary(e => e.Version, e => (ActorAffiliated)e.Body);
        state.Affiliations.Keys.ShouldBe(made.Keys, ignoreOrder: true);
        foreach (var (number, affiliation) in state.Affiliations)
        {
            var ended = events.OfType<ActorAffiliationEnded>().LastOrDefault(e => e.Affiliation == number);
            (affiliation.With, affiliation.Role, affiliation.From).ShouldBe((made[number].With, made[number].Role, made[number].From));
            affiliation.FirstTo.ShouldBe(made[number].To);
            affiliation.To.ShouldBe(ended?.On ?? made[number].To);
            affiliation.Withdrawn.ShouldBe(events.OfType<ActorAffiliationWithdrawn>().Any(e => e.Affiliation == number));
            if (affiliation is { From: { } from, To: { } to }) from.ShouldBeLessThanOrEqualTo(to);
        }
    });

    [Fact]
    public void A_document_is_what_its_events_say() => Told(StreamKind.Document, (stream, numbered, aggregates) =>
    {
        var events = numbered.Select(e => e.Body).ToList();
        var state = aggregates.Document(DocumentId.Parse(stream.Slug));
        state.Description.ShouldBe(events.OfType<DocumentDescription>().Last());
        state.Reliability.ShouldBe(events.OfType<DocumentRated>().LastOrDefault()?.Reliability ?? events.OfType<DocumentRegistered>().Single().Reliability);
        state.Withdrawn.ShouldBe(events.LastOrDefault(body => body is DocumentWithdrawn or DocumentReinstated) is DocumentWithdrawn);
    });

    [Fact]
    public void A_claim_is_what_its_last_event_says() => Told(StreamKind.Claim, (stream, numbered, aggregates) =>
    {
        var (proposition, about) = numbered[^1].Body is ClaimFramed framed ? (framed.Proposition, framed.About) : (((ClaimCorrected)numbered[^1].Body).Proposition, ((ClaimCorrected)numbered[^1].Body).About);
        var state = aggregates.Claim(ClaimId.Parse(stream.Slug));
        state.Proposition.ShouldBe(proposition);
        state.About.ShouldBe(about);
    });

    [Fact]
    public void A_statement_is_what_its_events_say() => Told(StreamKind.Statement, (stream, numbered, aggregates) =>
    {
        var events = numbered.Select(e => e.Body).ToList();
        var state = aggregates.Statement(StatementId.Parse(stream.Slug));
        var brought = numbered
            .Where(e => e.Body is StatementRecorded or StatementCorroborated)
            .ToDictionary(e => e.Version, e => e.Body is StatementRecorded first ? first.Evidence : ((StatementCorroborated)e.Body).Evidence);
        var withdrawn = events.OfType<StatementEvidenceWithdrawn>().Select(e => e.Evidence).ToHashSet();

        state.Content.ShouldBeSameAs(events.OfType<CodedStatement>().Last());
        state.Evidence.ShouldBe(brought, ignoreOrder: true);
        state.WithdrawnEvidence.ShouldBe(withdrawn, ignoreOrder: true);
        state.StandingEvidence.ShouldBe(brought.Where(e => !withdrawn.Contains(e.Key)).OrderBy(e => e.Key).Select(e => e.Value));
        state.Retracted.ShouldBe(events.LastOrDefault(body => body is StatementRetracted or StatementReinstated) is StatementRetracted);
        state.Counts(aggregates.Document).ShouldBe(!state.Retracted && state.StandingEvidence.Any(e => !aggregates.Document(e.Document).Withdrawn));
    });

    [Theory]
    [InlineData(StreamKind.Actor)]
    [InlineData(StreamKind.Document)]
    [InlineData(StreamKind.Claim)]
    [InlineData(StreamKind.Statement)]
    public void An_event_of_another_kind_of_stream_is_not_folded(StreamKind kind)
    {
        var foreign = kind == StreamKind.Actor ? (LedgerEvent)new DocumentWithdrawn("why") : new ActorUnmerged("why");
        Should.Throw<ArgumentException>(() => StreamState.Evolve(StreamState.Initial(kind), 1, foreign)).Message.ShouldContain(foreign.GetType().Name);
    }

    private static void Told(StreamKind kind, Action<StreamId, IReadOnlyList<(long Version, LedgerEvent Body)>, TestAggregates> claim) => Prop.ForAll(AnyStory.Stories, story =>
    {
        var aggregates = new TestAggregates();
        foreach (var command in story.Steps) aggregates.Take(command);
        foreach (var stream in aggregates.Streams.Where(stream => stream.Kind == kind)) claim(stream, [.. aggregates.Events(stream).Select((body, i) => (i + 1L, body))], aggregates);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60));
}
