using System.Text.Json;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Claims;

/// <summary>GET /api/reversals and GET /api/disputes.</summary>
public sealed class ClaimStandListTests(ClaimStandListTests.Arguing server) : IClassFixture<ClaimStandListTests.Arguing>
{
    /// <summary>Lands <c>a</c>, <c>b</c> and <c>c</c> with a spokesman each, who argue about a hundred and ten claims: more than a part looks at.</summary>
    public sealed class Arguing : RunningServer
    {
        public const int Claims = 110;

        protected override async Task FillAsync()
        {
            var random = new Random(5);
            await BeginAsync(Some.Document("article"), Some.Actor("audience"));
            foreach (var land in new[] { "a", "b", "c" })
            {
                await BeginAsync(Some.Actor(land), Some.Actor($"man-of-{land}") with { Kind = ActorKind.Person });
                await GoOnAsync(StreamId.From(ActorId.Parse($"man-of-{land}")), new ActorAffiliated(ActorId.Parse(land)));
            }

            await BeginAsync([.. Enumerable.Range(0, Claims).Select(i => Some.Claim($"claim-{i:000}"))]);
            for (var i = 0; i < 300; i++)
            {
                var speaker = $"{(random.Next(2) == 0 ? "man-of-" : "")}{"abc"[random.Next(3)]}";
                await BeginAsync(Some.Statement($"s-{i}").By(speaker).Toward("audience").On(2023, 1, random.Next(1, 29)) with
                {
                    Claims = [.. Enumerable.Range(0, 4).Select(_ => random.Next(Claims)).Distinct().Select(n => new ClaimStand(ClaimId.Parse($"claim-{n:000}"), (Standpoint)random.Next(4)))],
                });
            }
        }
    }

    [Theory]
    [InlineData("/api/reversals", "claim", "actor", "after")]
    [InlineData("/api/reversals?actor=a", "claim", "actor", "after")]
    [InlineData("/api/reversals?kind=person&from=2023-01-10&to=2023-01-20", "claim", "actor", "after")]
    [InlineData("/api/disputes", "claim", "asserting", "denying")]
    [InlineData("/api/disputes?actor=man-of-b&asOf=2023-01-20", "claim", "asserting", "denying")]
    [InlineData("/api/disputes?kind=state", "claim", "asserting", "denying")]
    public async Task Parts_of_any_size_make_the_whole_and_give_each_row_once_in_order(string address, params string[] key)
    {
        var with = address.Contains('?') ? "&" : "?";
        var whole = (await server.Http.AskAsync(address, ("Accept", "application/x-ndjson"))).ShouldBe(200).Lines;
        whole.Count.ShouldBeGreaterThan(10);
        whole.Select(row => string.Join(' ', key.Select(field => row.Text(field)))).ShouldBeUnique();
        whole.Select(row => (row.Text("claim"), row.Text(key[1]))).ShouldBe(whole.Select(row => (row.Text("claim"), row.Text(key[1]))).OrderBy(row => row.Item1, StringComparer.Ordinal).ThenBy(row => row.Item2, StringComparer.Ordinal));
        foreach (var limit in new[] { 1, 7, 1_000 })
        {
            var pages = await server.Http.PagesAsync($"{address}{with}limit={limit}");
            pages.SelectMany(page => page.Items()).Select(row => row.GetRawText()).ShouldBe(whole.Select(row => row.GetRawText()));
            pages.ShouldAllBe(page => page.Items().Count <= limit);
        }
    }

    [Fact]
    public async Task Of_an_actor_everything_is_told_at_its_own_level_that_holds_for_it_in_the_whole()
    {
        var reversals = await server.Http.AllAsync("/api/reversals");
        var disputes = await server.Http.AllAsync("/api/disputes");
        foreach (var actor in new[] { "a", "b", "c", "man-of-a", "man-of-b", "man-of-c", "audience" })
        {
            var own = await server.Http.AllAsync($"/api/reversals?actor={actor}");
            own.ShouldAllBe(r => r.Text("actor") == actor && r.GetProperty("for").GetArrayLength() == 0);
            own.Select(Turn).ShouldBe(reversals.Where(r => r.Text("actor") == actor || Holds(r, "for", actor)).Select(Turn), ignoreOrder: true);
            var disputed = await server.Http.AllAsync($"/api/disputes?actor={actor}");
            foreach (var (side, also, other) in new[] { ("asserting", "assertingFor", "denying"), ("denying", "denyingFor", "asserting") })
            {
                disputed.Where(d => d.Text(side) == actor).Select(d => (d.Text("claim"), d.Text(other)))
                    .ShouldBe(disputes.Where(d => d.Text(side) == actor || Holds(d, also, actor)).Select(d => (d.Text("claim"), d.Text(other))), ignoreOrder: true);
            }
        }

        (await server.Http.AllAsync("/api/reversals?kind=person")).Select(Turn)
            .ShouldBe((await Task.WhenAll("abc".Select(land => server.Http.AllAsync($"/api/reversals?actor=man-of-{land}")))).SelectMany(rows => rows.Select(Turn)), ignoreOrder: true);
        (await server.Http.AllAsync("/api/disputes?kind=state")).ShouldNotBeEmpty();
        (await server.Http.AllAsync("/api/disputes?kind=state")).ShouldAllBe(d => d.Text("asserting")!.Length == 1 && d.Text("denying")!.Length == 1 && d.GetProperty("assertingFor").GetArrayLength() == 0);

        static (string?, string?, string?) Turn(JsonElement r) => (r.Text("claim"), r.Text("before"), r.Text("after"));
        static bool Holds(JsonElement row, string field, string actor) => row.GetProperty(field).EnumerateArray().Any(id => id.GetString() == actor);
    }

    [Fact]
    public async Task A_claim_filter_and_days_give_their_part_of_the_whole()
    {
        var reversals = await server.Http.AllAsync("/api/reversals");
        var disputes = await server.Http.AllAsync("/api/disputes");
        Raw(await server.Http.AllAsync("/api/reversals?from=2023-01-10&to=2023-01-15"))
            .ShouldBe(Raw(reversals.Where(r => string.CompareOrdinal(r.Text("day"), "2023-01-10") >= 0 && string.CompareOrdinal(r.Text("day"), "2023-01-15") <= 0)));
        foreach (var claim in reversals.Select(r => r.Text("claim")).Distinct().Take(5))
        {
            Raw(await server.Http.AllAsync($"/api/reversals?claim={claim}")).ShouldBe(Raw(reversals.Where(r => r.Text("claim") == claim)));
            Raw((await server.Http.ReadAsync($"/api/claims/{claim}")).GetProperty("reversals").EnumerateArray()).ShouldBe(Raw(reversals.Where(r => r.Text("claim") == claim)));
            Raw((await server.Http.ReadAsync($"/api/claims/{claim}")).GetProperty("disputes").EnumerateArray()).ShouldBe(Raw(disputes.Where(d => d.Text("claim") == claim)));
        }

        static IEnumerable<string> Raw(IEnumerable<JsonElement> rows) => rows.Select(row => row.GetRawText());
    }

    [Fact]
    public async Task The_example_of_a_reversal_has_the_shape_of_one()
    {
        var call = (await server.Http.ReadAsync("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/reversals").GetProperty("get");
        var example = call.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example");
        Names(example).ShouldBe(Names(await server.Http.ReadAsync("/api/reversals?limit=1")));
        Names(example.Items()[0]).ShouldBe(Names((await server.Http.AllAsync("/api/reversals"))[0]));

        static IEnumerable<string> Names(JsonElement answer) => answer.EnumerateObject().Select(property => property.Name);
    }

    [Fact]
    public async Task No_dispute_is_of_a_man_with_the_land_that_he_speaks_for()
    {
        var disputes = await server.Http.AllAsync("/api/disputes");
        disputes.ShouldContain(d => d.GetProperty("assertingFor").EnumerateArray().Any(id => id.GetString() == "man-of-a") && d.Text("denying") == "b");
        disputes.Where(d => Land(d.Text("asserting")!) == Land(d.Text("denying")!)).ShouldBeEmpty();

        static char Land(string actor) => actor[^1];
    }

    [Theory]
    [InlineData("reversals")]
    [InlineData("disputes")]
    public async Task The_next_parts_are_of_the_first_ones_day_and_position(string list)
    {
        var first = await server.Http.ReadAsync($"/api/{list}?limit=5");
        var (asOf, known) = (first.Text("asOf"), first.GetProperty("knownAt").GetInt64());
        first.GetProperty("position").GetInt64().ShouldBe(known);
        var rest = (await server.Http.AllAsync($"/api/{list}?knownAt={known}&asOf={asOf}")).Skip(5).Select(row => row.GetRawText()).ToArray();

        // Somebody turns on the last claim meanwhile, who never spoke of it.
        var late = $"late-{list}";
        await server.BeginAsync(Some.Actor(late) with { Kind = ActorKind.Bloc });
        foreach (var standpoint in new[] { Standpoint.Asserts, Standpoint.Denies })
        {
            await server.BeginAsync(Some.Statement($"{late}-{KebabEnum<Standpoint>.Format(standpoint)}").By(late).Toward("audience").On(2023, 1, 29) with
            {
                Claims = [.. Enumerable.Range(0, Arguing.Claims).Select(n => new ClaimStand(ClaimId.Parse($"claim-{n:000}"), standpoint)).Take(100)],
            });
        }

        var pages = await server.Http.PagesAsync(first.Text("next")!);
        pages.SelectMany(page => page.Items()).Select(row => row.GetRawText()).ShouldBe(rest);
        pages.ShouldAllBe(page => page.Text("asOf") == asOf && page.GetProperty("knownAt").GetInt64() == known && page.GetProperty("position").GetInt64() == known);
        (await server.Http.AllAsync($"/api/{list}?actor={late}")).ShouldNotBeEmpty();
        (await server.Http.AllAsync($"/api/{list}?actor={late}&knownAt={known}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("reversals", "claim,actor,for,day,from,to,before,after")]
    [InlineData("disputes", "claim,asserting,assertingFor,denying,denyingFor,since,asserted,denied")]
    public async Task A_list_is_csv_and_ndjson_too_and_names_both_clocks_in_headers(string list, string columns)
    {
        var rows = await server.Http.AllAsync($"/api/{list}?asOf=2023-01-20&knownAt=250");
        rows.ShouldNotBeEmpty();
        var csv = (await server.Http.AskAsync($"/api/{list}.csv?asOf=2023-01-20&knownAt=250")).ShouldBe(200);
        csv.Body.Split('\n')[0].Trim().ShouldBe(columns);
        csv.Rows.Select(row => string.Join('|', columns.Split(',').Select(column => row[column]))).ShouldBe(rows.Select(row => string.Join('|', columns.Split(',').Select(column => Cell(row.GetProperty(column))))));
        var lines = (await server.Http.AskAsync($"/api/{list}?asOf=2023-01-20&knownAt=250", ("Accept", "application/x-ndjson"))).ShouldBe(200);
        lines.Lines.Select(row => row.GetRawText()).ShouldBe(rows.Select(row => row.GetRawText()));
        foreach (var answer in new[] { csv, lines })
        {
            answer.Headers.GetValues("As-Of").ShouldBe(["2023-01-20"]);
            answer.Headers.GetValues("Known-At").ShouldBe(["250"]);
            answer.Headers.GetValues("Ledger-Position").ShouldBe(["250"]);
        }

        static string? Cell(JsonElement value) => value.ValueKind == JsonValueKind.Array ? string.Join(' ', value.EnumerateArray()) : value.GetString();
    }

    [Theory]
    [InlineData("reversals?from=yesterday", "from")]
    [InlineData("reversals?to=2023-02-30", "to")]
    [InlineData("reversals?kind=country", "kind")]
    [InlineData("reversals?actor=A", "actor")]
    [InlineData("reversals?claim=A", "claim")]
    [InlineData("reversals?limit=0", "limit")]
    [InlineData("reversals?cursor=!", "cursor")]
    [InlineData("reversals?cursor=_w", "cursor")]
    [InlineData("reversals?cursor=YR9iH2M", "cursor")]
    [InlineData("disputes?cursor=YR9i", "cursor")]
    [InlineData("disputes?asOf=tomorrow", "asOf")]
    [InlineData("disputes?knownAt=then", "knownAt")]
    [InlineData("disputes?limit=1001", "limit")]
    public async Task A_parameter_that_cannot_be_is_named(string address, string field) => (await server.Http.AskAsync($"/api/{address}")).ShouldRefuse(400, "invalid-parameter", field);

    [Theory]
    [InlineData("reversals?actor=nobody", "actor")]
    [InlineData("disputes?actor=nobody", "actor")]
    [InlineData("reversals?claim=nothing", "claim")]
    [InlineData("disputes?claim=nothing", "claim")]
    public async Task Who_or_what_was_never_there_is_not_found(string address, string field) => (await server.Http.AskAsync($"/api/{address}")).ShouldRefuse(404, "not-found", field);

    [Fact]
    public async Task What_was_not_there_yet_gives_an_empty_list()
    {
        foreach (var list in new[] { "reversals", "disputes" })
        {
            (await server.Http.AllAsync($"/api/{list}?actor=a&knownAt=0")).ShouldBeEmpty();
            (await server.Http.AllAsync($"/api/{list}?claim=claim-000&knownAt=1")).ShouldBeEmpty();
            (await server.Http.AllAsync($"/api/{list}?asOf=1990-01-01")).ShouldBeEmpty();
        }

        (await server.Http.AskAsync("/api/disputes?from=2023-01-01")).ShouldRefuse(400, "unknown-parameter", "from");
    }
}
