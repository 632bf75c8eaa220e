using System.Net;
using Microsoft.AspNetCore.Builder;
using StanceTracker.Server.Composition;
using StanceTracker.Server.Tests.Cli;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Imports;

/// <summary>Imports whose server stops or is killed before they are done, or that somebody cancels.</summary>
public sealed class StoppedImportTests : IAsyncLifetime
{
    private TestDatabase? _database;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async ValueTask DisposeAsync() => await _database!.DisposeAsync();

    [Fact]
    public async Task A_server_that_is_stopped_leaves_it_waiting_and_goes_on_with_it_when_it_is_back()
    {
        string[] addresses;
        await using (var app = await StartAsync())
        {
            using var http = Client(app);
            addresses = [await http.SendLongAsync(), await http.SendLongAsync()];
            await http.UnderWayAsync(addresses[0]);
            await app.StopAsync();
        }

        (await _database!.Owner.LinesAsync("select state from service.import order by id")).ShouldAllBe(state => state == "queued" || state == "running");
        (await _database.Owner.ScalarAsync<long>("select count(*) from ledger.mt_events where causation_id = $1", addresses[0].Split('/')[^1])).ShouldBeGreaterThan(0);

        await using var again = await StartAsync();
        using var client = Client(again);
        await client.CompletedAsync(addresses[0], recorded: LongImport.Sound, alreadyThere: 0);
        await client.CompletedAsync(addresses[1], recorded: 0, alreadyThere: LongImport.Sound);
        (await _database.Owner.ScalarAsync<long>("select count(*) from service.import_upload")).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_is_killed_leaves_it_to_another_which_comes_to_the_same_result()
    {
        var folder = Directory.CreateTempSubdirectory("stance-spool-").FullName;
        try
        {
            var environment = new Dictionary<string, string> { [Database.ApplicationVariable] = _database!.ConnectionString, ["Imports__Folder"] = folder };
            string address;
            await using (var served = Executable.Start(environment, "serve", "--port", "0"))
            {
                using var http = new HttpClient { BaseAddress = new Uri((await served.LineAsync("Listening on")).Split("Listening on ")[1].Split(". ")[0]) };
                address = await http.SendLongAsync(("Idempotency-Key", "the-file"));
                await http.UnderWayAsync(address);
                Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty("an upload has no name");
                served.Kill();
                await served.EndAsync();
            }

            await using var again = await StartAsync();
            using var client = Client(again);
            (await client.SendLongAsync(("Idempotency-Key", "the-file"))).ShouldBe(address, "it goes on by itself");
            await client.CompletedAsync(address, recorded: LongImport.Sound, alreadyThere: 0);
            (await client.AllAsync($"{address}/rejects")).Count.ShouldBe(LongImport.Rows - LongImport.Sound);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task One_that_is_cancelled_stops_and_one_that_waits_never_begins()
    {
        await using var app = await StartAsync();
        using var http = Client(app);
        var (running, waiting) = (await http.SendLongAsync(), await http.SendLongAsync(("Idempotency-Key", "the-file")));
        await http.UnderWayAsync(running);

        (await http.CancelAsync(waiting)).Text("state").ShouldBe("cancelled");
        await http.CancelAsync(running);

        var ended = await http.EndedAsync(running);
        ended.Text("state").ShouldBe("cancelled");
        ended.GetProperty("rows").GetInt64().ShouldBeInRange(1, LongImport.Rows - 1);
        (await http.ReadAsync(waiting)).GetProperty("rows").GetInt64().ShouldBe(0);
        (await http.CancelAsync(running)).Text("state").ShouldBe("cancelled", "it has ended");
        (await http.CallAsync(HttpMethod.Post, "/api/imports/import-none/cancellations", null)).ShouldBe(404);
        (await _database!.Owner.ScalarAsync<long>("select count(*) from service.import_upload")).ShouldBe(0);

        var again = await http.SendLongAsync(("Idempotency-Key", "the-file"));
        again.ShouldNotBe(waiting, "what came to nothing is not the answer");
        var done = await http.EndedAsync(again);
        (done.GetProperty("recorded").GetInt64() + done.GetProperty("alreadyThere").GetInt64()).ShouldBe(LongImport.Sound);
    }

    [Fact]
    public async Task An_upload_beyond_the_bound_is_refused_and_rejects_beyond_theirs_are_only_counted()
    {
        await using var app = await StartAsync(("Imports:MaxBytes", "200000"), ("Imports:MaxRejects", "10"));
        using var http = Client(app);

        (await http.CallAsync(HttpMethod.Post, "/api/imports/icews", new ByteArrayContent(LongImport.File))).ShouldRefuse(413, "body-too-large", null);
        (await http.CallAsync(HttpMethod.Post, "/api/imports/icews", new StreamContent(new Unsized(LongImport.File)))).ShouldRefuse(413, "body-too-large", null);

        var small = await http.CallAsync(HttpMethod.Post, "/api/imports/icews", new ByteArrayContent(LongImport.File[..150_000]));
        var done = await http.EndedAsync(small.ShouldBe(202).Location!);
        done.GetProperty("rejected").GetInt64().ShouldBeGreaterThan(100);
        done.GetProperty("rejectedByReason").EnumerateArray().Sum(reason => reason.GetProperty("lines").GetInt64()).ShouldBe(done.GetProperty("rejected").GetInt64());
        (await http.AllAsync($"{small.Location}/rejects")).Count.ShouldBe(10);
    }

    private async Task<WebApplication> StartAsync(params (string Name, string Value)[] settings)
    {
        var app = Web.Build(_database!.ConnectionString, new IPEndPoint(IPAddress.Loopback, 0), anyHost: false, settings.ToDictionary(s => s.Name, s => (string?)s.Value));
        await app.StartAsync();
        return app;
    }

    private static HttpClient Client(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.Single()) };

    /// <summary>A body whose length is not told.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
