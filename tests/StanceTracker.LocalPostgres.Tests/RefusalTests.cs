namespace StanceTracker.Postgres.Tests;

public sealed class RefusalTests
{
    [Fact]
    public async Task A_folder_of_another_major_version_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        int installed;
        await using (var postgres = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken))
            installed = await Query.ScalarAsync<int>(postgres.AppConnectionString, "select current_setting('server_version_num')::int / 10000");
        await File.WriteAllTextAsync(Path.Combine(folder.Server, "PG_VERSION"), "99\n", TestContext.Current.CancellationToken);

        var rejection = await RefusalAsync(folder.Path);
        rejection.ShouldContain("PostgreSQL 99");
        rejection.ShouldContain($"PostgreSQL {installed}");
        rejection.ShouldContain("--data");
    }

    [Fact]
    public async Task A_version_older_than_the_ledger_needs_is_refused_even_if_it_is_installed()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Server);
        await File.WriteAllTextAsync(Path.Combine(folder.Server, "PG_VERSION"), "9.6\n", TestContext.Current.CancellationToken);

        (await RefusalAsync(folder.Path)).ShouldContain("created by PostgreSQL 9, but 15 or newer is required");
    }

    [Fact]
    public async Task A_folder_that_another_server_made_is_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "PG_VERSION"), "14\n", TestContext.Current.CancellationToken);

        (await RefusalAsync(folder.Path)).ShouldContain("is a PostgreSQL 14 data folder that StanceTracker did not create");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        // Nobody may make a folder there, not even root.
        (await RefusalAsync("/proc/stancetracker")).ShouldContain("The data folder /proc/stancetracker is not writable by");
    }

    [Fact]
    public async Task A_server_that_does_not_start_shows_the_end_of_its_log()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string> { ["no_such_setting"] = "on" };
        var rejection = (await Should.ThrowAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(folder.Path, settings, TestContext.Current.CancellationToken))).Message;

        rejection.ShouldContain("did not start");
        rejection.ShouldContain("unrecognized configuration parameter \"no_such_setting\"");
    }

    [Fact]
    public async Task As_root_a_folder_that_PostgreSQL_cannot_reach_is_replaced_with_a_notice()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root runs PostgreSQL as another user.");
        using var folder = new TemporaryFolder();
        folder.CloseToOthers();
        var postgres = await LocalPostgres.StartAsync(folder.Path, TestContext.Current.CancellationToken);
        try
        {
            (await Query.ScalarAsync<int>(postgres.AppConnectionString, "select 1")).ShouldBe(1);
            postgres.DataFolder.ShouldStartWith("/var/lib/stancetracker/data-");
            postgres.Notice.ShouldNotBeNull().ShouldContain($"has no access to {Path.GetDirectoryName(folder.Path)}");
        }
        finally
        {
            await postgres.DisposeAsync();
            Directory.Delete(postgres.DataFolder, recursive: true);
        }
    }

    private static async Task<string> RefusalAsync(string folder) =>
        (await Should.ThrowAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(folder, TestContext.Current.CancellationToken))).Message;
}
