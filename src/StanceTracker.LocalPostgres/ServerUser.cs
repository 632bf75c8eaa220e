namespace StanceTracker.Postgres;

/// <summary>
/// The system user that the server's programs run as: the caller, unless the caller is root, as which PostgreSQL refuses to run. Then it is
/// the owner of an existing server folder, or else the user <c>postgres</c>.
/// </summary>
internal sealed class ServerUser
{
    private readonly string? _ids;

    private ServerUser(string? ids) => _ids = ids;

    public static async Task<ServerUser> ForFolderAsync(string serverFolder)
    {
        if (!Environment.IsPrivilegedProcess) return new ServerUser(null);
        if (Directory.Exists(serverFolder) && (await Command.RunAsync("stat", "-c", "%u:%g", serverFolder)).Output.Trim() is var owner and not ("" or "0:0"))
            return new ServerUser(owner);

        var user = await Command.RunAsync("id", "-u", "postgres");
        var group = await Command.RunAsync("id", "-g", "postgres");
        if (!user.Succeeded || !group.Succeeded)
            throw new LocalPostgresException("PostgreSQL does not run as root and there is no system user \"postgres\" to run it as. " + Binaries.HowToInstall);
        return new ServerUser($"{user.Output.Trim()}:{group.Output.Trim()}");
    }

    /// <summary>Runs a program as this user.</summary>
    public Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, TimeSpan timeout, CancellationToken ct = default)
    {
        if (_ids is null) return Command.RunAsync(program, arguments, timeout, ct);
        var ids = _ids.Split(':');
        return Command.RunAsync("setpriv", ["--reuid", ids[0], "--regid", ids[1], "--clear-groups", "--", program, .. arguments], timeout, ct);
    }

    /// <summary>Gives this user what the caller has made.</summary>
    public async Task GiveAsync(string path)
    {
        if (_ids is null) return;
        var result = await Command.RunAsync("chown", "--no-dereference", _ids, path);
        if (!result.Succeeded) throw new LocalPostgresException($"{path} cannot be given to the user that PostgreSQL runs as: {result.Message}");
    }

    /// <summary>Makes a folder that only this user may enter; an existing one must already be so.</summary>
    public async Task MakePrivateFolderAsync(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, PrivateFolder);
            await GiveAsync(path);
        }

        // Under a folder open to all, such as /tmp, somebody else may have made it first.
        var wanted = $"{_ids ?? (await Command.RunAsync("id", "-u")).Output.Trim()} 700 directory";
        var found = (await Command.RunAsync("stat", "-c", _ids is null ? "%u %a %F" : "%u:%g %a %F", path)).Output.Trim();
        if (found != wanted)
            throw new LocalPostgresException($"{path} must be a folder that only PostgreSQL's user may enter ({wanted}), but it is: {found}. Remove it and start again.");
    }

    /// <summary>The first of the folder and its parents, from the root on, that this user may not enter.</summary>
    public async Task<string?> FirstClosedFolderAsync(string folder)
    {
        if (_ids is null) return null;
        var way = new List<string>();
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) way.Insert(0, at.FullName);
        var result = await RunAsync("sh", ["-c", "for folder; do test -x \"$folder\" || { echo \"$folder\"; exit 1; }; done", "sh", .. way], TimeSpan.FromSeconds(10));
        return result.Succeeded ? null : result.Output.TrimEnd('\n');
    }

    private const UnixFileMode PrivateFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
}
