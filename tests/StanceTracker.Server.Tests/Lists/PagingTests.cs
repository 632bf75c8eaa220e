using System.Globalization;
using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Lists;

/// <summary>Lists come in parts, by keyset cursors.</summary>
public sealed class PagingTests(SeededServer seeded)
{
    [Theory]
    [InlineData("/api/actors?limit=7", "actor")]
    [InlineData("/api/actors?kind=state&limit=1", "actor")]
    [InlineData("/api/actors?q=IRAN&limit=2", "actor")]
    [InlineData("/api/documents?limit=1", "document")]
    [InlineData("/api/claims?limit=1", "claim")]
    [InlineData("/api/claims?about=taliban&limit=2", "claim")]
    [InlineData("/api/statements?limit=13", "statement")]
    [InlineData("/api/statements?speaker=iran&limit=1", "statement")]
    [InlineData("/api/ledger/events?limit=50", "position")]
    [InlineData("/api/ledger/events?type=statement_recorded&after=150&limit=9", "position")]
    [InlineData("/api/ledger/events?order=desc&limit=50", "position")]
    [InlineData("/api/ledger/events?order=desc&after=150&knownAt=300&type=statement_recorded&limit=9", "position")]
    [InlineData("/api/stances?asOf=2024-01-31&limit=11", "holder", "target")]
    [InlineData("/api/stances?asOf=2024-01-31&knownAt=300&limit=11", "holder", "target")]
    [InlineData("/api/stances?target=taliban&limit=1", "holder", "target")]
    [InlineData("/api/stances?holder=iran&target=taliban&limit=1", "holder", "target")]
    [InlineData("/api/stances?holder=iran&order=stance&limit=1", "holder", "target")]
    [InlineData("/api/stances?holder=iran&knownAt=300&limit=1", "holder", "target")]
    public async Task Parts_of_any_size_make_the_whole_and_give_each_row_once(string address, params string[] key)
    {
        var whole = await seeded.Http.AllAsync(string.Join("limit=1000", address.Split(address[address.IndexOf("limit=", StringComparison.Ordinal)..])));
        whole.ShouldNotBeEmpty();
        var pages = await seeded.Http.PagesAsync(address);
        var parts = pages.SelectMany(page => page.Items()).ToArray();
        parts.Select(row => row.GetRawText()).ShouldBe(whole.Select(row => row.GetRawText()));
        parts.Select(row => Key(row, key)).ShouldBeUnique();
        pages[^1].GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        pages.SkipLast(1).ShouldAllBe(page => page.Text("next")!.StartsWith("/api/", StringComparison.Ordinal));
        var head = await seeded.Http.HeadAsync();
        pages.ShouldAllBe(page => page.GetProperty("position").GetInt64() == (address.Contains("knownAt=300") ? 300 : head));
    }

    [Theory]
    [InlineData("stance")]
    [InlineData("evidence")]
    [InlineData("lastDay")]
    public async Task A_list_of_one_actor_can_be_ordered_by_a_value(string order)
    {
        foreach (var filter in new[] { "holder=iran", "target=pakistan" })
        {
            var rows = await seeded.Http.AllAsync($"/api/stances?{filter}&asOf=2023-12-31&order={order}&limit=3");
            rows.Select(row => Key(row, "holder", "target")).ShouldBe(
                (await seeded.Http.AllAsync($"/api/stances?{filter}&asOf=2023-12-31")).Select(row => Key(row, "holder", "target")), ignoreOrder: true);
            if (order == "stance") rows.Select(row => row.Number("stance") ?? double.MaxValue).ShouldBeInOrder();
            if (order == "evidence") rows.Select(row => row.Number("evidence")!.Value).ShouldBeInOrder(SortDirection.Descending);
            if (order == "lastDay") rows.Select(row => row.Text("lastDay")!).ShouldBeInOrder(SortDirection.Descending, StringComparer.Ordinal);
        }

        (await seeded.Http.AskAsync($"/api/stances?order={order}")).ShouldRefuse(400, "invalid-parameter", "order");
        (await seeded.Http.AskAsync($"/api/stances?kind=state&order={order}")).ShouldRefuse(400, "invalid-parameter", "order");
    }

    [Fact]
    public async Task A_filter_makes_short_parts_that_still_lead_on()
    {
        var all = await seeded.Http.AllAsync("/api/stances?asOf=2023-12-31&limit=1000");
        var pages = await seeded.Http.PagesAsync("/api/stances?asOf=2023-12-31&minEvidence=0.2&limit=5");
        pages.SelectMany(page => page.Items()).Select(row => row.GetRawText())
            .ShouldBe(all.Where(row => row.Number("evidence") >= 0.2).Select(row => row.GetRawText()));
        pages.ShouldContain(page => page.Items().Count < 5 && page.GetProperty("next").ValueKind == JsonValueKind.String);

        var kinds = (await seeded.Http.AllAsync("/api/actors?limit=1000")).ToDictionary(actor => actor.Text("actor")!, actor => actor.Text("kind"));
        foreach (var kind in new[] { "state", "organization", "armed-group", "bloc", "person" })
        {
            (await seeded.Http.AllAsync($"/api/stances?asOf=2023-12-31&kind={kind}&limit=9")).Select(row => row.GetRawText())
                .ShouldBe(all.Where(row => kinds[row.Text("holder")!] == kind).Select(row => row.GetRawText()));
        }
    }

    [Theory]
    [InlineData("/api/actors?limit=0", "limit")]
    [InlineData("/api/actors?limit=1001", "limit")]
    [InlineData("/api/actors?limit=ten", "limit")]
    [InlineData("/api/actors?cursor=nonsense", "cursor")]
    [InlineData("/api/actors?cursor=!", "cursor")]
    [InlineData("/api/actors?kind=state&cursor=QUJD", "cursor")]
    [InlineData("/api/actors?kind=country", "kind")]
    [InlineData("/api/actors?q=%00", "q")]
    [InlineData("/api/documents?q=a%00b", "q")]
    [InlineData("/api/documents?limit=-1", "limit")]
    [InlineData("/api/claims?q=%00", "q")]
    [InlineData("/api/claims?about=Iran", "about")]
    [InlineData("/api/claims?cursor=_w", "cursor")]
    [InlineData("/api/statements?q=%00", "q")]
    [InlineData("/api/statements?cursor=eA", "cursor")]
    [InlineData("/api/statements?act=9999", "act")]
    [InlineData("/api/statements?act=1", "act")]
    [InlineData("/api/statements?context=weather", "context")]
    [InlineData("/api/statements?pair=iran", "pair")]
    [InlineData("/api/statements?pair=iran,pakistan,india", "pair")]
    [InlineData("/api/statements?from=2023-02-30", "from")]
    [InlineData("/api/statements?to=tomorrow", "to")]
    [InlineData("/api/statements?document=A", "document")]
    [InlineData("/api/stances?minEvidence=-1", "minEvidence")]
    [InlineData("/api/stances?minEvidence=NaN", "minEvidence")]
    [InlineData("/api/stances?order=size&holder=iran", "order")]
    [InlineData("/api/stances?kind=country", "kind")]
    [InlineData("/api/stances?cursor=eA", "cursor")]
    [InlineData("/api/stances?holder=I", "holder")]
    [InlineData("/api/ledger/events?after=-1", "after")]
    [InlineData("/api/ledger/events?stream=iran", "stream")]
    [InlineData("/api/ledger/events?type=nothing", "type")]
    [InlineData("/api/ledger/events?by=%00", "by")]
    [InlineData("/api/ledger/events?cursor=eA", "cursor")]
    [InlineData("/api/ledger/events?order=newest", "order")]
    [InlineData("/api/ledger/events?order=desc&cursor=eA", "cursor")]
    [InlineData("/api/ledger/events?knownAt=soon", "knownAt")]
    [InlineData("/api/acts?scores=none", "scores")]
    public async Task A_parameter_that_cannot_be_is_named(string address, string field) => (await seeded.Http.AskAsync(address)).ShouldRefuse(400, "invalid-parameter", field);

    [Theory]
    [InlineData("/api/statements?speaker=atlantis", "speaker")]
    [InlineData("/api/statements?target=atlantis", "target")]
    [InlineData("/api/statements?pair=iran,atlantis", "pair")]
    [InlineData("/api/stances?holder=atlantis", "holder")]
    [InlineData("/api/stances?target=atlantis", "target")]
    [InlineData("/api/claims?about=atlantis", "about")]
    [InlineData("/api/actors/atlantis", null)]
    [InlineData("/api/actors/Iran", null)]
    [InlineData("/api/documents/atlantis", null)]
    [InlineData("/api/claims/atlantis", null)]
    [InlineData("/api/statements/atlantis", null)]
    [InlineData("/api/statements/atlantis/trail", null)]
    [InlineData("/api/actors/iran?knownAt=0", null)]
    [InlineData("/problems/none", null)]
    public async Task What_is_not_there_is_not_found(string address, string? field) => (await seeded.Http.AskAsync(address)).ShouldRefuse(404, "not-found", field);

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api/stances/iran")]
    public async Task An_address_there_is_not_is_a_problem_too(string address) => (await seeded.Http.AskAsync(address)).ShouldRefuse(404, "no-such-address", null);

    private static string Key(JsonElement row, params string[] fields) => string.Join(' ', fields.Select(field => row.GetProperty(field).ToString()));
}

/// <summary>Lists that are read while others write.</summary>
public sealed class MovingListTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    private int _written;

    [Fact]
    public async Task While_rows_come_before_and_behind_each_row_that_was_there_is_given_once()
    {
        for (var i = 0; i < 24; i++) await WriteAsync($"m-{i}");
        foreach (var (address, key) in new[]
        {
            ("/api/actors?limit=", "actor"), ("/api/documents?limit=", "document"), ("/api/claims?limit=", "claim"), ("/api/statements?limit=", "statement"), ("/api/ledger/events?limit=", "position"), ("/api/ledger/events?order=desc&limit=", "position"),
            ("/api/stances?limit=", "holder"), ("/api/stances?target=m-0&order=evidence&limit=", "holder"), ("/api/stances?target=m-0&order=lastDay&limit=", "holder"),
        })
        {
            foreach (var limit in new[] { 1, 2, 7 })
            {
                var there = (await server.Http.AllAsync($"{address}1000")).Select(row => Key(row, key)).ToArray();
                there.Length.ShouldBeGreaterThan(20);
                var given = new List<string>();
                var last = 0L;
                for (var next = $"{address}{limit}"; next is not null;)
                {
                    var page = await server.Http.ReadAsync(next);
                    given.AddRange(page.Items().Select(row => Key(row, key)));
                    var position = page.GetProperty("position").GetInt64();
                    position.ShouldBeGreaterThanOrEqualTo(last);
                    (last, next) = (position, page.Text("next"));

                    // Those before sort ahead of all there are, those behind after them; a few, so that the list ends.
                    if (given.Count < 12) await WriteAsync($"{(_written % 2 == 0 ? "a" : "z")}-{_written}");
                }

                given.ShouldBeUnique($"{address}{limit}");
                given.Where(there.Contains).ShouldBe(there, $"{address}{limit}");
            }
        }
    }

    private async Task WriteAsync(string id)
    {
        _written++;
        (await server.Http.TellAsync("/api/actors", $$"""{"actor": "{{id}}", "name": "{{id}}", "kind": "state"}""")).ShouldBe(201);
        (await server.Http.TellAsync("/api/claims", $$"""{"claim": "{{id}}", "proposition": "{{id}} is so.", "about": ["{{id}}"]}""")).ShouldBe(201);
        (await server.Http.TellAsync("/api/documents", Bodies.Document(id))).ShouldBe(201);
        if (id == "m-0") (await server.Http.TellAsync("/api/actors", """{"actor": "nobody", "name": "Nobody", "kind": "state"}""")).ShouldBe(201);
        var day = new DateOnly(2020, 1, 1).AddDays(_written).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (await server.Http.TellAsync("/api/statements", Bodies.Statement(id, speaker: id, target: id == "m-0" ? "nobody" : "m-0", document: id, day: day))).ShouldBe(201);
    }

    private static string Key(JsonElement row, string field) => row.TryGetProperty("target", out var target) && field == "holder" ? $"{row.Text(field)} {target}" : row.GetProperty(field).ToString();
}
