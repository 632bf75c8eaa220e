using System.IO.Compression;
using System.Text;
using System.Text.Json;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Imports;

/// <summary>Files of event data that are sent over HTTP.</summary>
public sealed class ImportCallTests(EmptyServer server) : IClassFixture<EmptyServer>
{
    private const string Header = "event_id,event_date,source_name,source_sectors,source_country,cameo_code,target_name,target_sectors,target_country,story_id,publisher\n";

    [Theory]
    [InlineData("plain", "text/csv")]
    [InlineData("gzip", "application/gzip")]
    [InlineData("zip", "")]
    public async Task A_file_is_taken_and_imported_and_its_address_shows_what_became_of_it(string packing, string mediaType)
    {
        var id = Random.Shared.Next(1_000_000, 2_000_000);
        var file = $"{Header}{Row(id)}{Row(id + 1, target: "")}{Row(id + 2, source: "")}{Row(id + 3, source: "Vietnam")}{Row(id + 4, code: "20")}{Row(id + 5, day: "2018-02-30")}{Row(id)}";

        var sent = (await SendAsync("/api/imports/icews", Pack(packing, file), ("Content-Type", mediaType), ("X-Analyst", "amina"))).ShouldBe(202);
        sent.Location.ShouldBe($"/api/imports/{sent.Json.Text("id")}");
        sent.Json.Text("state").ShouldBe("queued");
        sent.Json.Text("analyst").ShouldBe("amina");
        var done = await EndAsync(sent.Location!);

        done.Text("state").ShouldBe("done");
        done.Text("format").ShouldBe("icews");
        Counts(done).ShouldBe("rows 7 recorded 1 alreadyThere 1 noTarget 1 noSpeaker 1 toItself 1 waiting 0 rejected 2 attached 0");
        done.GetProperty("bytesRead").GetInt64().ShouldBe(done.GetProperty("bytes").GetInt64());
        done.GetProperty("rejectedByReason").EnumerateArray().Select(reason => $"{reason.Text("field")} {reason.Text("kind")} {reason.GetProperty("lines").GetInt64()}").ShouldBe(["CAMEO Code lost-zero 1", "Event Date not-a-day 1"]);
        var rejects = await server.Http.AllAsync($"{sent.Location}/rejects?limit=1");
        rejects.Select(reject => $"{reject.GetProperty("number").GetInt64()} {reject.GetProperty("line").GetInt64()} {reject.Text("field")}").ShouldBe(["1 6 CAMEO Code", "2 7 Event Date"]);
        rejects[0].Text("text").ShouldBe(Row(id + 4, code: "20").TrimEnd());
        (await server.Http.AskAsync($"{sent.Location}/rejects.csv")).Rows.Select(row => row["kind"]).ShouldBe(["lost-zero", "not-a-day"]);
        (await server.Http.AskAsync($"{sent.Location}/rejects.ndjson")).Lines.Count.ShouldBe(2);

        var statement = await server.Http.ReadAsync($"/api/statements/icews-{id}-2018-06-01");
        statement.Text("speaker").ShouldBe("japan");
        var trail = (await server.Http.ReadAsync($"/api/ledger/events?stream=statement-icews-{id}-2018-06-01")).Items().ShouldHaveSingleItem();
        (trail.Text("recordedBy"), trail.Text("correlationId"), trail.Text("causationId")).ShouldBe(("amina", done.Text("id"), done.Text("id")));
        (await server.Http.AllAsync("/api/imports?limit=1")).Select(import => import.Text("id")).ShouldContain(done.Text("id"));
        (await server.Http.AskAsync("/api/imports.csv")).Rows.ShouldContain(row => row["id"] == done.Text("id") && row["recorded"] == "1");
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_a_strict_one_stops()
    {
        var id = Random.Shared.Next(2_000_000, 3_000_000);
        var file = Encoding.UTF8.GetBytes($"{Header}{Row(id)}{Row(id + 1, code: "xyz")}{Row(id + 2)}");

        var dry = await EndAsync((await SendAsync("/api/imports/icews?dryRun=true", file)).ShouldBe(202).Location!);
        Counts(dry).ShouldStartWith("rows 3 recorded 2 ");
        dry.GetProperty("dryRun").GetBoolean().ShouldBeTrue();
        (await server.Http.AskAsync($"/api/statements/icews-{id}-2018-06-01")).ShouldBe(404);

        var strict = await EndAsync((await SendAsync("/api/imports/icews?strict=true", file)).ShouldBe(202).Location!);
        strict.Text("state").ShouldBe("stopped");
        Counts(strict).ShouldStartWith("rows 2 recorded 1 ");
        (await server.Http.AskAsync($"/api/statements/icews-{id + 2}-2018-06-01")).ShouldBe(404);
    }

    [Fact]
    public async Task A_file_of_another_format_or_a_broken_archive_fails_with_the_reason()
    {
        var other = await EndAsync((await SendAsync("/api/imports/acled", Encoding.UTF8.GetBytes($"{Header}{Row(1)}"))).ShouldBe(202).Location!);
        other.Text("state").ShouldBe("failed");
        other.Text("error").ShouldBe("Column 'event_id_cnty' is missing from the first line. The file is not ACLED, or has no header.");

        var broken = await EndAsync((await SendAsync("/api/imports/icews", Pack("zip", Header)[..60])).ShouldBe(202).Location!);
        broken.Text("state").ShouldBe("failed");
        broken.Text("error").ShouldStartWith("The file cannot be unpacked: ");
    }

    [Theory]
    [InlineData("/api/imports/excel", 404, "not-found", "format")]
    [InlineData("/api/imports/icews?dryRun=perhaps", 400, "invalid-parameter", "dryRun")]
    [InlineData("/api/imports/icews?dryrun=true", 400, "unknown-parameter", "dryrun")]
    public async Task What_cannot_be_sent_is_refused(string address, int status, string kind, string field) =>
        (await SendAsync(address, Encoding.UTF8.GetBytes(Header))).ShouldRefuse(status, kind, field);

    [Fact]
    public async Task An_empty_body_and_an_unknown_import_are_refused()
    {
        (await SendAsync("/api/imports/icews", [])).ShouldRefuse(422, "missing-field", null);
        (await server.Http.AskAsync("/api/imports/import-nowhere")).ShouldRefuse(404, "not-found", null);
        (await server.Http.AskAsync("/api/imports/import-nowhere/rejects")).ShouldRefuse(404, "not-found", null);
        (await SendAsync("/api/imports/icews", Encoding.UTF8.GetBytes(Header), ("X-Analyst", new string('x', 200)))).ShouldRefuse(400, "invalid-header", "X-Analyst");
    }

    [Fact]
    public async Task A_request_of_the_same_key_is_answered_as_the_first_time()
    {
        var id = Random.Shared.Next(3_000_000, 4_000_000);
        var file = Encoding.UTF8.GetBytes($"{Header}{Row(id)}");
        var first = (await SendAsync("/api/imports/icews", file, ("Idempotency-Key", $"key-{id}"))).ShouldBe(202);
        await EndAsync(first.Location!);

        var again = (await SendAsync("/api/imports/icews", file, ("Idempotency-Key", $"key-{id}"))).ShouldBe(202);

        again.Location.ShouldBe(first.Location);
        again.Json.Text("state").ShouldBe("done");
        (await SendAsync("/api/imports/icews", Encoding.UTF8.GetBytes($"{Header}{Row(id + 1)}"), ("Idempotency-Key", $"key-{id}"))).ShouldRefuse(422, "idempotency-key-reused", "Idempotency-Key");
        (await SendAsync("/api/imports/icews?dryRun=true", file, ("Idempotency-Key", $"key-{id}"))).ShouldRefuse(422, "idempotency-key-reused", "Idempotency-Key");
    }

    [Fact]
    public async Task Requests_of_one_key_at_once_make_one_import()
    {
        var id = Random.Shared.Next(4_000_000, 5_000_000);
        var file = Encoding.UTF8.GetBytes($"{Header}{Row(id)}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync("/api/imports/icews", file, ("Idempotency-Key", $"key-{id}"))));

        answers.Select(answer => answer.ShouldBe(202).Location).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Imports_wait_for_one_another_and_others_write_beside_them()
    {
        var id = Random.Shared.Next(10_000_000, 20_000_000);
        await server.BeginAsync(Some.Actor($"speaker-{id}"), Some.Actor($"target-{id}"), Some.Document($"article-{id}"));
        var sent = new List<Answer>();
        for (var i = 0; i < 3; i++)
        {
            var rows = string.Concat(Enumerable.Range(0, 1_500).Select(row => Row(id + (i * 10_000) + row)));
            sent.Add((await SendAsync("/api/imports/icews", Encoding.UTF8.GetBytes(Header + rows))).ShouldBe(202));
        }

        var written = 0;
        while ((await server.Http.ReadAsync(sent[^1].Location!)).Text("state") is "queued" or "running")
        {
            var all = await server.Http.ReadAsync("/api/imports"); // of one moment
            all.GetProperty("items").EnumerateArray().Count(import => import.Text("state") == "running").ShouldBeLessThanOrEqualTo(1);
            (await server.Http.TellAsync("/api/statements", Bodies.Statement($"beside-{id}-{written++}", $"speaker-{id}", $"target-{id}", $"article-{id}"))).ShouldBe(201);
        }

        written.ShouldBeGreaterThan(0);
        foreach (var import in sent) Counts(await EndAsync(import.Location!)).ShouldStartWith("rows 1500 recorded 1500 ");
    }

    [Fact]
    public async Task A_mention_that_waits_is_recorded_when_its_event_is_posted()
    {
        var id = Random.Shared.Next(20_000_000, 30_000_000);
        await server.BeginAsync(Some.Actor($"speaker-{id}"), Some.Actor($"target-{id}"), Some.Document($"article-{id}"));
        var mention = $"{id}\t20170102030000\t20170102030000\t1\tother.example\thttp://other.example/{id}\t3\t120\t150\t135\t1\t60\t2000\t-1.5\t\t\n";
        var done = await EndAsync((await SendAsync("/api/imports/gdelt2-mentions", Encoding.UTF8.GetBytes(mention))).ShouldBe(202).Location!);
        Counts(done).ShouldBe("rows 1 recorded 0 alreadyThere 0 noTarget 0 noSpeaker 0 toItself 0 waiting 1 rejected 0 attached 0");

        (await server.Http.TellAsync("/api/statements", Bodies.Statement($"gdelt-{id}", $"speaker-{id}", $"target-{id}", $"article-{id}"))).ShouldBe(201);

        for (var i = 0; (await server.Http.ReadAsync($"/api/statements/gdelt-{id}")).GetProperty("evidence").GetArrayLength() < 2; i++)
        {
            i.ShouldBeLessThan(300, "it is recorded soon");
            await Task.Delay(100);
        }
    }

    internal static string Row(int id, string day = "2018-06-01", string source = "Japan", string code = "010", string target = "Vietnam") => $"{id},{day},{source},,{source},{code},{target},,{target},{id},Paper\n";

    internal static string Counts(JsonElement import) =>
        string.Join(' ', new[] { "rows", "recorded", "alreadyThere", "noTarget", "noSpeaker", "toItself", "waiting", "rejected", "attached" }.Select(count => $"{count} {import.GetProperty(count).GetInt64()}"));

    private async Task<JsonElement> EndAsync(string address)
    {
        for (var i = 0; ; i++)
        {
            var import = await server.Http.ReadAsync(address);
            if (import.Text("state") is not ("queued" or "running")) return import;
            i.ShouldBeLessThan(1_200, "it comes to an end");
            await Task.Delay(100);
        }
    }

    private Task<Answer> SendAsync(string address, byte[] file, params (string Name, string Value)[] headers) =>
        server.Http.CallAsync(HttpMethod.Post, address, new ByteArrayContent(file), headers.Length == 0 ? [("Content-Type", "application/octet-stream")] : headers);

    private static byte[] Pack(string packing, string text)
    {
        using var packed = new MemoryStream();
        switch (packing)
        {
            case "gzip":
                using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
                break;
            case "zip":
                using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
                using (var entry = zip.CreateEntry("events.csv").Open()) entry.Write(Encoding.UTF8.GetBytes(text));
                break;
            default:
                packed.Write(Encoding.UTF8.GetBytes(text));
                break;
        }

        return packed.ToArray();
    }
}
