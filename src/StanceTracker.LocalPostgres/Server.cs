using System.Globalization;

namespace StanceTracker.Postgres;

/// <summary>Creates, starts and stops the server of a data folder. Callers must hold the folder's lock.</summary>
internal sealed class Server(DataFolder folder, Binaries binaries)
{
    /// <summary>After a crash, the server first replays its WAL, up to max_wal_size of it.</summary>
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMinutes(2);

    private const long MaxLogBytes = 10_000_000;

    public Postmaster? Running => Postmaster.Running(folder.Server);

    /// <summary>The major version that created the server's folder; null if there is no such folder yet.</summary>
    public static int? MajorOf(DataFolder folder)
    {
        try
        {
            var version = File.ReadAllText(Path.Combine(folder.Server, "PG_VERSION")).Trim();
            return int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
                ? major
                : throw new LocalPostgresException(
                    $"{folder.Server} is not a PostgreSQL data folder: its PG_VERSION says \"{version}\". "
                    + "Choose another folder with --data.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            if (!Directory.Exists(folder.Server)) return null;
            throw new LocalPostgresException(
                $"{folder.Server} is not a PostgreSQL data folder: it has no PG_VERSION. "
                + "Remove it, or choose another folder with --data.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new LocalPostgresException(
                $"{folder.Server} does not belong to {Environment.UserName}. Choose another folder with --data.");
        }
    }

    /// <summary>
    /// Creates the server under a temporary name and then renames its folder, so that a killed start leaves nothing incomplete. Each
    /// attempt uses a new name, because the initdb of a killed start may still be running.
    /// </summary>
    public async Task InitialiseAsync(CancellationToken ct)
    {
        foreach (var left in Directory.GetFileSystemEntries(folder.Path, "postgres.new-*")) Remove(left);
        var made = $"{folder.Server}.new-{Guid.NewGuid():n}";
        var passwordFile = made + ".password";
        var passwords = Passwords.Generate();
        try
        {
            await folder.User.MakePrivateFolderAsync(made);
            await folder.WriteAsync(passwordFile, passwords.Superuser + "\n");
            var result = await folder.User.RunAsync(
                binaries.Initdb,
                [
                    "-D", made, "--username=postgres", $"--pwfile={passwordFile}", "--auth=scram-sha-256",
                    "--locale=C", "--encoding=UTF8", "--data-checksums", "--no-instructions",
                ],
                StartTimeout,
                ct);
            if (!result.Succeeded) throw new LocalPostgresException(
                $"Could not create the private database in {folder.Path}: {result.Message}");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        await folder.WriteAsync(Path.Combine(made, Passwords.FileName), passwords.ToJson());
        await folder.WriteAsync(Path.Combine(made, "pg_hba.conf"), ServerSettings.Access);
        await folder.WriteAsync(Path.Combine(made, ServerSettings.FileName), "");
        await File.AppendAllTextAsync(Path.Combine(made, "postgresql.conf"), ServerSettings.Include, ct);
        Directory.Move(made, folder.Server);
    }

    /// <summary>Starts the server, or waits for one that is already starting. Returns when it is ready.</summary>
    public async Task<Postmaster> StartOrJoinAsync(IReadOnlyDictionary<string, string>? settings, CancellationToken ct)
    {
        if (await JoinAsync(ct) is { } already) return already;
        var started = await StartAsync(settings, ct);
        // The pg_ctl of a killed process may have been faster than ours.
        return await JoinAsync(ct) ?? throw new LocalPostgresException(
            $"The private database in {folder.Path} did not start: {started.Message}\nThe end of its log:\n{LogEnd()}");
    }

    /// <summary>Waits for a server that a killed process left starting up or shutting down. Null if none is running.</summary>
    private async Task<Postmaster?> JoinAsync(CancellationToken ct)
    {
        for (var until = DateTime.UtcNow + StartTimeout; Running is { } found; await Task.Delay(20, ct))
        {
            if (found.IsReady) return found;
            if (DateTime.UtcNow > until) throw new LocalPostgresException(
                $"The private database (process {found.Pid}) is still \"{found.Status}\". The end of its log:\n{LogEnd()}");
        }

        return null;
    }

    /// <param name="mode">fast: ends all sessions and flushes everything. immediate: like a crash.</param>
    public async Task StopAsync(string mode)
    {
        if (Running is not { } running) return;
        var result = await folder.User.RunAsync(
            binaries.PgCtl,
            ["stop", "-D", folder.Server, "-m", mode, "-w", "-t", $"{StopTimeout.TotalSeconds}", "-s"],
            StopTimeout + TimeSpan.FromSeconds(10));
        if (!result.Succeeded && Running is not null) throw new LocalPostgresException(
            $"Could not stop the private database in {folder.Path}: {result.Message}");
        if (running.SocketFolder != Path.Combine(folder.Server, "socket")) Remove(running.SocketFolder);
    }

    private async Task<CommandResult> StartAsync(IReadOnlyDictionary<string, string>? settings, CancellationToken ct)
    {
        Postmaster.ForgetStale(folder.Server);
        var sockets = folder.SocketFolder();
        await folder.User.MakePrivateFolderAsync(sockets);
        // After a crash of the machine, PostgreSQL considers a socket's lock live if its process ID is in use again.
        foreach (var left in Directory.GetFiles(sockets, ".s.PGSQL.*")) File.Delete(left);
        if (File.Exists(folder.Log) && new FileInfo(folder.Log).Length > MaxLogBytes)
            File.Move(folder.Log, folder.Log + ".old", overwrite: true);
        await folder.WriteAsync(
            Path.Combine(folder.Server, ServerSettings.FileName), ServerSettings.Write(sockets, await WalCompressionAsync(ct), settings));

        return await folder.User.RunAsync(
            binaries.PgCtl,
            ["start", "-D", folder.Server, "-l", folder.Log, "-w", "-t", $"{StartTimeout.TotalSeconds}", "-s"],
            StartTimeout + TimeSpan.FromSeconds(10),
            ct);
    }

    /// <summary>
    /// LZ4 if PostgreSQL was built with it. PostgreSQL's own compression took a seventh of the writer's CPU time in an import.
    /// </summary>
    private async Task<string> WalCompressionAsync(CancellationToken ct)
    {
        const string Lz4 = "lz4";
        var asked = await folder.User.RunAsync(
            binaries.Postgres, ["-C", "wal_compression", "-c", $"wal_compression={Lz4}", "-D", folder.Server], StartTimeout, ct);
        return asked.Succeeded ? Lz4 : "on";
    }

    private string LogEnd() =>
        File.Exists(folder.Log) ? string.Join('\n', File.ReadLines(folder.Log).TakeLast(10)) : $"(there is no {folder.Log})";

    /// <summary>Best effort: leftovers do no harm.</summary>
    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
