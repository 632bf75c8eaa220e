using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Trails;

/// <summary>A trail tells of each event when it was, who did it, why, and what it changed from what to what.</summary>
public sealed class TrailTests(TrailTests.Server server) : IClassFixture<TrailTests.Server>
{
    /// <summary>A server on which everything was coded wrongly at first and put right, by calls over HTTP.</summary>
    public sealed class Server : RunningServer
    {
        protected override async Task FillAsync()
        {
            foreach (var id in new[] { "speaker", "target", "double", "triple" }) await TellAsync("actors", Bodies.Actor(id));
            await TellAsync("documents", Bodies.Document("article"));
            await TellAsync("documents", Bodies.Document("rumour"));
            await TellAsync("claims", Bodies.Claim("claim", "target"));
            await TellAsync("statements", Bodies.Statement("said", day: "2023-01-01"));
            await TellAsync("statements/said/corroborations", """{"evidence": {"document": "rumour", "credibility": 3}}""");
            await TellAsync("statements/said/corrections", """
                {"speaker": "speaker", "targets": ["target", "double"], "act": {"scheme": "cameo", "code": "112"}, "saidOn": {"earliest": "2023-01-03", "latest": "2023-01-05", "basis": "inferred"},
                 "paraphrase": "Rebukes it.", "reason": "It was misread."}
                """);
            await TellAsync("statements/said/evidence-withdrawals", """{"evidence": 2, "reason": "It is a rumour."}""");
            await TellAsync("documents/article/ratings", """{"reliability": "D", "reason": "It was wrong before."}""");
            await TellAsync("documents/article/corrections", """
                {"title": "The title", "publisher": "The Paper", "published": {"earliest": "2023-06-01", "latest": "2023-06-02", "basis": "stated"}, "length": 1000, "reason": "It had none."}
                """);
            await TellAsync("statements/said/retractions", """{"reason": "It was not said."}""");
            await TellAsync("actors/speaker/aliases", """{"alias": "The Voice", "language": "en"}""");
            await TellAsync("actors/speaker/affiliations", """{"with": "double", "role": "Envoy", "from": "2022-01-01"}""");
            await TellAsync("actors/speaker/affiliation-ends", """{"affiliation": 3, "on": "2023-01-01", "reason": "He left."}""");
            await TellAsync("actors/speaker/affiliation-withdrawals", """{"affiliation": 3, "reason": "He never was."}""");
            await TellAsync("actors/speaker/alias-withdrawals", """{"alias": "The Voice", "reason": "That is a paper."}""");
            await TellAsync("actors/speaker/corrections", """{"name": "The speaker", "kind": "person", "codes": {"iso3": "IRN"}, "reason": "It is a man."}""");
            await TellAsync("actors/triple/merges", """{"into": "double", "reason": "They are one."}""");
            await TellAsync("actors/double/merges", """{"into": "target", "reason": "They are one too."}""");
            await TellAsync("actors/triple/unmerges", """{"reason": "They are two."}""");
            await TellAsync("claims/claim/corrections", """{"proposition": "It is not so.", "about": [], "reason": "It was put badly."}""");
        }

        private async Task TellAsync(string address, string body) => (await Http.TellAsync($"/api/{address}", body, ("If-Match", "*"), ("X-Analyst", "mina"))).ShouldBe(201);
    }

    [Fact]
    public async Task That_of_a_statement_tells_its_own_events_and_those_of_its_documents_that_bear_on_it()
    {
        var trail = await TrailAsync("statements/said");
        trail.Select(Told).ShouldBe(
        [
            "document_registered document-article", "document_registered document-rumour", "statement_recorded statement-said", "statement_corroborated statement-said", "statement_corrected statement-said",
            "statement_evidence_withdrawn statement-said", "document_rated document-article", "statement_retracted statement-said",
        ]);
        Changes(trail[2]).ShouldContain("""speaker: null → "speaker" """.Trim());
        Changes(trail[2]).ShouldNotContain(change => change.StartsWith("retracted") || change.StartsWith("inferredTargets") || change.StartsWith("quote"));
        Changes(trail[3]).ShouldHaveSingleItem().ShouldStartWith("""evidence[2]: null → {"number":2,"document":"rumour",""");
        Changes(trail[4]).ShouldBe(
        [
            """targets: ["target"] → ["target","double"]""", """act.code: "111" → "112" """.Trim(), """saidOn.earliest: "2023-01-01" → "2023-01-03" """.Trim(), """saidOn.latest: "2023-01-01" → "2023-01-05" """.Trim(),
            """saidOn.basis: "stated" → "inferred" """.Trim(), """day: "2023-01-01" → "2023-01-04" """.Trim(),
        ]);
        Changes(trail[5]).ShouldBe(["evidence[2].withdrawn: false → true"]);
        Changes(trail[6]).ShouldBe(["""reliability: "B" → "D" """.Trim()]);
        Changes(trail[7]).ShouldBe(["retracted: false → true"]);
        trail.Skip(4).Select(entry => entry.Text("reason")).ShouldBe(["It was misread.", "It is a rumour.", "It was wrong before.", "It was not said."]);
        trail.ShouldAllBe(entry => entry.Text("recordedBy") == "mina");
        trail.Select(entry => entry.GetProperty("recordedAt").GetDateTimeOffset()).ShouldBeInOrder();
    }

    [Fact]
    public async Task That_of_an_actor_tells_each_field_and_each_numbered_tie()
    {
        var trail = await TrailAsync("actors/speaker");
        Changes(trail[1]).ShouldBe(["""aliases: [] → [{"alias":"The Voice","language":"en"}]"""]);
        Changes(trail[2]).ShouldHaveSingleItem().ShouldStartWith("""affiliations[3]: null → {"number":3,"with":"double","role":"Envoy","from":"2022-01-01",""");
        Changes(trail[3]).ShouldBe(["""affiliations[3].to: null → "2023-01-01" """.Trim()]);
        Changes(trail[4]).ShouldHaveSingleItem().ShouldEndWith(" → null");
        Changes(trail[5]).ShouldBe(["""aliases: [{"alias":"The Voice","language":"en"}] → []"""]);
        Changes(trail[6]).ShouldContain("""kind: "state" → "person" """.Trim());
        Changes(trail[6]).ShouldContain(change => change.StartsWith("codes: null → {") && change.Contains("\"iso3\":\"IRN\""));
    }

    [Fact]
    public async Task That_of_a_document_and_of_a_claim_tell_their_own_events()
    {
        var document = await TrailAsync("documents/article");
        document.Select(entry => entry.Text("type")).ShouldBe(["document_registered", "document_rated", "document_corrected"]);
        Changes(document[2]).ShouldBe(["""title: null → "The title" """.Trim(), """published.latest: "2023-06-01" → "2023-06-02" """.Trim()]);
        var claim = await TrailAsync("claims/claim");
        Changes(claim[1]).ShouldBe(["""proposition: "It is so: claim." → "It is not so." """.Trim(), """about: ["target"] → []"""]);
    }

    [Fact]
    public async Task That_of_a_merged_actor_stays_at_its_own_address_with_its_own_version()
    {
        (await server.Http.AskAsync("/api/actors/double")).ShouldBe(307).Location.ShouldBe("/api/actors/target");
        var own = await server.Http.AskAsync("/api/actors/double/trail");
        own.ShouldBe(200).Version.ShouldBe(2);
        Changes(own.Json.Items()[^2]).ShouldBe(["""mergedInto: null → "target" """.Trim()]);
        (await server.Http.ReadAsync("/api/ledger/events?stream=actor-double")).Items().Count.ShouldBe(2);
    }

    [Fact]
    public async Task That_of_a_survivor_tells_who_was_merged_into_it_and_who_parted_from_it()
    {
        (await TrailAsync("actors/target")).Select(Told).ShouldBe(
            ["actor_introduced actor-target", "actor_merged actor-triple", "actor_merged actor-double", "actor_unmerged actor-triple"], "triple came with double, though it was merged before that");
        (await TrailAsync("actors/triple")).Select(Told).ShouldBe(["actor_introduced actor-triple", "actor_merged actor-triple", "actor_unmerged actor-triple"]);
    }

    [Fact]
    public async Task The_version_that_a_merged_actors_unmerging_demands_is_that_of_its_trail()
    {
        foreach (var id in new[] { "one", "twin" }) (await server.Http.TellAsync("/api/actors", Bodies.Actor(id))).ShouldBe(201);
        (await server.Http.TellAsync("/api/actors/twin/merges", """{"into": "one", "reason": "They are one."}""", ("If-Match", "\"1\""))).ShouldBe(201);
        var tag = (await server.Http.AskAsync("/api/actors/twin/trail")).Headers.ETag!.Tag;
        (await server.Http.TellAsync("/api/actors/twin/unmerges", """{"reason": "They are two."}""", ("If-Match", tag))).ShouldBe(201);
        (await server.Http.AskAsync("/api/actors/twin")).ShouldBe(200);
    }

    [Theory]
    [InlineData("actors", "actor")]
    [InlineData("documents", "document")]
    [InlineData("claims", "claim")]
    [InlineData("statements", "statement")]
    public async Task There_is_none_of_what_was_never_there(string collection, string what)
    {
        (await server.Http.AskAsync($"/api/{collection}/nothing/trail")).ShouldRefuse(404, "not-found", null).Json.Text("detail").ShouldBe($"There is no {what} 'nothing'.");
        (await server.Http.AskAsync($"/api/{collection}/Not%20an%20id/trail")).ShouldRefuse(404, "not-found", null);
    }

    [Fact]
    public async Task It_comes_as_rows_too()
    {
        var rows = (await server.Http.AskAsync("/api/statements/said/trail.csv")).ShouldBe(200).Rows;
        rows.Count.ShouldBe(8);
        rows[6]["changes"].ShouldBe("""reliability: "B" → "D" """.Trim());
        (await server.Http.AskAsync("/api/actors/speaker/trail.ndjson")).Lines.Count.ShouldBe(7);
    }

    private async Task<IReadOnlyList<JsonElement>> TrailAsync(string of) => (await server.Http.ReadAsync($"/api/{of}/trail")).Items();

    private static string Told(JsonElement entry) => $"{entry.Text("type")} {entry.Text("stream")}";

    private static IReadOnlyList<string> Changes(JsonElement entry) =>
        [.. entry.GetProperty("changes").EnumerateArray().Select(change => $"{change.Text("field")}: {change.GetProperty("from").GetRawText()} → {change.GetProperty("to").GetRawText()}")];
}
