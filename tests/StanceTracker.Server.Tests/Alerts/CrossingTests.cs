using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Server.Alerts;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Alerts;

/// <summary>What fires, and what does not.</summary>
public sealed class CrossingTests
{
    private const string Pair = "\"holder\": \"speaker\", \"target\": \"target\"";

    [Theory]
    [InlineData(null, null, 0, false)]
    [InlineData(null, 0.1, 0, false)]
    [InlineData(null, -0.1, 0, true)]
    [InlineData(-0.1, null, 0, true)]
    [InlineData(null, -0.1, -0.1, false)]
    [InlineData(null, -0.2, -0.1, true)]
    [InlineData(0.5, 1.0, 1, true)]
    [InlineData(1.0, 1.5, 1, false)]
    [InlineData(1.5, 1.0, 1, false)]
    [InlineData(1.5, 0.9, 1, true)]
    [InlineData(-2.0, -3.0, -10, false)]
    public void A_stance_at_the_threshold_lies_with_those_above_and_an_unknown_one_where_0_does(double? before, double? after, double threshold, bool crosses) =>
        ThresholdCrossing.Is(before, after, threshold).ShouldBe(crosses);

    [Fact]
    public async Task A_statement_that_moves_a_stance_across_a_threshold_is_told_with_all_that_it_takes_to_ask_again()
    {
        await using var ledger = await AlertLedger.StartAsync();
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, Pair, 2);
        (await ledger.Http.TellAsync("/api/statements", Bodies.Statement("agreement", day: $"{AlertLedger.Today:yyyy-MM-dd}", code: "057"), ("X-Analyst", "mina"))).ShouldBe(201);
        var head = await ledger.Http.HeadAsync();
        var told = await ledger.Receiver.NextAsync();
        told.ShouldBeSignedWith(alert.Text("secret")!);
        told.ContentType.ShouldStartWith("application/json");
        told.Path.ShouldBe("/hook");

        told.Json.Text("type").ShouldBe("stance.crossed");
        var data = told.Data;
        var recorded = (await ledger.Http.ReadAsync($"/api/ledger/events?after={head - 1}")).Items().Single();
        told.Json.GetProperty("timestamp").GetDateTimeOffset().ShouldBe(recorded.GetProperty("recordedAt").GetDateTimeOffset());
        data.Text("alert").ShouldBe(alert.Text("alert"));
        told.Position.ShouldBe(head);
        data.Text("event").ShouldBe("statement_recorded");
        data.Text("statement").ShouldBe("agreement");
        data.GetProperty("recordedAt").GetDateTimeOffset().ShouldBe(recorded.GetProperty("recordedAt").GetDateTimeOffset());
        data.Text("recordedBy").ShouldBe("mina");
        (data.Text("holder"), data.Text("target"), data.Number("threshold"), data.Text("direction")).ShouldBe(("speaker", "target", 2, "up"));
        data.Number("before").ShouldBeNull();
        data.Number("after")!.Value.ShouldBe((await ledger.StanceAsync("speaker", "target", head))!.Value, 1e-9);
        (data.Text("asOf"), data.GetProperty("knownAt").GetInt64(), data.Text("scores"), data.Number("halfLifeDays")).ShouldBe(($"{AlertLedger.Today:yyyy-MM-dd}", head, "icews", 180));
    }

    [Fact]
    public async Task What_does_not_reach_the_threshold_or_goes_on_behind_it_is_not_told_and_the_way_back_is()
    {
        await using var ledger = await AlertLedger.StartAsync();
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, Pair, -0.5);
        await ledger.BeginAsync(AlertLedger.Statement("praise", "051"), AlertLedger.Statement("rebuke", "112"), AlertLedger.Statement("threat", "138"), AlertLedger.Statement("attack", "190"), AlertLedger.Statement("another", "190"));
        foreach (var attack in new[] { "attack", "another", "threat" }) await ledger.GoOnAsync(AlertLedger.Stream(attack), new StatementRetracted("It was another."));
        await ledger.Http.WatchedAsync(alert);
        var head = await ledger.Http.HeadAsync();

        var expected = new List<(long, string)>();
        for (var position = 1L; position <= head; position++)
        {
            var (before, after) = (await ledger.StanceAsync("speaker", "target", position - 1), await ledger.StanceAsync("speaker", "target", position));
            if ((before ?? 0) >= -0.5 != (after ?? 0) >= -0.5) expected.Add((position, (after ?? 0) >= -0.5 ? "up" : "down"));
        }

        expected.Select(e => e.Item2).ShouldBe(["down", "up"]);
        (await ledger.Receiver.NextAsync(2)).Select(told => (told.Position, told.Data.Text("direction")!)).ShouldBe(expected);
        await ledger.Receiver.ShouldRestAsync();
    }

    [Fact]
    public async Task An_alert_computes_by_its_own_score_table_and_half_life()
    {
        await using var ledger = await AlertLedger.StartAsync();
        await ledger.BeginAsync(Some.Statement("old").Doing("190").On(2020, 1, 1));
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, Pair, -1, """, "scores": "plover", "halfLifeDays": 100000""");
        var faded = await ledger.Http.SetAlertAsync(ledger.Receiver, Pair, -1);
        await ledger.GoOnAsync(AlertLedger.Stream("old"), new StatementRetracted("It was another."));
        var told = await ledger.Receiver.NextAsync();
        told.Data.Text("alert").ShouldBe(alert.Text("alert"));
        told.Data.Number("before")!.Value.ShouldBe((await ledger.StanceAsync("speaker", "target", told.Position - 1, "&scores=plover&halfLifeDays=100000"))!.Value, 1e-9);
        told.Data.Number("after").ShouldBeNull();
        (told.Data.Text("scores"), told.Data.Number("halfLifeDays")).ShouldBe(("plover", 100_000));
        await ledger.Http.WatchedAsync(faded);
        (await ledger.Http.DeliveriesAsync(faded)).ShouldBeEmpty();
    }

    public static TheoryData<string> Kinds =>
        ["retraction", "correction", "evidence-withdrawal", "rating", "document-withdrawal", "late-affiliation", "affiliation-withdrawal", "affiliation-end", "merge", "unmerge", "corroboration"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_event_that_moves_a_stance_across_fires(string kind)
    {
        await using var ledger = await AlertLedger.StartAsync();
        var said = AlertLedger.Statement("said");
        var minister = AlertLedger.ActorStream("minister");
        (StatementRecorded First, StreamId Stream, LedgerEvent Change) story = kind switch
        {
            "retraction" => (said, AlertLedger.Stream("said"), new StatementRetracted("It was another.")),
            "correction" => (said, AlertLedger.Stream("said"), Corrected()),
            "evidence-withdrawal" => (said, AlertLedger.Stream("said"), new StatementEvidenceWithdrawn(1, "It was misread.")),
            "rating" => (said, AlertLedger.DocumentStream("article"), new DocumentRated(Reliability.E, "It erred.")),
            "document-withdrawal" => (said, AlertLedger.DocumentStream("article"), new DocumentWithdrawn("It is a forgery.")),
            "late-affiliation" => (said.By("minister"), minister, new ActorAffiliated(ActorId.Parse("speaker"))),
            "affiliation-withdrawal" => (said.By("minister"), minister, new ActorAffiliationWithdrawn(2, "He never was.")),
            "affiliation-end" => (said.By("minister"), minister, new ActorAffiliationEnded(2, AlertLedger.Today.AddDays(-1), "He had left.")),
            "merge" => (said.By("third"), AlertLedger.ActorStream("third"), new ActorMerged(ActorId.Parse("speaker"), "They are one.")),
            "unmerge" => (said.By("third"), AlertLedger.ActorStream("third"), new ActorUnmerged("They are two.")),
            _ => (said with { Evidence = Some.Evidence("other", 5) }, AlertLedger.Stream("said"), new StatementCorroborated(Some.Evidence("article", 1))),
        };
        var (first, stream, change) = story;
        await ledger.BeginAsync(first);
        if (kind is "affiliation-withdrawal" or "affiliation-end") await ledger.GoOnAsync(stream, new ActorAffiliated(ActorId.Parse("speaker")));
        if (kind is "unmerge") await ledger.GoOnAsync(stream, new ActorMerged(ActorId.Parse("speaker"), "They are one."));
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, Pair, 2);
        await ledger.GoOnAsync(stream, change);

        var told = await ledger.Receiver.NextAsync();
        told.Position.ShouldBe(await ledger.Http.HeadAsync());
        told.Data.Number("before").ShouldBe(await ledger.StanceAsync("speaker", "target", told.Position - 1));
        told.Data.Number("after").ShouldBe(await ledger.StanceAsync("speaker", "target", told.Position));
        told.Data.Text("statement").ShouldBe(stream.Kind == StreamKind.Statement ? stream.Slug : null);
        await ledger.Http.WatchedAsync(alert);
        (await ledger.Http.DeliveriesAsync(alert)).Count.ShouldBe(1);

        static StatementCorrected Corrected() => new()
        {
            Speaker = ActorId.Parse("speaker"),
            Targets = [ActorId.Parse("third")],
            Act = AlertLedger.Statement("x").Act,
            SaidOn = AlertLedger.Statement("x").SaidOn,
            Paraphrase = "Toward another.",
            Reason = "It was misread.",
        };
    }

    [Fact]
    public async Task One_event_may_fire_for_several_pairs_of_an_actor_in_order_of_their_names()
    {
        await using var ledger = await AlertLedger.StartAsync();
        await ledger.GoOnAsync(AlertLedger.ActorStream("minister"), new ActorAffiliated(ActorId.Parse("speaker")));
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, "\"actor\": \"target\"", 1);
        await ledger.BeginAsync(AlertLedger.Statement("of-the-minister").By("minister"), AlertLedger.Statement("answer").By("target").Toward("third"), AlertLedger.Statement("elsewhere").By("third").Toward("speaker"));
        var head = await ledger.Http.HeadAsync();
        (await ledger.Receiver.NextAsync(3)).Select(told => (told.Position, told.Data.Text("holder"), told.Data.Text("target")))
            .ShouldBe([(head - 2, "minister", "target"), (head - 2, "speaker", "target"), (head - 1, "target", "third")]);
        (await ledger.Http.DeliveriesAsync(await ledger.Http.WatchedAsync(alert))).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_name_that_is_merged_means_its_survivor_from_then_on()
    {
        await using var ledger = await AlertLedger.StartAsync();
        await ledger.BeginAsync(AlertLedger.Statement("of-the-survivor"));
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, "\"holder\": \"third\", \"target\": \"target\"", 1);
        await ledger.GoOnAsync(AlertLedger.ActorStream("third"), new ActorMerged(ActorId.Parse("speaker"), "They are one."));
        await ledger.Http.WatchedAsync(alert);
        (await ledger.Http.DeliveriesAsync(alert)).ShouldBeEmpty("the survivor stood there before");
        await ledger.GoOnAsync(AlertLedger.Stream("of-the-survivor"), new StatementRetracted("It was another."));
        var told = await ledger.Receiver.NextAsync();
        (told.Data.Text("holder"), told.Data.Text("direction")).ShouldBe(("speaker", "down"));
        (await ledger.Http.AlertAsync(alert)).Text("holder").ShouldBe("third", "it is shown as it was set");
    }

    [Fact]
    public async Task Ageing_alone_never_fires()
    {
        await using var ledger = await AlertLedger.StartAsync();
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, Pair, 2);
        await ledger.BeginAsync(AlertLedger.Statement("agreement"));
        (await ledger.Receiver.NextAsync()).Data.Text("direction").ShouldBe("up");

        // Recording times never decrease: from here on all is recorded three years from now, when the agreement has faded.
        var head = await ledger.Http.HeadAsync();
        await ledger.Database.Owner.ExecuteAsync(
            $$"""
            insert into ledger.mt_streams (id, type, version) values ('actor-later', 'actor', 1);
            insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name)
            values ({{head + 1}}, gen_random_uuid(), 'actor-later', 1, '{"actor": "later", "name": "Later", "kind": "state"}', 'actor_introduced', now() + interval '3 years', 'tester')
            """);
        var then = AlertLedger.Today.AddYears(3);
        var recorder = new CommandHandler(ledger.Server.Services.GetRequiredService<LedgerReader>(), ledger.Server.Services.GetRequiredService<LedgerWriter>(), new ClockOf(then));
        await BeginAsync(Some.Statement("elsewhere").By("third").On(then.Year, then.Month, then.Day), Some.Statement("of-the-pair").Doing("010").On(then.Year, then.Month, then.Day));
        await ledger.Http.WatchedAsync(alert);
        (await ledger.Http.ReadAsync($"/api/stances/speaker/target?asOf={then:yyyy-MM-dd}")).Number("stance")!.Value.ShouldBeLessThan(2);
        (await ledger.Http.DeliveriesAsync(alert)).Count.ShouldBe(1);

        await BeginAsync(Some.Statement("renewed").Doing("057").On(then.Year, then.Month, then.Day));
        var told = await ledger.Receiver.NextAsync();
        (told.Data.Text("direction"), told.Data.Text("asOf")).ShouldBe(("up", $"{then:yyyy-MM-dd}"));
        told.Data.Number("before")!.Value.ShouldBeLessThan(2, "as of the same day, it had gone down unseen");
        (told.Data.Text("labelBefore"), told.Data.Text("labelAfter")).ShouldBe(("neutral", "favourable"));

        async Task BeginAsync(params StatementRecorded[] statements)
        {
            foreach (var statement in statements)
                (await recorder.HandleAsync(new CommandEnvelope([new Command(StreamId.From(statement.Statement), statement)], Some.Analyst))).ShouldBeOfType<CommandOutcome.Recorded>();
        }
    }

    /// <summary>A clock that stands at noon of a day.</summary>
    private sealed class ClockOf(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
    }

    [Fact]
    public async Task Folding_the_read_side_anew_fires_nothing()
    {
        await using var ledger = await AlertLedger.StartAsync();
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, "\"actor\": \"target\"", 1);
        await ledger.BeginAsync(AlertLedger.Statement("agreement"), AlertLedger.Statement("another").By("third"));
        (await ledger.Receiver.NextAsync(2)).Count.ShouldBe(2);
        await ledger.Http.UntilAsync(alert, now => now.GetProperty("waiting").GetInt64() == 0);
        var before = await ledger.Http.WatchedAsync(alert);

        await RefoldAsync(ledger);
        await ledger.Receiver.ShouldRestAsync();
        (await ledger.Http.AlertAsync(alert)).GetRawText().ShouldBe(before.GetRawText());

        await ledger.GoOnAsync(AlertLedger.Stream("agreement"), new StatementRetracted("It was another."));
        (await ledger.Receiver.NextAsync()).Data.Text("direction").ShouldBe("down");
        await ledger.Receiver.ShouldRestAsync();
    }

    /// <summary>A history of every kind of event, watched in one go: against the replays of its pairs.</summary>
    [Fact]
    public async Task What_fires_over_a_whole_history_is_what_the_replays_show_to_cross()
    {
        const string Settings = "&halfLifeDays=100000";
        await using var story = new StoryServer();
        await story.InitializeAsync();
        await using var server = await ServerOn.StartAsync(story.Database, AlertLedger.Settings);
        await using var receiver = await Receiver.StartAsync();
        var today = $"asOf={AlertLedger.Today:yyyy-MM-dd}{Settings}";
        var pairs = (await story.Http.AllAsync($"/api/stances?{today}&limit=1000")).Where((_, i) => i % 6 == 0).ToArray();
        var merges = await story.Http.AllAsync("/api/ledger/events?type=actor_merged&limit=1000");
        var fired = 0;
        foreach (var pair in pairs)
        {
            var (holder, target) = (pair.Text("holder")!, pair.Text("target")!);
            var merged = merges.Where(merge => merge.Text("stream") == $"actor-{holder}" || merge.Text("stream") == $"actor-{target}").Select(merge => merge.GetProperty("position").GetInt64()).Append(long.MaxValue).Min();
            var lines = (await story.Http.AskAsync($"/api/stances/{holder}/{target}/replay?{today}")).ShouldBe(200).Lines.Where(line => line.GetProperty("position").GetInt64() < merged).ToArray();
            foreach (var threshold in new[] { -1.25, 0, 0.75 })
            {
                var alert = await server.Http.SetAlertAsync(receiver, $"\"holder\": \"{holder}\", \"target\": \"{target}\"", threshold, ", \"halfLifeDays\": 100000");
                await story.Database.Owner.ExecuteAsync($"update service.alert set checkpoint = 0 where alert = '{alert.Text("alert")}'");
                await story.BeginAsync(Some.Actor($"waker-{Guid.NewGuid():n}"));
                await server.Http.WatchedAsync(alert);
                var crossed = lines.Where(line => ThresholdCrossing.Is(line.Number("before"), line.Number("after"), threshold)).Select(line => (line.GetProperty("position").GetInt64(), line.Number("before"), line.Number("after"))).ToArray();
                var told = (await server.Http.DeliveriesAsync(alert)).Select(d => (d.GetProperty("position").GetInt64(), d.Number("before"), d.Number("after"))).Where(d => d.Item1 < merged).ToArray();
                told.Select(d => d.Item1).ShouldBe(crossed.Select(c => c.Item1), $"{holder} → {target} at {threshold}");
                foreach (var (one, other) in told.Zip(crossed)) ((one.Item2 ?? 0, one.Item3 ?? 0) is var a && Math.Abs(a.Item1 - (other.Item2 ?? 0)) < 1e-9 && Math.Abs(a.Item2 - (other.Item3 ?? 0)) < 1e-9).ShouldBeTrue();
                fired += told.Length;
            }
        }

        fired.ShouldBeGreaterThan(20);
        await story.DisposeAsync();
    }

    private static async Task RefoldAsync(AlertLedger ledger)
    {
        var events = await new LedgerReader(ledger.Database.Store).ReadAsync(new LedgerFilter()).Select(entry => entry.Typed()).ToListAsync();
        await using var connection = await ledger.Database.Application.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var tables = await ledger.Database.Application.LinesAsync("select string_agg('read.' || tablename, ', ') from pg_tables where schemaname = 'read' and tablename <> 'migration'");
        await using (var truncate = new NpgsqlCommand($"truncate {tables.Single()}", connection)) await truncate.ExecuteNonQueryAsync();
        await using var writes = new NpgsqlBatch(connection);
        (await new InlineProjections().LoadAsync(connection, events, bulk: false, CancellationToken.None))(writes);
        await writes.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
