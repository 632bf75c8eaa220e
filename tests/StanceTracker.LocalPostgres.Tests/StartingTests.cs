using Npgsql;

namespace StanceTracker.Postgres.Tests;

public sealed class StartingTests
{
    [Fact]
    public async Task From_nothing_to_the_first_query()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);

        (await Query.ScalarAsync<string>(postgres.OwnerConnectionString, "select current_user || '@' || current_database()")).ShouldBe("stance_owner@stancetracker");
        (await Query.ScalarAsync<string>(postgres.AppConnectionString, "select current_user || '@' || current_database()")).ShouldBe("stance_app@stancetracker");
        postgres.DataFolder.ShouldBe(folder.Path);
        postgres.Notice.ShouldBeNull();
    }

    [Fact]
    public async Task A_second_start_finds_its_data()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken))
            await Query.ExecuteAsync(first.OwnerConnectionString, "create table kept as select 42 as answer");

        await using var second = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);
        (await Query.ScalarAsync<int>(second.OwnerConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task Processes_that_start_at_once_share_one_server()
    {
        using var folder = new TemporaryFolder();
        using var one = OtherProcess.Launch(folder.Path);
        using var two = OtherProcess.Launch(folder.Path);
        await using var three = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);

        (await one.ConnectionStringAsync()).ShouldBe(three.OwnerConnectionString);
        (await two.ConnectionStringAsync()).ShouldBe(three.OwnerConnectionString);
        (await Query.ScalarAsync<int>(three.OwnerConnectionString, "select 1")).ShouldBe(1);
        await one.LeaveAsync();
        await two.LeaveAsync();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(900)]
    public async Task A_first_start_that_is_killed_leaves_nothing_that_hinders_the_next(int milliseconds)
    {
        using var folder = new TemporaryFolder();
        using (var killed = OtherProcess.Launch(folder.Path))
        {
            while (!Directory.Exists(folder.Path)) await Task.Delay(5, TestContext.Current.CancellationToken);
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            await killed.KillAsync();
        }

        await using var postgres = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);
        (await Query.ScalarAsync<int>(postgres.AppConnectionString, "select 1")).ShouldBe(1);
    }

    [Theory]
    [InlineData("a path much longer than the 107 bytes that the address of a Unix socket may have, as deep project folders do have them")]
    [InlineData("commas, colons: and 'quotes'")]
    public async Task Any_name_of_a_folder_will_do(string name)
    {
        using var folder = new TemporaryFolder(name);
        string socketFolder;
        await using (var postgres = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken))
        {
            (await Query.ScalarAsync<int>(postgres.AppConnectionString, "select 1")).ShouldBe(1);
            socketFolder = new NpgsqlConnectionStringBuilder(postgres.AppConnectionString).Host!;
            File.GetUnixFileMode(socketFolder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.Exists(socketFolder).ShouldBeFalse("a folder outside the data folder is not left behind");
    }

    [Fact]
    public async Task Two_names_of_one_folder_lead_to_one_server()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);
        var link = folder.Path + "-link";
        File.CreateSymbolicLink(link, folder.Path);

        await using var same = await LocalPostgres.StartAsync(link, TestContext.Current.CancellationToken);
        same.OwnerConnectionString.ShouldBe(postgres.OwnerConnectionString);
    }

    [Fact]
    public async Task Settings_can_be_passed()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string> { ["max_connections"] = "37" };
        await using var postgres = await LocalPostgres.StartAsync(folder.Path, settings, TestContext.Current.CancellationToken);

        (await Query.ScalarAsync<string>(postgres.AppConnectionString, "show max_connections")).ShouldBe("37");
        (await Query.ScalarAsync<string>(postgres.AppConnectionString, "show fsync")).ShouldBe("on");
    }

    [Fact]
    public async Task The_log_is_compressed_by_LZ4_where_PostgreSQL_has_it()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);

        var offered = await Query.ScalarAsync<string[]>(postgres.AppConnectionString, "select enumvals from pg_settings where name = 'wal_compression'");
        (await Query.ScalarAsync<string>(postgres.AppConnectionString, "show wal_compression")).ShouldBe(offered.Contains("lz4") ? "lz4" : "on");
    }
}
