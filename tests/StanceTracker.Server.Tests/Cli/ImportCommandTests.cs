using System.Text.Json;
using StanceTracker.Server.Composition;
using StanceTracker.Server.Tests.Imports;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Cli;

/// <summary><c>stance import</c> beside a server: its imports are imports like any other.</summary>
public sealed class ImportCommandTests : IAsyncLifetime
{
    private readonly string _file = Path.GetTempFileName();
    private TestDatabase? _database;
    private ServerOn? _server;

    private Dictionary<string, string> Environment => new() { [Database.ApplicationVariable] = _database!.ConnectionString };

    private HttpClient Http => _server!.Http;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllBytesAsync(_file, LongImport.File);
        _database = await TestDatabase.CreateAsync();
        _server = await ServerOn.StartAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        await _database!.DisposeAsync();
        File.Delete(_file);
    }

    [Fact]
    public async Task What_it_imported_is_listed_with_its_rejects_and_told_by_its_events()
    {
        var ended = await Executable.RunAsync(Environment, "", "import", "icews", _file, "--analyst", "amina");

        ended.Code.ShouldBe(1, ended.Errors);
        var import = (await Http.AllAsync("/api/imports")).ShouldHaveSingleItem();
        (import.Text("state"), import.Text("format"), import.Text("analyst")).ShouldBe(("done", "icews", "amina"));
        import.GetProperty("bytesRead").GetInt64().ShouldBe(LongImport.File.Length);
        await Http.CompletedAsync($"/api/imports/{import.Text("id")}", recorded: LongImport.Sound, alreadyThere: 0);
        (await Http.AllAsync($"/api/imports/{import.Text("id")}/rejects")).Count.ShouldBe(LongImport.Rows - LongImport.Sound);
        (await _database!.Owner.LinesAsync("select distinct correlation_id || ' ' || causation_id from ledger.mt_events"))
            .ShouldBe([$"{import.Text("id")} {import.Text("id")}"]);
    }

    [Fact]
    public async Task It_can_be_cancelled_and_killed_and_running_it_again_completes_it()
    {
        await using (var cancelled = Executable.Start(Environment, "import", "icews", _file))
        {
            await Http.CancelAsync(await UnderWayAsync(known: 0));
            var ended = await cancelled.EndAsync();
            ended.Code.ShouldBe(2);
            ended.Errors.ShouldEndWith($"{_file}: The import was cancelled. What was recorded is kept; run the command again to finish.\n");
        }

        string killed;
        await using (var victim = Executable.Start(Environment, "import", "icews", _file))
        {
            killed = await UnderWayAsync(known: 1);
            victim.Kill();
        }

        (await Http.EndedAsync(killed)).Text("state").ShouldBe("interrupted", "its file is not here");

        (await Executable.RunAsync(Environment, "", "import", "icews", _file)).Code.ShouldBe(1);
        var states = (await Http.AllAsync("/api/imports")).Select(import => import.Text("state"));
        states.ShouldBe(["done", "interrupted", "cancelled"]);
        (await _database!.Owner.ScalarAsync<long>("select count(*) from ledger.mt_events where type = 'statement_recorded'")).ShouldBe(LongImport.Sound);
    }

    /// <summary>Waits for one import more than are known, and until some of its rows are read; its address.</summary>
    private async Task<string> UnderWayAsync(int known)
    {
        IReadOnlyList<JsonElement> imports;
        while ((imports = await Http.AllAsync("/api/imports")).Count == known) await Task.Delay(20);
        var address = $"/api/imports/{imports[0].Text("id")}";
        while ((await Http.ReadAsync(address)).GetProperty("rows").GetInt64() == 0) await Task.Delay(20);
        return address;
    }
}
