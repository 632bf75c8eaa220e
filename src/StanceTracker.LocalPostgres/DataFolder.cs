using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace StanceTracker.Postgres;

/// <summary>
/// The layout of a data folder:
/// <code>
/// postgres/         the server's own folder: its data, server.log, passwords.json, stancetracker.conf, socket/
/// postgres.new-*/   the same while it is being created; renamed when complete
/// postgres.lock     locked while a process starts or stops the server
/// postgres.in-use   locked, shared, by each process that uses the server
/// </code>
/// </summary>
/// <param name="Path">The absolute path, without symbolic links.</param>
/// <param name="User">The owner of the server's folder.</param>
/// <param name="Notice">The reason for using another folder than the requested one; null if it is the requested one.</param>
internal sealed record DataFolder(string Path, ServerUser User, string? Notice)
{
    public const string Elsewhere = "/var/lib/stancetracker";

    public string Server => System.IO.Path.Combine(Path, "postgres");

    public string Gate => Server + ".lock";

    public string InUse => Server + ".in-use";

    public string Log => System.IO.Path.Combine(Server, "server.log");

    /// <summary>Creates the folder if it is missing. Uses one under <see cref="Elsewhere"/> if the server's user cannot reach it.</summary>
    public static async Task<DataFolder> OpenAsync(string asked)
    {
        var path = await CreateAsync(asked);
        if (File.Exists(System.IO.Path.Combine(path, "PG_VERSION")))
        {
            var version = (await File.ReadAllTextAsync(System.IO.Path.Combine(path, "PG_VERSION"))).Trim();
            throw new LocalPostgresException(
                $"The folder {path} is a PostgreSQL {version} data folder that StanceTracker did not create. "
                + "Choose another folder with --data.");
        }

        var user = await ServerUser.ForFolderAsync(System.IO.Path.Combine(path, "postgres"));
        if (await user.FirstClosedFolderAsync(path) is not { } closed) return new DataFolder(path, user, null);

        var instead = await CreateAsync(System.IO.Path.Combine(Elsewhere, $"{System.IO.Path.GetFileName(path)}-{ShortHash(path)}"));
        var itsUser = await ServerUser.ForFolderAsync(System.IO.Path.Combine(instead, "postgres"));
        if (await itsUser.FirstClosedFolderAsync(instead) is { } alsoClosed)
            throw new LocalPostgresException(
                $"PostgreSQL's user has no access to {closed} or {alsoClosed}. Choose a folder that it can access with --data.");
        return new DataFolder(
            instead,
            itsUser,
            $"The data folder is {instead}, because PostgreSQL does not run as root, and its user has no access to {closed}.");
    }

    /// <summary>
    /// The folder of the server's socket: inside the server's folder, unless the path would be longer than Unix allows or contain
    /// characters that are special in connection strings or PostgreSQL's settings. Then it is a folder under /tmp, named after a hash of
    /// the path.
    /// </summary>
    public string SocketFolder()
    {
        var inside = System.IO.Path.Combine(Server, "socket");
        var fits = Encoding.UTF8.GetByteCount($"{inside}/.s.PGSQL.{LocalPostgres.Port}") <= MaxSocketPath
            && !inside.AsSpan().ContainsAny(Punctuation);
        return fits ? inside : $"/tmp/stancetracker-{ShortHash(Path)}";
    }

    /// <summary>Atomically writes a file that the server's user owns and nobody else can read.</summary>
    public async Task WriteAsync(string file, string text)
    {
        var unfinished = file + ".new";
        File.Delete(unfinished);
        await using (var stream = new FileStream(unfinished, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        await User.GiveAsync(unfinished);
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>The kernel's limit is 108 bytes, including the terminating zero.</summary>
    private const int MaxSocketPath = 107;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create(",:;=\"'\\\n");

    private static string ShortHash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];

    private static async Task<string> CreateAsync(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // Two paths of the same folder must lead to the same server. The probe detects existing folders without write access.
            var real = (await Command.RunAsync("realpath", "--", System.IO.Path.GetFullPath(folder))).Output.TrimEnd('\n');
            var probe = System.IO.Path.Combine(real, $".{Guid.NewGuid():n}");
            await File.WriteAllTextAsync(probe, "");
            File.Delete(probe);
            return real;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException(
                $"The data folder {folder} is not writable by {Environment.UserName}: {e.Message} Choose another folder with --data.");
        }
    }
}
