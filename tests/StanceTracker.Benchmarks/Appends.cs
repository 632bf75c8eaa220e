using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Server.Composition;
using StanceTracker.Testing;

namespace StanceTracker.Benchmarks;

/// <summary>
/// Single statements, appended by one, eight and sixty-four writers over the ledger's API (all projections folded in the same transaction) and over HTTP, against pgbench with eight clients
/// inserting one stream row and one event row per transaction.
/// </summary>
internal static class Appends
{
    /// <summary>How many write at once, and the mark of each.</summary>
    public static readonly IReadOnlyList<(int Count, double? Mark)> Writers = [(1, null), (8, 1.0), (64, 2.0)];

    /// <summary>Whom the statements are about, and what they rest on.</summary>
    public static readonly IReadOnlyList<LedgerEvent> Beginning =
        [.. Enumerable.Range(0, 10).SelectMany(i => new[] { Some.Actor($"speaker-{i}"), Some.Actor($"target-{i}") }), Some.Document(Some.Article)];

    private const int Pairs = 100;

    private static readonly string[] Acts = ["010", "020", "036", "042", "051", "057", "061", "070", "090", "111", "112", "120", "130", "140", "150", "160", "173", "190"];

    /// <summary>The same two rows, without any projection. Numbers come from a sequence, which costs no lock but leaves holes.</summary>
    private const string BareAppend =
        """
        begin;
        insert into ledger.mt_streams (id, type, version) values ('statement-bare-' || nextval('read.bare'), 'statement', 1);
        insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, user_name)
        values (currval('read.bare'), gen_random_uuid(), 'statement-bare-' || currval('read.bare'), 1,
            '{"act":{"code":"111","scheme":"cameo"},"claims":[],"saidOn":{"basis":"stated","earliest":"2023-01-01","latest":"2023-01-01"},"speaker":"speaker-1","targets":["target-1"],"capacity":"official","contexts":[],"evidence":{"voice":"reported","document":"article","credibility":2},"modality":"actual","statement":"bare","paraphrase":"The statement was made once more."}',
            'statement_recorded', now(), 'StanceTracker.Domain.Ledgers.StatementRecorded, StanceTracker.Domain', 'tester');
        commit;
        """;

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(Ground ground, Plan plan, Report report, CancellationToken cancel)
    {
        report.Begin("a. Single appends, projections included (limit: pgbench, 8 clients, one stream row and one event row per transaction)");
        await using var database = await TestDatabase.CreateAsync(on: ground.Server);
        await BeginAsync(database);
        await using var bare = await BareAsync(ground);
        foreach (var (writers, mark) in Writers)
        {
            await using var services = new ServiceCollection().AddLogging().AddStanceTracker(database.ConnectionString).BuildServiceProvider();
            var writer = services.GetRequiredService<LedgerWriter>();
            var run = Guid.NewGuid().ToString("n")[..8];
            var taken = await Rounds.TakeAsync(
                plan.Rounds,
                () => Load.PutAsync(writers, plan.Duration, (caller, n) => AppendAsync(writer, Said(run, caller, n), cancel), ground.Cpu),
                () => LimitAsync(ground, plan, bare));
            report.Add(new Figure($"the ledger's API, {Told(writers)}", taken, mark));
        }

        foreach (var (writers, _) in Writers)
        {
            using var serving = await Ground.ServeAsync(database);
            var run = Guid.NewGuid().ToString("n")[..8];
            var taken = await Rounds.TakeAsync(
                plan.Rounds,
                () => Load.PutAsync(writers, plan.Duration, (caller, n) => PostAsync(serving, run, caller, n, cancel), ground.Cpu),
                () => LimitAsync(ground, plan, bare));
            report.Add(new Figure($"over HTTP, {Told(writers)} (server's memory {serving.Memory >> 20} MiB)", taken));
        }
    }

    /// <summary>How many write, in words.</summary>
    public static string Told(int writers) => writers == 1 ? "1 writer" : $"{writers} writers";

    /// <summary>A statement that was not there yet.</summary>
    /// <param name="run">What is measured: each has statements of its own.</param>
    /// <param name="caller">Who records.</param>
    /// <param name="n">How many it recorded before.</param>
    public static StatementRecorded Said(string run, int caller, long n)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{run}-{caller}-{n}-{DateTimeOffset.UtcNow.Ticks}");
        var pair = (int)((caller + n) % Pairs);
        var chance = new Random(HashCode.Combine(caller, n));
        return Some.Statement(id).By($"speaker-{pair % 10}").Toward($"target-{pair / 10}").On(chance.Next(1990, 2025), chance.Next(1, 13), chance.Next(1, 29)).Doing(Acts[chance.Next(Acts.Length)]);
    }

    /// <summary>Appends a statement over the ledger's API.</summary>
    public static async Task AppendAsync(LedgerWriter writer, StatementRecorded statement, CancellationToken cancel)
    {
        var outcome = await writer.AppendAsync(AppendRequest.Create(Some.StreamOf(statement), ExpectedVersion.None, Some.Analyst, statement), cancel);
        if (outcome is not AppendOutcome.Appended) throw new InvalidOperationException($"Not appended: {outcome}");
    }

    /// <summary>Records a statement over HTTP.</summary>
    /// <param name="serving">Where.</param>
    /// <param name="run">What is measured: each has statements of its own.</param>
    /// <param name="caller">Who records.</param>
    /// <param name="n">How many it recorded before.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task PostAsync(Serving serving, string run, int caller, long n, CancellationToken cancel)
    {
        using var answer = await serving.Http.PostAsJsonAsync("/api/statements", new Posted(Said(run, caller, n)), cancel);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(cancel));
    }

    /// <summary>Introduces whom they are about, and what they rest on.</summary>
    public static async Task BeginAsync(TestDatabase database)
    {
        await using var writer = TestLedger.NewWriter(database);
        await writer.AppendAsync(TestLedger.Beginning([.. Beginning]));
    }

    /// <summary>A database for <see cref="LimitAsync"/>.</summary>
    public static async Task<TestDatabase> BareAsync(Ground ground)
    {
        var database = await TestDatabase.CreateAsync(on: ground.Server);
        await using var command = database.Application.CreateCommand("create sequence read.bare");
        await command.ExecuteNonQueryAsync();
        return database;
    }

    /// <summary>What eight clients of pgbench insert.</summary>
    public static Task<Load> LimitAsync(Ground ground, Plan plan, TestDatabase bare) => Pgbench.RunAsync(bare.ConnectionString, BareAppend, 8, plan.Duration, ground.Cpu);

    /// <summary>What a client posts of a statement.</summary>
    private sealed record Posted(string Statement, string Speaker, string[] Targets, PostedAct Act, PostedSpan SaidOn, string Paraphrase, PostedEvidence Evidence)
    {
        public Posted(StatementRecorded said)
            : this(
                said.Statement.Value,
                said.Speaker.Value,
                [.. said.Targets.Select(target => target.Value)],
                new PostedAct(said.Act.Scheme, said.Act.Code.Value),
                new PostedSpan(said.SaidOn.Earliest, said.SaidOn.Latest, "stated"),
                said.Paraphrase,
                new PostedEvidence(said.Evidence.Document.Value, said.Evidence.Credibility))
        {
        }
    }

    private sealed record PostedAct(string Scheme, string Code);

    private sealed record PostedSpan(DateOnly Earliest, DateOnly Latest, string Basis);

    private sealed record PostedEvidence(string Document, int Credibility);
}
