using Marten;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Tests.Appending;
using StanceTracker.Testing;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Ledger.Tests.Store;

/// <summary>Marten folds a stream to the same state as the domain, on random histories.</summary>
public sealed class AggregateTests(AggregateTests.LedgerOfHistories fixture) : IClassFixture<AggregateTests.LedgerOfHistories>
{
    private readonly TestLedger _ledger = fixture.Ledger;

    [Fact]
    public async Task A_stream_folds_to_the_same_state_at_every_version()
    {
        await using var session = _ledger.Database.Store.QuerySession();
        foreach (var stream in fixture.Events.GroupBy(e => e.Stream))
        {
            var state = StreamState.Initial(stream.Key.Kind);
            foreach (var e in stream)
            {
                state = StreamState.Evolve(state, e.Version, e.Body);
                Json(await AggregateAsync(session, stream.Key, version: e.Version)).ShouldBe(Json(state), $"{stream.Key} at version {e.Version}");
            }

            Json(state).ShouldNotBe(Json(StreamState.Initial(stream.Key.Kind)), "the comparison tells states apart");
            Json(await AggregateAsync(session, stream.Key)).ShouldBe(Json(state), $"{stream.Key} as it stands");
            (await AggregateAsync(session, stream.Key, version: stream.Count() + 1)).ShouldBeNull($"{stream.Key} has no such version");
        }
    }

    [Fact]
    public async Task A_stream_folds_to_the_same_state_at_every_recording_time()
    {
        await using var session = _ledger.Database.Store.QuerySession();
        var states = new Dictionary<StreamId, StreamState?>();
        foreach (var recorded in fixture.Events.GroupBy(e => e.RecordedAt))
        {
            foreach (var e in recorded) states[e.Stream] = StreamState.Evolve(states.GetValueOrDefault(e.Stream) ?? StreamState.Initial(e.Stream.Kind), e.Version, e.Body);
            foreach (var stream in fixture.Streams)
                Json(await AggregateAsync(session, stream, at: recorded.Key)).ShouldBe(Json(states.GetValueOrDefault(stream)), $"{stream} as of {recorded.Key:O}");
        }
    }

    [Fact]
    public async Task The_program_reads_the_same_state_through_Marten()
    {
        var found = await _ledger.Reader.FoldAsync(fixture.Streams);
        await using var session = _ledger.Database.Store.QuerySession();
        foreach (var stream in fixture.Streams) Json(await AggregateAsync(session, stream)).ShouldBe(Json(found[stream].State), stream.ToString());
    }

    /// <summary>The state as JSON: records compare the collections in them by reference.</summary>
    private string Json(StreamState? state) => state is null ? "nothing" : _ledger.Database.Store.Options.Serializer().ToJson(state);

    private static async Task<StreamState?> AggregateAsync(IQuerySession session, StreamId stream, long version = 0, DateTimeOffset? at = null) => stream.Kind switch
    {
        StreamKind.Actor => await session.Events.AggregateStreamAsync<ActorState>(stream.ToString(), version, at),
        StreamKind.Document => await session.Events.AggregateStreamAsync<DocumentState>(stream.ToString(), version, at),
        StreamKind.Claim => await session.Events.AggregateStreamAsync<ClaimState>(stream.ToString(), version, at),
        _ => await session.Events.AggregateStreamAsync<StatementState>(stream.ToString(), version, at),
    };

    /// <summary>Three histories in one ledger, some events of which were recorded at one time.</summary>
    public sealed class LedgerOfHistories : IAsyncLifetime
    {
        private const int Histories = 3;

        internal TestLedger Ledger { get; private set; } = null!;

        internal IReadOnlyList<RecordedEvent> Events { get; private set; } = [];

        internal IReadOnlyList<StreamId> Streams => [.. Events.Select(e => e.Stream).Distinct()];

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.EmptyAsync(new ScriptedFold());
            for (var seed = RandomHistories.FirstSeed; seed < RandomHistories.FirstSeed + Histories; seed++)
            {
                foreach (var together in RandomHistories.Draw(seed, prefix: $"seed-{seed}-").Steps.Chunk(new Random(seed).Next(1, 5)))
                {
                    var answers = together.Select(step => Ledger.Writer.AppendAsync(AppendRequest.Create(step.Stream, new ExpectedVersion(step.Version - 1), Some.Analyst, step.Body)));
                    foreach (var outcome in await Task.WhenAll(answers)) outcome.ShouldBeOfType<AppendOutcome.Appended>();
                }
            }

            var events = new List<RecordedEvent>();
            await foreach (var entry in Ledger.Reader.ReadAsync(new LedgerFilter())) events.Add(entry.Typed());
            Events = events;
        }

        public async ValueTask DisposeAsync() => await Ledger.DisposeAsync();
    }
}
