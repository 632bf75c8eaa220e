using System.Threading.Channels;
using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Projections.Folding;
using StanceTracker.Testing;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests.Histories;

/// <summary>Ways to append a history, each with the same events at the same positions.</summary>
internal static class Appending
{
    public static async Task OneByOneAsync(this History history, LedgerWriter writer)
    {
        foreach (var step in history.Steps) Written(await writer.AppendAsync(step.Request()));
    }

    /// <summary>In batches of exactly these sizes. The first must be 1: the others wait for it.</summary>
    public static async Task InBatchesAsync(this History history, TestDatabase database, IEnumerable<int> sizes)
    {
        var gate = new Gate();
        await using var writer = TestLedger.NewWriter(database, gate);
        var answers = new List<Task<AppendOutcome>>();
        foreach (var size in sizes)
        {
            // They queue while the previous batch is held in its fold.
            answers.AddRange(history.Steps.Skip(answers.Count).Take(size).Select(step => writer.AppendAsync(step.Request())));
            gate.Open();
            (await gate.FoldedAsync()).ShouldBe(size);
        }

        gate.Open();
        foreach (var outcome in await Task.WhenAll(answers)) Written(outcome);
        answers.Count.ShouldBe(history.Steps.Count);
    }

    /// <summary>By two writers in turns. Every other batch contains a false affiliation that fails after it is folded, as if rejected; another one is lost alone.</summary>
    public static async Task WithTroubleAsync(this History history, TestDatabase database, Random random)
    {
        await using var one = TestLedger.NewWriter(database, new TroubledFold());
        await using var two = TestLedger.NewWriter(database, new TroubledFold());
        for (var done = 0; done < history.Steps.Count;)
        {
            var writer = random.Next(2) == 0 ? one : two;
            if (done > 0 && random.Next(4) == 0) await Should.ThrowAsync<LedgerUnavailableException>(writer.AppendAsync(Lie(done, TroubledFold.Lost)));

            var batch = history.Steps.Skip(done).Take(random.Next(1, 6)).Select(step => step.Request()).ToArray();
            var lie = done > 0 && random.Next(2) == 0 ? random.Next(batch.Length) : -1;
            var rejected = Task.CompletedTask;
            var answers = new List<Task<AppendOutcome>>();
            for (var i = 0; i < batch.Length; i++)
            {
                if (i == lie) rejected = Should.ThrowAsync<LedgerRefusedException>(writer.AppendAsync(Lie(done + i, TroubledFold.Refused)));
                answers.Add(writer.AppendAsync(batch[i]));
            }

            await rejected;
            foreach (var outcome in await Task.WhenAll(answers)) Written(outcome);
            done += batch.Length;

            // On an existing actor, at its current version.
            AppendRequest Lie(int after, string role)
            {
                var actors = history.Steps.Take(after).Where(step => step.Stream.Kind == StreamKind.Actor).GroupBy(step => step.Stream).ToArray();
                var stream = actors[random.Next(actors.Length)];
                var with = history.Actors.First(actor => StreamId.From(actor) != stream.Key);
                return AppendRequest.Create(stream.Key, new ExpectedVersion(stream.Last().Version), Some.Analyst, new ActorAffiliated(with, role));
            }
        }
    }

    /// <summary>By two writers in turns, of which one defers all sums.</summary>
    public static async Task WithDeferredSumsAsync(this History history, TestDatabase database, Random random, Func<int, Task> after)
    {
        await using var deferring = TestLedger.NewWriter(database, new InlineProjections(maxSummed: 0));
        await using var sums = TestLedger.NewWriter(database);
        for (var done = 0; done < history.Steps.Count; done++)
        {
            Written(await (random.Next(2) == 0 ? deferring : sums).AppendAsync(history.Steps[done].Request()));
            await after(done + 1);
        }
    }

    private static AppendRequest Request(this Step step) => AppendRequest.Create(step.Stream, new ExpectedVersion(step.Version - 1), Some.Analyst, step.Body);

    private static void Written(AppendOutcome outcome) => outcome.ShouldBeOfType<AppendOutcome.Appended>();

    /// <summary>Holds each batch after its fold until opened.</summary>
    private sealed class Gate : IInlineProjections
    {
        private readonly InlineProjections _readSide = new();
        private readonly Channel<int> _folded = Channel.CreateUnbounded<int>();
        private readonly Channel<bool> _open = Channel.CreateUnbounded<bool>();
        private bool _first = true;

        public async Task<InlineFold> LoadAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, bool bulk, CancellationToken cancel)
        {
            var fold = await _readSide.LoadAsync(connection, events, bulk, cancel);
            _folded.Writer.TryWrite(events.Count);
            await _open.Reader.ReadAsync(cancel);
            return fold;
        }

        public Task CatchUpAsync(NpgsqlConnection connection, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel) => _readSide.CatchUpAsync(connection, after, upTo, cancel);

        public void Invalidate() => _readSide.Invalidate();

        public void Open()
        {
            if (!_first) _open.Writer.TryWrite(true);
            _first = false;
        }

        public async Task<int> FoldedAsync()
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return await _folded.Reader.ReadAsync(timeout.Token);
        }
    }

    /// <summary>Fails after folding an affiliation with one of these roles.</summary>
    private sealed class TroubledFold : IInlineProjections
    {
        public const string Lost = "lost", Refused = "refused";

        private readonly InlineProjections _readSide = new();

        public async Task<InlineFold> LoadAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, bool bulk, CancellationToken cancel)
        {
            var fold = await _readSide.LoadAsync(connection, events, bulk, cancel);
            return writes =>
            {
                fold(writes);
                foreach (var affiliated in events.Select(e => e.Body).OfType<ActorAffiliated>())
                {
                    if (affiliated.Role == Lost) throw new IOException("The database is lost.");
                    if (affiliated.Role == Refused) throw new InvalidDataException("This is refused.");
                }
            };
        }

        public Task CatchUpAsync(NpgsqlConnection connection, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel) => _readSide.CatchUpAsync(connection, after, upTo, cancel);

        public void Invalidate() => _readSide.Invalidate();
    }
}
