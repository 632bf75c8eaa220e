using System.Globalization;
using System.Text.Json;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Lists;

/// <summary>Every list is JSON, CSV and NDJSON.</summary>
public sealed class FormatTests(SeededServer server)
{
    public static TheoryData<string> Lists =>
    [
        "/api/actors", "/api/documents", "/api/claims", "/api/statements", "/api/ledger/events", "/api/stances?asOf=2023-12-31", "/api/stances?asOf=2023-12-31&knownAt=350",
        "/api/stances?holder=iran&order=evidence", "/api/acts", "/api/acts?scores=plover", "/api/statements/muttaqi-rebukes-iran-over-executions/trail",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Csv_and_ndjson_by_suffix_and_by_accept_hold_what_the_json_holds(string address)
    {
        var (path, query) = (address.Split('?')[0], address.Contains('?') ? address[address.IndexOf('?')..] : "");
        var items = await ItemsAsync(address);
        items.ShouldNotBeEmpty();

        var ndjson = (await server.Http.AskAsync($"{path}.ndjson{query}")).ShouldBe(200);
        ndjson.ContentType.ShouldBe("application/x-ndjson");
        ndjson.Lines.Select(line => line.GetRawText()).ShouldBe(items.Select(item => item.GetRawText()));
        (await server.Http.AskAsync(address, ("Accept", "application/x-ndjson"))).Body.ShouldBe(ndjson.Body);

        var csv = (await server.Http.AskAsync($"{path}.csv{query}")).ShouldBe(200);
        csv.ContentType.ShouldBe("text/csv");
        (await server.Http.AskAsync(address, ("Accept", "text/csv, application/json;q=0.5"))).Body.ShouldBe(csv.Body);
        csv.Rows.Count.ShouldBe(items.Count);
        foreach (var (row, item) in csv.Rows.Zip(items)) Same(row, item);

        (await server.Http.AskAsync($"{path}.json{query}", ("Accept", "text/csv"))).ContentType.ShouldBe("application/json");
        (await server.Http.AskAsync(address, ("Accept", "text/html"))).ContentType.ShouldBe("application/json");
        (await server.Http.AskAsync(address, ("Accept", "text/csv;q=0, */*"))).ContentType.ShouldBe("application/json");
        (await server.Http.AskAsync(address, ("Accept", "text/csv;q=0.1, application/json"))).ContentType.ShouldBe("application/json");
    }

    [Theory]
    [InlineData("/api/stances.csv?asOf=2023-12-31&scores=gdelt&halfLifeDays=90")]
    [InlineData("/api/stances/iran/taliban/history.ndjson?asOf=2023-12-31&scores=gdelt&halfLifeDays=90")]
    [InlineData("/api/stances/iran/taliban/replay?asOf=2023-12-31&scores=gdelt&halfLifeDays=90")]
    [InlineData("/api/stances/iran/taliban/changes.csv?from=2023-06-30,200&asOf=2023-12-31&scores=gdelt&halfLifeDays=90")]
    [InlineData("/api/stances/matrix.csv?actors=iran,taliban&asOf=2023-12-31&scores=gdelt&halfLifeDays=90")]
    public async Task Rows_alone_name_in_headers_what_they_were_computed_by(string address)
    {
        var head = (await server.Http.ReadAsync("/api/stances?limit=1")).GetProperty("position").GetInt64();
        var headers = (await server.Http.AskAsync(address)).ShouldBe(200).Headers;

        headers.GetValues("As-Of").ShouldBe(["2023-12-31"]);
        headers.GetValues("Known-At").ShouldBe([$"{head}"]);
        headers.GetValues("Ledger-Position").ShouldBe([$"{head}"]);
        headers.GetValues("Stance-Method").ShouldBe(["discounted"]);
        headers.GetValues("Stance-Scores").ShouldBe(["gdelt"]);
        headers.GetValues("Half-Life-Days").ShouldBe(["90"]);
    }

    [Fact]
    public async Task A_limit_holds_for_csv_too_and_a_link_leads_on()
    {
        var first = (await server.Http.AskAsync("/api/actors.csv?limit=10")).ShouldBe(200);
        first.Rows.Count.ShouldBe(10);
        var link = first.Headers.GetValues("Link").Single();
        link.ShouldEndWith(">; rel=\"next\"");
        var second = await server.Http.AskAsync(link[1..link.IndexOf('>')], ("Accept", "text/csv"));
        second.Rows[0]["actor"].ShouldBe((await server.Http.AllAsync("/api/actors?limit=1000"))[10].Text("actor"));
        (await server.Http.AskAsync("/api/ledger/events.ndjson?limit=5&after=7")).Lines.Select(e => e.GetProperty("position").GetInt64()).ShouldBe([8, 9, 10, 11, 12]);
    }

    private async Task<IReadOnlyList<JsonElement>> ItemsAsync(string address)
    {
        var answer = await server.Http.ReadAsync(address);
        return answer.TryGetProperty("next", out _) ? await server.Http.AllAsync(address) : answer.Items();
    }

    /// <summary>Each cell is the field of its name, or of that name in a part of it; lists are joined.</summary>
    private static void Same(IReadOnlyDictionary<string, string> row, JsonElement item)
    {
        var found = 0;
        foreach (var (column, cell) in row)
        {
            if (!item.TryGetProperty(column, out var field) && !(item.TryGetProperty("quad", out var quad) && quad.ValueKind == JsonValueKind.Object && quad.TryGetProperty(column, out field))) continue;
            found++;
            switch (field.ValueKind)
            {
                case JsonValueKind.Null: cell.ShouldBeEmpty(column); break;
                case JsonValueKind.Number: double.Parse(cell, CultureInfo.InvariantCulture).ShouldBe(field.GetDouble(), column); break;
                case JsonValueKind.True or JsonValueKind.False: cell.ShouldBe(field.GetRawText()); break;
                case JsonValueKind.String when column == "recordedAt": DateTimeOffset.Parse(cell, CultureInfo.InvariantCulture).ShouldBe(field.GetDateTimeOffset()); break;
                case JsonValueKind.String: cell.ShouldBe(field.GetString(), column); break;
                case JsonValueKind.Object when column == "data": JsonElement.DeepEquals((JsonDocument.Parse(cell)).RootElement, field).ShouldBeTrue(); break;
                case JsonValueKind.Array when column is "targets" or "inferredTargets" or "contexts" or "about":
                    cell.ShouldBe(string.Join(' ', field.EnumerateArray().Select(text => text.GetString())), column);
                    break;
                default: break;
            }
        }

        found.ShouldBeGreaterThan(2);
    }
}

/// <summary>A cell cannot become a formula.</summary>
public sealed class FormulaTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    [Fact]
    public async Task A_text_that_begins_like_a_formula_is_kept_from_being_one_and_negative_numbers_stay_numbers()
    {
        string[] texts = ["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\",\"a,b\")", "-", "plain", "line one\n=two", "'quoted"];
        await server.BeginAsync(Some.Actor("speaker"), Some.Actor("target"), Some.Document("article") with { Title = "=1+1", Publisher = "@paper" });
        for (var i = 0; i < texts.Length; i++) await server.BeginAsync(Some.Statement($"s-{i}") with { Paraphrase = texts[i], Quote = texts[i], ExternalId = texts[i].Replace('\n', ' ') });

        var rows = (await server.Http.AskAsync("/api/statements.csv")).ShouldBe(200).Rows;
        rows.Count.ShouldBe(texts.Length);
        foreach (var (row, text) in rows.Zip(texts))
        {
            foreach (var column in new[] { "paraphrase", "quote" })
            {
                "=+-@\t\r".ShouldNotContain(row[column][0]);
                row[column].ShouldBeOneOf(text, $"'{text}");
            }

            "=+-@\t\r".ShouldNotContain(row["externalId"][0]);
        }

        (await server.Http.AskAsync("/api/documents.csv")).Rows.Single()["publisher"].ShouldBe("'@paper");
        (await server.Http.AskAsync("/api/ledger/events.csv")).Rows.ShouldAllBe(row => !"=+-@".Contains(row["data"][0]));

        var stance = (await server.Http.AskAsync("/api/stances.csv?asOf=2023-01-01")).Rows.Single();
        double.Parse(stance["stance"], CultureInfo.InvariantCulture).ShouldBe((await server.Http.ReadAsync("/api/stances/speaker/target?asOf=2023-01-01")).Number("stance")!.Value);
        double.Parse(stance["stance"], CultureInfo.InvariantCulture).ShouldBeLessThan(0);
        (await server.Http.AskAsync("/api/stances/speaker/target/history.csv?to=2023-01-01")).Rows.Single()["low"].ShouldStartWith("-");
    }
}
