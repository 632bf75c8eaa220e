namespace StanceTracker.Postgres;

/// <summary>
/// The system user that the server runs as: the current user, unless that is root, because PostgreSQL refuses to run as root. In that case
/// it is the owner of an existing server folder, otherwise the user <c>postgres</c>.
/// </summary>
internal sealed class ServerUser
{
    private readonly string? _ids;

    private ServerUser(string? ids) => _ids = ids;

    public static async Task<ServerUser> ForFolderAsync(string serverFolder)
    {
        if (!Environment.IsPrivilegedProcess) return new ServerUser(null);
        if (Directory.Exists(serverFolder)
            && (await Command.RunAsync("stat", "-c", "%u:%g", serverFolder)).Output.Trim() is var owner and not ("" or "0:0"))
            return new ServerUser(owner);

        var user = await Command.RunAsync("id", "-u", "postgres");
        var group = await Command.RunAsync("id", "-g", "postgres");
        if (!user.Succeeded || !group.Succeeded)
            throw new LocalPostgresException(
                "PostgreSQL does not run as root, and there is no system user \"postgres\" to run it as. " + Binaries.HowToInstall);
        return new ServerUser($"{user.Output.Trim()}:{group.Output.Trim()}");
    }

    /// <summary>Runs a program as this user.</summary>
    public Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, TimeSpan timeout, CancellationToken ct = default)
    {
        if (_ids is null) return Command.RunAsync(program, arguments, timeout, ct);
        var ids = _ids.Split(':');
        return Command.RunAsync(
            "setpriv", ["--reuid", ids[0], "--regid", ids[1], "--clear-groups", "--", program, .. arguments], timeout, ct);
    }

    /// <summary>Changes the owner of a file or folder to this user.</summary>
    public async Task GiveAsync(string path)
    {
        if (_ids is null) return;
        var result = await Command.RunAsync("chown", "--no-dereference", _ids, path);
        if (!result.Succeeded) throw new LocalPostgresException(
            $"Could not change the owner of {path} to the user that PostgreSQL runs as: {result.Message}");
    }

    /// <summary>Creates a folder that only this user can access. An existing folder must already be private.</summary>
    public async Task MakePrivateFolderAsync(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, PrivateFolder);
            await GiveAsync(path);
        }

        // In a world-writable folder such as /tmp, someone else may have created it first.
        var wanted = $"{_ids ?? (await Command.RunAsync("id", "-u")).Output.Trim()} 700 directory";
        var found = (await Command.RunAsync("stat", "-c", _ids is null ? "%u %a %F" : "%u:%g %a %F", path)).Output.Trim();
        if (found != wanted)
            throw new LocalPostgresException(
                $"{path} must be a folder that only PostgreSQL's user can access ({wanted}), but it is: {found}. "
                + "Remove it, then try again.");
    }

    /// <summary>The topmost folder on a path that this user cannot access; null if there is none.</summary>
    public async Task<string?> FirstClosedFolderAsync(string folder)
    {
        if (_ids is null) return null;
        var way = new List<string>();
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) way.Insert(0, at.FullName);
        var result = await RunAsync(
            "sh",
            ["-c", "for folder; do test -x \"$folder\" || { echo \"$folder\"; exit 1; }; done", "sh", .. way],
            TimeSpan.FromSeconds(10));
        return result.Succeeded ? null : result.Output.TrimEnd('\n');
    }

    private const UnixFileMode PrivateFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
}
