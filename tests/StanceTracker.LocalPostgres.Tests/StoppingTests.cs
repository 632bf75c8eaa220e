using System.Diagnostics;
using Npgsql;

namespace StanceTracker.Postgres.Tests;

public sealed class StoppingTests
{
    [Fact]
    public async Task The_last_of_its_users_stops_the_server()
    {
        using var folder = new TemporaryFolder();
        var first = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);
        using var second = OtherProcess.Launch(folder.Path);
        var connectionString = await second.ConnectionStringAsync();

        await first.DisposeAsync();
        (await Query.ScalarAsync<int>(connectionString, "select 1")).ShouldBe(1);

        await second.LeaveAsync();
        await Should.ThrowAsync<NpgsqlException>(() => Query.ScalarAsync<int>(connectionString, "select 1"));
        Postmaster.Running(folder.Server).ShouldBeNull();
    }

    [Fact]
    public async Task A_server_left_by_a_killed_process_is_joined_and_then_stopped()
    {
        using var folder = new TemporaryFolder();
        using var killed = OtherProcess.Launch(folder.Path);
        var connectionString = await killed.ConnectionStringAsync();
        var started = await Query.ScalarAsync<DateTime>(connectionString, "select pg_postmaster_start_time()");
        await killed.KillAsync();

        await using (var postgres = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken))
            (await Query.ScalarAsync<DateTime>(postgres.OwnerConnectionString, "select pg_postmaster_start_time()")).ShouldBe(started);
        Postmaster.Running(folder.Server).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_committed_outlives_an_immediate_stop()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);
        await Query.ExecuteAsync(postgres.OwnerConnectionString, "create table kept as select 42 as answer");

        await postgres.StopImmediatelyAsync();
        await Should.ThrowAsync<NpgsqlException>(() => Query.ScalarAsync<int>(postgres.OwnerConnectionString, "select 1"));

        await postgres.RestartAsync();
        (await Query.ScalarAsync<int>(postgres.OwnerConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_process_id_that_went_to_another_program_in_a_crash_does_not_prevent_starting()
    {
        using var folder = new TemporaryFolder();
        using var user = OtherProcess.Launch(folder.Path);
        await user.ConnectionStringAsync();
        await CrashAsync(folder, user);
        await using var another = await AnotherProgram.OfTheServersUserAsync(folder.Server);
        foreach (var left in new[] { "postmaster.pid", "socket/.s.PGSQL.5432.lock" }.Select(name => Path.Combine(folder.Server, name)))
        {
            var lines = await File.ReadAllLinesAsync(left, TestContext.Current.CancellationToken);
            lines[0] = $"{another.Pid}";
            await File.WriteAllLinesAsync(left, lines, TestContext.Current.CancellationToken);
        }

        await using var postgres = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);
        (await Query.ScalarAsync<int>(postgres.AppConnectionString, "select 1")).ShouldBe(1);
        Directory.Exists($"/proc/{another.Pid}").ShouldBeTrue("the other program is left alone");
    }

    [Fact]
    public async Task A_copy_of_a_running_servers_folder_does_not_lead_to_that_server()
    {
        using var folder = new TemporaryFolder();
        await using var original = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);
        var copy = folder.Path + "-copy";
        (await Command.RunAsync("cp", "-a", folder.Path, copy)).Succeeded.ShouldBeTrue();

        await using var copied = await LocalPostgres.StartAsync(copy, TestContext.Current.CancellationToken);
        await Query.ExecuteAsync(copied.OwnerConnectionString, "create table only_in_the_copy ()");
        (await Query.ScalarAsync<bool>(original.OwnerConnectionString, "select to_regclass('only_in_the_copy') is null")).ShouldBeTrue();
    }

    /// <summary>The server and its user end at once and leave their files, as when the machine loses power.</summary>
    private static async Task CrashAsync(TemporaryFolder folder, OtherProcess user)
    {
        using var server = Process.GetProcessById(Postmaster.Running(folder.Server)!.Pid);
        server.Kill();
        await user.KillAsync();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        // Its helpers see that it is gone, and let go of the shared memory.
        await Task.Delay(500, TestContext.Current.CancellationToken);
    }
}
