using System.Text.Json;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;
using static StanceTracker.Server.Tests.Stances.ChangesCheck;

namespace StanceTracker.Server.Tests.Stances;

/// <summary>GET /api/stances/{holder}/{target}/changes.</summary>
public sealed class ChangesTests(ChangesTests.Server server, SeededServer seeded, StoryServer story) : IClassFixture<ChangesTests.Server>
{
    /// <summary>
    /// <c>speaker</c> toward <c>target</c>: a rebuke that is corrected to an assault, a signing that is retracted, a warning that nothing happens to, a visit dated later, and a threat that
    /// is recorded late. <c>old</c>, who appeals to <c>target</c>, is merged into <c>speaker</c> and unmerged again.
    /// </summary>
    public sealed class Server : RunningServer
    {
        /// <summary>The positions before anything was put right; after that; while <c>old</c> is merged; and after.</summary>
        public long First { get; private set; }

        public long Second { get; private set; }

        public long Merged { get; private set; }

        public long Unmerged { get; private set; }

        protected override async Task FillAsync()
        {
            await BeginAsync(Some.Actor("speaker"), Some.Actor("target"), Some.Actor("old"), Some.Document("article"));
            var rebuke = Some.Statement("rebuke").On(2023, 1, 1);
            await BeginAsync(
                rebuke,
                Some.Statement("signing").Doing("057").On(2023, 2, 1),
                Some.Statement("warning").Doing("130").On(2023, 2, 2),
                Some.Statement("visit").Doing("042").On(2023, 3, 20),
                Some.Statement("appeal").By("old").Doing("020").On(2023, 3, 1));
            First = await Http.HeadAsync();
            await GoOnAsync(Some.StreamOf(rebuke), new StatementCorrected
            {
                Speaker = rebuke.Speaker,
                Targets = rebuke.Targets,
                Act = new Act(Act.Cameo, StanceTracker.Domain.Codebook.ActCode.Parse("190")),
                SaidOn = rebuke.SaidOn,
                Paraphrase = rebuke.Paraphrase,
                Reason = "It was an assault.",
            });
            await GoOnAsync(StreamId.From(StatementId.Parse("signing")), new StatementRetracted("It was not signed."));
            await BeginAsync(Some.Statement("threat").Doing("138").On(2023, 2, 15));
            Second = await Http.HeadAsync();
            await GoOnAsync(StreamId.From(ActorId.Parse("old")), new ActorMerged(ActorId.Parse("speaker"), "They are one."));
            Merged = await Http.HeadAsync();
            await GoOnAsync(StreamId.From(ActorId.Parse("old")), new ActorUnmerged("They are two."));
            Unmerged = await Http.HeadAsync();
        }
    }

    [Fact]
    public async Task A_statement_came_went_moved_or_aged_by_the_events_that_made_it_so()
    {
        var changes = await server.Http.ReadAsync($"/api/stances/speaker/target/changes?from=2023-03-10,{server.First}&to=2023-03-31,{server.Second}");
        Told(changes).ShouldBe(
        [
            ("rebuke", "moved", "statement_corrected"),
            ("signing", "went", "statement_retracted"),
            ("threat", "came", "statement_recorded"),
            ("visit", "came", ""),
            ("warning", "aged", ""),
        ]);
        changes.GetProperty("parts").EnumerateArray().Where(part => part.Text("change") == "came").ShouldAllBe(part => part.GetProperty("from").ValueKind == JsonValueKind.Null);
        changes.GetProperty("parts").EnumerateArray().Where(part => part.Text("change") == "went").ShouldAllBe(part => part.GetProperty("to").ValueKind == JsonValueKind.Null);
        await ShouldExplainAsync(server.Http, "speaker/target", $"2023-03-10,{server.First}", $"2023-03-31,{server.Second}");
    }

    [Fact]
    public async Task The_statement_that_moved_the_stance_most_is_named_and_not_one_that_pulled_the_other_way()
    {
        var changes = await server.Http.ReadAsync($"/api/stances/speaker/target/changes?from=2023-03-10,{server.First}&to=2023-03-31,{server.Second}");
        changes.Number("difference")!.Value.ShouldBeLessThan(0);
        changes.Text("mostTelling").ShouldBe(changes.GetProperty("parts").EnumerateArray().Where(part => part.Text("change") != "aged").MinBy(part => part.Number("part")).Text("statement"));
        (await server.Http.ReadAsync("/api/stances/speaker/target/changes?from=2023-03-10&to=2023-03-10")).Text("mostTelling").ShouldBeNull();
    }

    [Fact]
    public async Task What_weighs_the_same_stayed_though_its_share_shrank_beside_new_evidence()
    {
        var changes = await server.Http.ReadAsync($"/api/stances/speaker/target/changes?asOf=2023-02-20&from=,{server.Second - 1}&to=,{server.Second}");
        Told(changes).ShouldBe([("rebuke", "stayed", ""), ("threat", "came", "statement_recorded"), ("warning", "stayed", "")]);
        changes.GetProperty("parts").EnumerateArray().ShouldAllBe(part => part.Number("part") != 0);
    }

    [Fact]
    public async Task Backwards_the_parts_are_turned_round_and_the_events_are_the_same()
    {
        var (one, other) = ($"2023-03-10,{server.First}", $"2023-03-31,{server.Unmerged}");
        var there = await server.Http.ReadAsync($"/api/stances/speaker/target/changes?from={one}&to={other}");
        var back = await server.Http.ReadAsync($"/api/stances/speaker/target/changes?from={other}&to={one}");
        back.Number("difference").ShouldBe(-there.Number("difference"));
        Events(back).ShouldBe(Events(there));
        back.GetProperty("from").GetRawText().ShouldBe(there.GetProperty("to").GetRawText());
        Told(back).Single(part => part.Statement == "signing").Change.ShouldBe("came");

        static IEnumerable<string> Events(JsonElement changes) => changes.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("events").GetRawText());
    }

    [Fact]
    public async Task The_largest_part_comes_first_whatever_its_sign()
    {
        var parts = (await server.Http.ReadAsync($"/api/stances/speaker/target/changes?from=2023-01-01,0&to=2023-03-31,{server.Second}")).GetProperty("parts").EnumerateArray();
        parts.Select(part => Math.Abs(part.Number("part")!.Value)).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task A_part_of_a_moment_that_is_left_out_is_that_of_the_question()
    {
        await SameAsync($"asOf=2023-03-31&knownAt={server.Second}&from=2023-03-10", $"from=2023-03-10,{server.Second}&to=2023-03-31,{server.Second}");
        await SameAsync($"asOf=2023-03-31&from=,{server.First}", $"from=2023-03-31,{server.First}&to=2023-03-31,{server.Unmerged}");
        await SameAsync($"from=2023-03-10,{server.First}&to=2023-03-31", $"from=2023-03-10,{server.First}&to=2023-03-31,99999");
        await SameAsync($"asOf=2023-03-31&from=2023-03-10,&to=,", $"from=2023-03-10,{server.Unmerged}&to=2023-03-31,{server.Unmerged}");
        await SameAsync($"asOf=2023-03-31&from=2023-03-10,{server.First}", $"from=2023-03-10,{server.First}&to=2023-03-31,9999-12-31T12:00:00Z");

        var today = await server.Http.ReadAsync("/api/stances/speaker/target/changes?from=2023-03-10");
        today.GetProperty("to").Text("asOf").ShouldBe((await server.Http.ReadAsync("/api/stances/speaker/target")).Text("asOf"));

        async Task SameAsync(string parameters, string written) => (await server.Http.ReadAsync($"/api/stances/speaker/target/changes?{parameters}")).GetRawText()
            .ShouldBe((await server.Http.ReadAsync($"/api/stances/speaker/target/changes?{written}")).GetRawText(), parameters);
    }

    [Fact]
    public async Task Between_two_unknown_stances_there_is_no_difference()
    {
        var changes = await server.Http.ReadAsync("/api/stances/target/speaker/changes?from=2023-01-01&to=2023-12-31");
        changes.GetProperty("difference").ValueKind.ShouldBe(JsonValueKind.Null);
        changes.GetProperty("parts").GetArrayLength().ShouldBe(0);
        (await server.Http.ReadAsync($"/api/stances/speaker/target/changes?from=2022-12-31&to=2023-01-01,{server.First}")).Number("difference").ShouldNotBe(0);
    }

    [Fact]
    public async Task What_a_merged_actor_brings_came_by_its_merging_and_went_by_its_unmerging()
    {
        const string asOf = "2023-03-31";
        var merged = await server.Http.ReadAsync($"/api/stances/speaker/target/changes?asOf={asOf}&from=,{server.Second}&to=,{server.Merged}");
        Told(merged).ShouldContain(("appeal", "came", "actor_merged"));
        var unmerged = await server.Http.ReadAsync($"/api/stances/speaker/target/changes?asOf={asOf}&from=,{server.Merged}");
        Told(unmerged).ShouldContain(("appeal", "went", "actor_unmerged"));
        var both = await server.Http.ReadAsync($"/api/stances/old/target/changes?asOf={asOf}&from=,{server.Second}");
        Told(both).ShouldBe([("appeal", "stayed", "")]);
    }

    [Fact]
    public async Task Each_side_is_answered_for_the_survivors_of_its_own_time()
    {
        var changes = await server.Http.ReadAsync($"/api/stances/old/target/changes?asOf=2023-03-31&from=,{server.Merged}&to=,{server.Unmerged}");
        changes.Text("holder").ShouldBe("old");
        changes.GetProperty("from").Text("holder").ShouldBe("speaker");
        changes.GetProperty("to").Text("holder").ShouldBe("old");
        Told(changes).ShouldBe([("appeal", "stayed", ""), ("rebuke", "went", "actor_unmerged"), ("threat", "went", "actor_unmerged"), ("visit", "went", "actor_unmerged"), ("warning", "went", "actor_unmerged")]);
        await ShouldExplainAsync(server.Http, "old/target", $"2023-03-31,{server.Merged}", $"2023-03-31,{server.Unmerged}");
    }

    [Fact]
    public async Task Where_an_actor_is_merged_at_the_second_moment_the_address_leads_to_its_survivor()
    {
        var answer = (await server.Http.AskAsync($"/api/stances/old/target/changes.csv?from=2023-03-31,{server.Second}&to=,{server.Merged}")).ShouldBe(307);
        answer.Location.ShouldBe($"/api/stances/speaker/target/changes.csv?from=2023-03-31,{server.Second}&to=,{server.Merged}");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await server.Http.AskAsync(answer.Location!)).ShouldBe(200);
    }

    [Fact]
    public async Task Where_both_are_one_actor_at_either_moment_there_is_nothing_to_compare()
    {
        (await server.Http.AskAsync($"/api/stances/old/speaker/changes?from=2023-03-31&to=,{server.Merged}")).ShouldRefuse(400, "same-actor", "target");
        (await server.Http.AskAsync($"/api/stances/old/speaker/changes?from=2023-03-31,{server.Merged}")).ShouldRefuse(400, "same-actor", "from");
        (await server.Http.AskAsync("/api/stances/speaker/speaker/changes?from=2023-03-31")).ShouldRefuse(400, "same-actor", "target");
        (await server.Http.AskAsync("/api/stances/old/speaker/changes?from=2023-03-31,0")).ShouldBe(200);
    }

    [Theory]
    [InlineData("", "from")]
    [InlineData("from=", "from")]
    [InlineData("to=2023-01-01", "from")]
    [InlineData("from=120", "from")]
    [InlineData("from=2023-02-30", "from")]
    [InlineData("from=2023-01-01,nonsense", "from")]
    [InlineData("from=2023-01-01,-1", "from")]
    [InlineData("from=2023-01-01,2024-01-31T12:00:00", "from")]
    [InlineData("from=2023-01-01,5,6", "from")]
    [InlineData("from=2023-01-01&to=yesterday", "to")]
    [InlineData("from=2023-01-01&to=2023-01-01,x", "to")]
    [InlineData("from=2023-01-01&asOf=x", "asOf")]
    [InlineData("from=2023-01-01&knownAt=x", "knownAt")]
    [InlineData("from=2023-01-01&scores=goldstein", "scores")]
    public async Task A_moment_that_cannot_be_is_named(string parameters, string field) =>
        (await server.Http.AskAsync($"/api/stances/speaker/target/changes?{parameters}")).ShouldRefuse(400, "invalid-parameter", field);

    [Theory]
    [InlineData("/api/stances/atlantis/target/changes?from=2023-01-01", 404, "not-found", "holder")]
    [InlineData("/api/stances/speaker/atlantis/changes?from=2023-01-01", 404, "not-found", "target")]
    [InlineData("/api/stances/speaker/target/changes?from=2023-01-01&explain=true", 400, "unknown-parameter", "explain")]
    [InlineData("/api/stances/speaker/target/changes?from=2023-01-01&from=2023-01-02", 400, "invalid-parameter", "from")]
    public async Task Nobody_and_what_it_does_not_know_are_refused(string address, int status, string kind, string field) =>
        (await server.Http.AskAsync(address)).ShouldRefuse(status, kind, field);

    [Fact]
    public async Task As_csv_and_ndjson_it_is_its_parts()
    {
        var parameters = $"from=2023-03-10,{server.First}&to=2023-03-31,{server.Second}";
        var parts = (await server.Http.ReadAsync($"/api/stances/speaker/target/changes?{parameters}")).GetProperty("parts").EnumerateArray().ToArray();
        var csv = (await server.Http.AskAsync($"/api/stances/speaker/target/changes.csv?{parameters}")).ShouldBe(200);
        csv.ContentType.ShouldBe("text/csv");
        csv.Headers.GetValues("As-Of").ShouldBe(["2023-03-31"]);
        csv.Headers.GetValues("Known-At").ShouldBe([$"{server.Second}"]);
        csv.Headers.GetValues("From-As-Of").ShouldBe(["2023-03-10"]);
        csv.Headers.GetValues("From-Known-At").ShouldBe([$"{server.First}"]);
        foreach (var (row, part) in csv.Rows.Zip(parts, (row, part) => (row, part)))
        {
            row["statement"].ShouldBe(part.Text("statement"));
            row["change"].ShouldBe(part.Text("change"));
            row["part"].ShouldBe(part.GetProperty("part").GetRawText());
            row["events"].ShouldBe(string.Join(' ', part.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("position").GetRawText())));
            foreach (var side in new[] { "from", "to" })
            {
                foreach (var field in new[] { "Day", "Intensity", "Confidence", "Weight", "Share" })
                {
                    row[side + field].ShouldBe(
                        part.GetProperty(side) is { ValueKind: JsonValueKind.Object } c ? c.GetProperty(field.ToLowerInvariant()).ToString() : "", $"{part.Text("statement")} {side}{field}");
                }
            }
        }

        csv.Rows.Count.ShouldBe(parts.Length);
        (await server.Http.AskAsync($"/api/stances/speaker/target/changes?{parameters}", ("Accept", "application/x-ndjson"))).Lines.Select(line => line.GetRawText())
            .ShouldBe(parts.Select(part => part.GetRawText()));
    }

    [Fact]
    public async Task Of_the_seed_corpus_every_pairs_two_years_are_explained()
    {
        foreach (var pair in await seeded.Http.AllAsync("/api/stances?asOf=2024-01-31&limit=1000"))
            await ShouldExplainAsync(seeded.Http, $"{pair.Text("holder")}/{pair.Text("target")}", "2022-01-31,300", "2024-01-31,457");
    }

    [Fact]
    public async Task Whatever_happened_both_sides_are_the_answers_asked_for_them_and_the_parts_sum_to_the_difference()
    {
        var random = new Random(7);
        var actors = (await story.Http.AllAsync("/api/actors")).Select(actor => actor.Text("actor")!).ToArray();
        var head = await story.Http.HeadAsync();
        var outcomes = new Dictionary<int, int>();
        for (var i = 0; i < 200; i++)
        {
            random.Shuffle(actors);
            var status = await ShouldExplainAsync(story.Http, $"{actors[0]}/{actors[1]}", Moment(), Moment());
            outcomes[status] = outcomes.GetValueOrDefault(status) + 1;
        }

        outcomes[200].ShouldBeGreaterThan(50);
        outcomes[307].ShouldBeGreaterThan(5);

        string Moment() => $"{new DateOnly(2022, 6, 1).AddDays(random.Next(1_000)):yyyy-MM-dd},{random.NextInt64(head / 4, head + 1)}";
    }

    [Fact]
    public async Task The_events_named_are_those_at_which_what_the_statement_brings_differs()
    {
        var random = new Random(11);
        var kinds = new HashSet<string>();
        var head = await story.Http.HeadAsync();
        foreach (var pair in (await story.Http.AllAsync("/api/stances?asOf=2025-01-01&limit=1000")).Where((_, i) => i % 11 == 0))
        {
            var address = $"{pair.Text("holder")}/{pair.Text("target")}";
            var begin = random.NextInt64(head / 4, head - 40);
            var changes = await story.Http.ReadAsync($"/api/stances/{address}/changes?asOf=2030-01-01&from=,{begin}&knownAt={Math.Min(begin + 40, head)}");
            var brought = new List<Dictionary<string, string>>();
            for (var position = begin; position <= changes.GetProperty("knownAt").GetInt64(); position++) brought.Add(await BroughtAsync(address, position));
            foreach (var part in changes.GetProperty("parts").EnumerateArray())
            {
                var statement = part.Text("statement")!;
                var differs = brought.Zip(brought.Skip(1)).Select((two, i) => (Differs: two.First.GetValueOrDefault(statement) != two.Second.GetValueOrDefault(statement), Position: begin + i + 1))
                    .Where(step => step.Differs).Select(step => step.Position);
                var events = part.GetProperty("events").EnumerateArray().ToArray();
                events.Select(e => e.GetProperty("position").GetInt64()).ShouldBe(differs, $"{address} {statement} behind {begin}");
                kinds.UnionWith(events.Select(e => e.Text("type")!));
            }
        }

        kinds.Count.ShouldBeGreaterThan(4, "the story changes what statements bring in many ways");

        // Who the address means by then may be one and the same, and then it brings nothing.
        async Task<Dictionary<string, string>> BroughtAsync(string address, long position)
        {
            var answer = await FollowAsync(story.Http, $"/api/stances/{address}?asOf=2030-01-01&knownAt={position}&explain=true");
            if (answer.Status == 400) return [];
            var brought = new Dictionary<string, string>();
            foreach (var c in answer.Json.GetProperty("contributions").EnumerateArray())
                brought[c.Text("statement")!] = $"{c.Text("day")} {c.GetProperty("intensity")} {c.GetProperty("confidence")}";
            return brought;
        }
    }

    /// <summary>The parts in order of statement, as statement, change and types of events.</summary>
    private static IEnumerable<(string Statement, string Change, string Events)> Told(JsonElement changes) => changes.GetProperty("parts").EnumerateArray()
        .Select(part => (part.Text("statement")!, part.Text("change")!, string.Join(' ', part.GetProperty("events").EnumerateArray().Select(e => e.Text("type")))))
        .OrderBy(part => part.Item1, StringComparer.Ordinal);
}
