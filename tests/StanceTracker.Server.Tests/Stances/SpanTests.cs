using System.Globalization;
using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Stances;

/// <summary>Statements over spans of days, by the worked examples of the design: 0.64 of confidence, 190 (−10) from 1 to 31 May 2023.</summary>
public sealed class SpanTests(SpanTests.Ledger server) : IClassFixture<SpanTests.Ledger>
{
    /// <summary>A ledger of the worked examples, each toward an actor of its own.</summary>
    public sealed class Ledger : RunningServer
    {
        protected override async Task FillAsync()
        {
            foreach (var actor in new[] { "speaker", "once", "held", "threatened", "doubted", "aside" }) (await Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
            (await Http.TellAsync("/api/documents", Bodies.Document("article"))).ShouldBe(201);
            await TellAsync("within", "once", "190", "2023-05-01", "2023-05-31");
            await TellAsync("throughout", "held", "190", "2023-05-01", "2023-05-31", extent: "throughout");
            await TellAsync("announced", "threatened", "191", "2023-05-20", "2023-05-20", modality: "announced");
            await TellAsync("for", "doubted", "057", "2023-05-20", "2023-05-20");
            await TellAsync("against", "doubted", "190", "2023-05-20", "2023-05-20");
            await TellAsync("later", "aside", "111", "2023-06-09", "2023-06-09");
        }

        private async Task TellAsync(string id, string target, string code, string earliest, string latest, string extent = "within", string modality = "actual") =>
            (await Http.TellAsync("/api/statements", Body(id, target, code, earliest, latest, extent, modality))).ShouldBe(201);
    }

    private static string Body(string id, string target, string code, string earliest, string latest, string extent = "within", string modality = "actual") => $$"""
        {"statement": "{{id}}", "speaker": "speaker", "targets": ["{{target}}"], "act": {"scheme": "cameo", "code": "{{code}}" }, "modality": "{{modality}}",
         "saidOn": {"earliest": "{{earliest}}", "latest": "{{latest}}", "basis": "stated", "extent": "{{extent}}" }, "paraphrase": "It is so.", "evidence": {"document": "article", "credibility": 2} }
        """;

    [Theory]
    [InlineData("once", "2023-05-15", 0.301483, -2.661402)]
    [InlineData("once", "2023-06-30", 0.538493, -3.931157)]
    [InlineData("held", "2023-05-15", 0.64, -4.349851)]
    [InlineData("held", "2023-06-30", 0.570175, -4.068350)]
    [InlineData("threatened", "2023-05-20", 0.64, -2.892651)]
    public async Task The_worked_examples_come_out(string target, string day, double evidence, double stance)
    {
        var answer = await server.Http.ReadAsync($"/api/stances/speaker/{target}?asOf={day}");
        answer.Number("evidence")!.Value.ShouldBe(evidence, 5e-7);
        answer.Number("stance")!.Value.ShouldBe(stance, 5e-7);
        (answer.Text("label"), answer.Text("certainty")).ShouldBe(("hostile", "thin"));
    }

    [Fact]
    public async Task A_span_counts_from_its_first_day()
    {
        (await server.Http.ReadAsync("/api/stances/speaker/once?asOf=2023-04-30")).Text("label").ShouldBe("unknown");
        var first = await server.Http.ReadAsync("/api/stances/speaker/once?asOf=2023-05-01");
        first.Number("statements").ShouldBe(1);
        first.Number("evidence")!.Value.ShouldBe(0.64 / 31, 1e-12);
        first.Text("label").ShouldBe("faded");
        first.GetProperty("lastKnown").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_contribution_tells_who_did_what_when_and_by_which_documents()
    {
        var told = (await server.Http.ReadAsync("/api/stances/speaker/held?asOf=2023-06-30&explain=true")).GetProperty("contributions").EnumerateArray().Single();
        (told.Text("statement"), told.Text("speaker"), told.Text("act"), told.Text("paraphrase"), told.Text("extent"), told.Text("day")).ShouldBe(("throughout", "speaker", "190", "It is so.", "throughout", "2023-05-31"));
        (told.GetProperty("span").Text("earliest"), told.GetProperty("span").Text("latest")).ShouldBe(("2023-05-01", "2023-05-31"));
        told.Texts("documents").ShouldBe(["article"]);
    }

    [Fact]
    public async Task Much_for_and_much_against_is_mixed_and_the_list_is_filtered_by_words()
    {
        (await server.Http.ReadAsync("/api/stances/speaker/doubted?asOf=2023-05-20")).Text("label").ShouldBe("mixed");
        (await TargetsAsync("label=mixed")).ShouldBe(["doubted"]);
        (await TargetsAsync("certainty=thin")).ShouldBe(["held", "once", "threatened"]);
        (await TargetsAsync("certainty=leaning&order=evidence&holder=speaker")).ShouldBe(["doubted"]);
        (await TargetsAsync("label=hostile&certainty=clear")).ShouldBeEmpty();
        (await server.Http.AskAsync("/api/stances?label=cold")).ShouldRefuse(400, "invalid-parameter", "label");
        (await server.Http.AskAsync("/api/stances?certainty=sure")).ShouldRefuse(400, "invalid-parameter", "certainty");

        async Task<IEnumerable<string>> TargetsAsync(string filter) => (await server.Http.AllAsync($"/api/stances?asOf=2023-05-31&limit=2&{filter}")).Select(row => row.Text("target")!);
    }

    [Fact]
    public async Task What_has_faded_is_told_by_its_last_day_in_every_form()
    {
        var expected = (Day: "2024-03-18", Label: "hostile", Certainty: "thin");
        foreach (var known in new[]
        {
            (await server.Http.ReadAsync("/api/stances/speaker/held?asOf=2026-01-01")).GetProperty("lastKnown"),
            (await server.Http.AllAsync("/api/stances?asOf=2026-01-01&target=held")).Single().GetProperty("lastKnown"),
            (await server.Http.ReadAsync("/api/stances/matrix?actors=speaker,held&asOf=2026-01-01")).GetProperty("positions")[0][1].GetProperty("lastKnown"),
            (await server.Http.ReadAsync("/api/stances/speaker/held/history?to=2026-01-01&step=month")).GetProperty("points").EnumerateArray().Last().GetProperty("lastKnown"),
            (await server.Http.ReadAsync("/api/stances/speaker/held/changes?from=2023-06-30&to=2026-01-01")).GetProperty("to").GetProperty("lastKnown"),
        })
        {
            (known.Text("asOf"), known.Text("label"), known.Text("certainty")).ShouldBe(expected);
            var then = await server.Http.ReadAsync($"/api/stances/speaker/held?asOf={expected.Day}");
            known.Number("stance")!.Value.ShouldBe(then.Number("stance")!.Value, 1e-12);
            then.Text("label").ShouldBe(expected.Label);
        }

        (await server.Http.ReadAsync("/api/stances/speaker/held?asOf=2024-03-19")).Text("label").ShouldBe("faded");
        var row = (await server.Http.AskAsync("/api/stances.csv?asOf=2026-01-01&target=held")).ShouldBe(200).Rows.Single();
        (row["label"], row["certainty"], row["lastKnownAsOf"], row["lastKnownLabel"]).ShouldBe(("faded", "thin", expected.Day, expected.Label));
    }

    [Fact]
    public async Task A_replay_names_the_labels_on_both_sides_of_each_line()
    {
        foreach (var order in new[] { "said", "known" })
        {
            var lines = (await server.Http.AskAsync($"/api/stances/speaker/doubted/replay?asOf=2023-05-31&order={order}")).ShouldBe(200).Lines;
            lines.Select(line => (line.Text("statement"), line.Text("labelBefore"), line.Text("labelAfter"))).ShouldBe([("for", "unknown", "aligned"), ("against", "aligned", "mixed")]);
        }
    }

    [Fact]
    public async Task Latest_is_the_last_day_of_the_newest_statement_up_to_the_newest_document()
    {
        // The document is of 1 June; the statement of 9 June is beyond what it can tell.
        foreach (var address in new[] { "/api/stances/speaker/held?asOf=latest", "/api/stances?asOf=latest&limit=1", "/api/stances/speaker/held/history?asOf=latest", "/api/stances/speaker/held/changes?from=2023-05-01&to=latest", "/api/disputes?asOf=latest" })
            (await server.Http.ReadAsync(address)).Text("asOf").ShouldBe("2023-05-31", address);
        (await server.Http.ReadAsync("/api/ledger")).Text("latestDay").ShouldBe("2023-05-31");
        (await server.Http.AskAsync("/api/stances/speaker/held/replay?asOf=latest")).Headers.GetValues("As-Of").ShouldBe(["2023-05-31"]);

        (await server.Http.ReadAsync("/api/stances/speaker/held?asOf=latest&knownAt=0")).Text("asOf").ShouldBe(Today, "nothing was known then");
        (await server.Http.ReadAsync("/api/stances/speaker/held")).Text("asOf").ShouldBe(Today);
        (await server.Http.AskAsync("/api/stances/speaker/held?asOf=last")).ShouldRefuse(400, "invalid-parameter", "asOf");
    }

    [Fact]
    public async Task A_preview_tells_where_every_pair_would_stand_and_writes_nothing()
    {
        var head = await server.Http.HeadAsync();
        var preview = (await server.Http.TellAsync("/api/statements/preview?asOf=2023-06-30", Body("foretold", "held", "057", "2023-06-01", "2023-06-01"))).ShouldBe(200).Json;
        (preview.Number("intensity"), preview.Text("asOf"), preview.GetProperty("warnings").GetArrayLength()).ShouldBe((8, "2023-06-30", 0));
        preview.Number("confidence")!.Value.ShouldBe(0.64, 1e-12);
        var pair = preview.Items().Single();
        pair.GetProperty("before").GetRawText().ShouldBe(Row(await server.Http.ReadAsync("/api/stances/speaker/held?asOf=2023-06-30"), pair.GetProperty("before")));
        (await server.Http.HeadAsync()).ShouldBe(head);

        await using var database = await Testing.TestDatabase.CreateAsync();
        await using var other = await ServerOn.StartAsync(database);
        foreach (var actor in new[] { "speaker", "held" }) (await other.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
        (await other.Http.TellAsync("/api/documents", Bodies.Document("article"))).ShouldBe(201);
        (await other.Http.TellAsync("/api/statements", Body("throughout", "held", "190", "2023-05-01", "2023-05-31", "throughout"))).ShouldBe(201);
        (await other.Http.TellAsync("/api/statements", Body("foretold", "held", "057", "2023-06-01", "2023-06-01"))).ShouldBe(201);
        pair.GetProperty("after").GetRawText().ShouldBe(Row(await other.Http.ReadAsync("/api/stances/speaker/held?asOf=2023-06-30"), pair.GetProperty("after")));

        static string Row(JsonElement answer, JsonElement like) =>
            $"{{{string.Join(",", like.EnumerateObject().Select(field => $"\"{field.Name}\":{answer.GetProperty(field.Name).GetRawText()}"))}}}";
    }

    [Fact]
    public async Task A_preview_of_a_correction_tells_where_every_pair_stands_once_it_is_made()
    {
        await using var database = await Testing.TestDatabase.CreateAsync();
        await using var other = await ServerOn.StartAsync(database);
        foreach (var actor in new[] { "speaker", "held", "doubted" }) (await other.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
        (await other.Http.TellAsync("/api/documents", Bodies.Document("article"))).ShouldBe(201);
        (await other.Http.TellAsync("/api/statements", Body("first", "held", "190", "2023-05-01", "2023-05-31", "throughout"))).ShouldBe(201);
        var recorded = await other.Http.TellAsync("/api/statements", Body("second", "held", "057", "2023-06-01", "2023-06-01"));
        recorded.ShouldBe(201);
        const string Correction =
            """{"speaker":"speaker","targets":["doubted"],"act":{"scheme":"cameo","code":"111"},"modality":"announced","saidOn":{"earliest":"2023-05-20","latest":"2023-05-20","basis":"stated"},"paraphrase":"Another.","reason":"Misread."}""";
        var head = await other.Http.HeadAsync();

        var preview = (await other.Http.TellAsync("/api/statements/second/corrections/preview?asOf=2023-06-30", Correction)).ShouldBe(200).Json;
        (await other.Http.HeadAsync()).ShouldBe(head, "nothing is written");
        preview.Number("intensity")!.Value.ShouldBe(-1.4, 1e-12);
        preview.Items().Select(row => row.Text("target")).ShouldBe(["doubted", "held"]);
        foreach (var row in preview.Items()) row.GetProperty("before").GetRawText().ShouldBe(await RowAsync(row, "before"));
        (await other.Http.TellAsync("/api/statements/second/corrections", Correction, ("If-Match", "\"1\""))).ShouldBe(201);
        foreach (var row in preview.Items()) row.GetProperty("after").GetRawText().ShouldBe(await RowAsync(row, "after"));

        (await other.Http.TellAsync("/api/statements/nothing/corrections/preview", Correction)).ShouldRefuse(404, "not-found", null);
        (await other.Http.TellAsync("/api/statements/first/corrections/preview", Correction.Replace("doubted", "nobody", StringComparison.Ordinal))).ShouldRefuse(422, "unknown-actor", "targets[0]");

        async Task<string> RowAsync(JsonElement row, string side)
        {
            var answer = await other.Http.ReadAsync($"/api/stances/speaker/{row.Text("target")}?asOf=2023-06-30&explain=true");
            return $"{{{string.Join(",", row.GetProperty(side).EnumerateObject().Select(field => $"\"{field.Name}\":{answer.GetProperty(field.Name).GetRawText()}"))}}}";
        }
    }

    [Fact]
    public async Task The_method_tells_the_very_constants_that_it_reckons_with()
    {
        var method = await server.Http.ReadAsync("/api/method");
        (method.Text("method"), method.Number("sigma"), method.Number("sigma0"), method.Number("defaultHalfLifeDays")).ShouldBe(("discounted", 3.1, 3.4, 180));
        method.Number("kappa")!.Value.ShouldBe(0.831315, 1e-6);
        method.Number("fadedBelow")!.Value.ShouldBe(method.Number("kappa")!.Value / 4, 1e-12);
        method.GetProperty("labels").EnumerateArray().Select(label => (label.Text("label"), label.Number("to"))).ShouldBe([("hostile", -5), ("critical", -1.5), ("neutral", 1.5), ("favourable", 5), ("aligned", null)]);
        method.GetProperty("reliability").EnumerateArray().Select(grade => (grade.Text("grade"), grade.Number("factor"))).ShouldBe([("A", 1), ("B", 0.8), ("C", 0.6), ("D", 0.4), ("E", 0.2), ("F", 0.5)]);
        (method.GetProperty("reliability")[1].Text("meaning"), method.GetProperty("credibility")[0].Text("meaning"), method.Text("gradesSource")).ShouldBe(("usually reliable", "confirmed by other sources", "NATO AJP-2.1"));
        method.GetProperty("credibility").EnumerateArray().Select(grade => (grade.Text("grade"), grade.Number("factor"))).ShouldBe([("1", 1), ("2", 0.8), ("3", 0.6), ("4", 0.4), ("5", 0.2), ("6", 0.5)]);
        method.GetProperty("modalities").EnumerateArray().Single(one => one.Text("modality") == "announced").Number("intensity").ShouldBe(0.7);
    }

    [Fact]
    public async Task The_method_describes_its_score_tables_and_names_the_one_that_an_unspecific_question_uses()
    {
        var method = await server.Http.ReadAsync("/api/method");
        var tables = method.GetProperty("scores").EnumerateArray().ToArray();
        tables.Select(table => table.Text("name")).ShouldBe(["icews", "gdelt", "plover"]);
        tables.ShouldAllBe(table => table.Text("description")!.EndsWith('.') && table.Text("source")!.Length > 0);
        var answer = await server.Http.ReadAsync("/api/stances/speaker/held");
        (method.Text("defaultScores"), method.Number("defaultHalfLifeDays")).ShouldBe((answer.Text("scores"), answer.Number("halfLifeDays")));
        method.Text("halfLifeReason")!.ShouldContain("ICEWS 2014");
    }

    [Fact]
    public async Task An_explained_stance_gives_the_sums_that_it_follows_from()
    {
        (await server.Http.ReadAsync("/api/stances/speaker/doubted?asOf=2023-05-20")).TryGetProperty("sums", out _).ShouldBeFalse();
        var answer = await server.Http.ReadAsync("/api/stances/speaker/doubted?asOf=2023-05-20&explain=true");
        var sums = answer.GetProperty("sums");
        sums.Number("for")!.Value.ShouldBe(0.64 * 8, 1e-12);
        sums.Number("against")!.Value.ShouldBe(0.64 * 10, 1e-12);
        sums.Number("moment")!.Value.ShouldBe(0.64 * -2, 1e-12);
        sums.Number("evidence").ShouldBe(answer.Number("evidence"));
        (sums.Number("moment")!.Value / sums.Number("evidence")!.Value).ShouldBe(answer.Number("mean")!.Value, 1e-12);
    }

    [Fact]
    public async Task A_preview_is_refused_as_recording_would_be_and_warns_as_it_would()
    {
        (await server.Http.TellAsync("/api/statements/preview", Body("within", "held", "057", "2023-06-01", "2023-06-01"))).ShouldRefuse(409, "already-exists", "statement");
        (await server.Http.TellAsync("/api/statements/preview", Body("foretold", "nobody", "057", "2023-06-01", "2023-06-01"))).ShouldRefuse(422, "unknown-actor", "targets[0]");
        (await server.Http.TellAsync("/api/statements/preview", "{}")).Status.ShouldBe(422);
        var warned = (await server.Http.TellAsync("/api/statements/preview", Body("foretold", "held", "057", "2023-06-02", "2023-06-03"))).ShouldBe(200).Json;
        warned.GetProperty("warnings").EnumerateArray().Single().Text("type").ShouldBe("after-publication");
    }

    private static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
