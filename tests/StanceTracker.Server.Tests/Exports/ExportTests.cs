using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using StanceTracker.Domain.Documents;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Exports;

/// <summary>GET /api/export/…</summary>
public sealed class ExportTests(SeededServer seeded, ExportTests.Server server) : IClassFixture<ExportTests.Server>
{
    private const string Columns = "source,target,period_start,n,n_sources,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,sum,mean,sd,stance,low,high,label,certainty,score_table,as_of,known_at";

    /// <summary>A rebuke and a signing of one month, in documents of two publishers, one of which is withdrawn later.</summary>
    public sealed class Server : RunningServer
    {
        /// <summary>The position before the withdrawal.</summary>
        public long Before { get; private set; }

        protected override async Task FillAsync()
        {
            await BeginAsync(Some.Actor("speaker"), Some.Actor("target"), Some.Document("article"), Some.Document("wire") with { Publisher = "Wire" });
            await BeginAsync(Some.Statement("rebuke").On(2023, 1, 1), Some.Statement("signing").Doing("057").On(2023, 1, 31).ReportedBy("wire"));
            Before = await Http.HeadAsync();
            await GoOnAsync(Some.StreamOf(Some.Document("wire")), new DocumentWithdrawn("It was made up."));
        }
    }

    [Fact]
    public async Task Dyad_periods_come_as_CSV_in_the_columns_of_the_field()
    {
        var lines = (await server.Http.GetStringAsync(new Uri($"/api/export/dyad-periods.csv?knownAt={server.Before}&asOf=2023-12-31", UriKind.Relative))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines[0].ShouldBe(Columns);
        lines.Length.ShouldBe(2);
        var cells = lines[1].Split(',');
        cells[..11].ShouldBe(["speaker", "target", "2023-01-01", "2", "2", "1", "0", "1", "0", "6", "3"]);
        double.Parse(cells[11], CultureInfo.InvariantCulture).ShouldBe(Math.Sqrt(50), 1e-12);
        cells[17..].ShouldBe(["icews", "2023-01-31", $"{server.Before}"]);
    }

    [Fact]
    public async Task The_stance_of_a_period_is_the_one_that_is_answered_for_its_last_day()
    {
        var row = await RowAsync(server.Http, "/api/export/dyad-periods?asOf=2023-12-31");

        var position = await server.Http.GetFromJsonAsync<JsonElement>(new Uri("/api/stances/speaker/target?asOf=2023-01-31", UriKind.Relative));
        row.GetProperty("stance").GetDouble().ShouldBe(position.GetProperty("stance").GetDouble());
        row.GetProperty("low").GetDouble().ShouldBe(position.GetProperty("low").GetDouble());
        (row.GetProperty("n").GetInt64(), row.GetProperty("n_sources").GetInt64()).ShouldBe((1, 1));
        row.GetProperty("known_at").GetInt64().ShouldBe(server.Before + 1);
    }

    [Fact]
    public async Task All_periods_of_all_pairs_hold_every_statement_as_often_as_it_counts()
    {
        using var rows = await ReadAsync(seeded.Http, "/api/export/dyad-periods?by=day&asOf=2026-01-01");
        using var stances = await ReadAsync(seeded.Http, "/api/stances.ndjson?asOf=2026-01-01");

        var exported = rows.Lines.GroupBy(row => (row.GetProperty("source").GetString(), row.GetProperty("target").GetString()))
            .ToDictionary(pair => pair.Key, pair => pair.Sum(row => row.GetProperty("n").GetInt64()));
        exported.ShouldNotBeEmpty();
        exported.ShouldBe(stances.Lines.ToDictionary(row => (row.GetProperty("holder").GetString(), row.GetProperty("target").GetString()), row => row.GetProperty("statements").GetInt64()), ignoreOrder: true);
    }

    [Fact]
    public async Task A_statement_has_a_row_for_each_piece_of_its_evidence_with_the_passage_and_who_recorded_it()
    {
        using var rows = await ReadAsync(seeded.Http, "/api/export/statements");
        using var statements = await ReadAsync(seeded.Http, "/api/statements.ndjson");

        rows.Lines.Count.ShouldBe(statements.Lines.Sum(statement => statement.GetProperty("evidence").GetArrayLength()));
        rows.Lines.Select(row => row.GetProperty("statement").GetString()).Distinct().ShouldBe(statements.Lines.Select(statement => statement.GetProperty("statement").GetString()));
        rows.Lines.ShouldAllBe(row => row.GetProperty("recordedBy").GetString()!.Length > 0 && row.GetProperty("publisher").GetString()!.Length > 0);
        rows.Lines.ShouldContain(row => row.GetProperty("passageSha256").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task A_statement_is_the_same_in_the_list_and_in_the_export()
    {
        var listed = (await server.Http.AskAsync("/api/statements.csv")).ShouldBe(200).Rows;
        var exported = (await server.Http.AskAsync("/api/export/statements.csv")).ShouldBe(200).Rows;

        string[] shared = ["statement", "day", "earliest", "latest", "basis", "extent", "speaker", "capacity", "targets", "inferredTargets", "act", "label", "intensity", "contexts", "modality", "joint", "paraphrase", "quote", "externalId", "retracted", "position"];
        listed.Count.ShouldBe(2);
        foreach (var (row, other) in listed.Zip(exported))
        {
            row.Keys.ShouldBe([.. shared, "claims", "documents", "version"], ignoreOrder: true);
            foreach (var column in shared) row[column].ShouldBe(other[column], column);
        }

        (listed[1]["extent"], listed[1]["intensity"], listed[1]["documents"]).ShouldBe(("within", "8", "wire"));
    }

    [Fact]
    public async Task What_is_withdrawn_is_said_to_be()
    {
        using var rows = await ReadAsync(server.Http, "/api/export/statements");

        rows.Lines.ToDictionary(row => row.GetProperty("statement").GetString()!, row => row.GetProperty("withdrawn").GetBoolean())
            .ShouldBe(new Dictionary<string, bool> { ["rebuke"] = false, ["signing"] = true }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("/api/export/dyad-periods?by=decade", "by")]
    [InlineData("/api/export/dyad-periods?gaps=perhaps", "gaps")]
    [InlineData("/api/export/dyad-periods?source=nobody-knows", "source")]
    [InlineData("/api/export/dyad-periods?from=2024-01-01&asOf=2023-01-01", "from")]
    [InlineData("/api/export/statements?act=999", "act")]
    [InlineData("/api/export/statements?limit=5", "limit")]
    public async Task A_wrong_parameter_is_named(string address, string field)
    {
        using var answer = await seeded.Http.GetAsync(new Uri(address, UriKind.Relative));

        ((int)answer.StatusCode).ShouldBeInRange(400, 404);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString().ShouldBe(field);
    }

    private static async Task<JsonElement> RowAsync(HttpClient http, string address)
    {
        using var rows = await ReadAsync(http, address);
        return rows.Lines.ShouldHaveSingleItem().Clone();
    }

    private static async Task<Rows> ReadAsync(HttpClient http, string address) =>
        new([.. (await http.GetStringAsync(new Uri(address, UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line))]);

    private sealed class Rows(IReadOnlyList<JsonDocument> documents) : IDisposable
    {
        public IReadOnlyList<JsonElement> Lines { get; } = [.. documents.Select(document => document.RootElement)];

        public void Dispose()
        {
            foreach (var document in documents) document.Dispose();
        }
    }
}
