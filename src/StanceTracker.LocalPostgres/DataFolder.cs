using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace StanceTracker.Postgres;

/// <summary>
/// What lies where under a data folder:
/// <code>
/// postgres/         the server's own folder: its data, server.log, passwords.json, stancetracker.conf, socket/
/// postgres.new-*/   the same while it is being made; renamed when it is whole
/// postgres.lock     held while somebody starts or stops the server
/// postgres.in-use   held, shared, by each process that uses the server
/// </code>
/// </summary>
/// <param name="Path">absolute, without symbolic links.</param>
/// <param name="User">whom the server's folder belongs to.</param>
/// <param name="Notice">said when it is not the folder that was asked for.</param>
internal sealed record DataFolder(string Path, ServerUser User, string? Notice)
{
    public const string Elsewhere = "/var/lib/stancetracker";

    public string Server => System.IO.Path.Combine(Path, "postgres");

    public string Gate => Server + ".lock";

    public string InUse => Server + ".in-use";

    public string Log => System.IO.Path.Combine(Server, "server.log");

    /// <summary>Makes the folder where it is missing. Where the server's user cannot reach it, one under <see cref="Elsewhere"/> stands in for it.</summary>
    public static async Task<DataFolder> OpenAsync(string asked)
    {
        var path = await CreateAsync(asked);
        if (File.Exists(System.IO.Path.Combine(path, "PG_VERSION")))
        {
            var version = (await File.ReadAllTextAsync(System.IO.Path.Combine(path, "PG_VERSION"))).Trim();
            throw new LocalPostgresException($"The folder {path} is itself a PostgreSQL {version} server's folder, which StanceTracker did not make. Choose another with --data.");
        }

        var user = await ServerUser.ForFolderAsync(System.IO.Path.Combine(path, "postgres"));
        if (await user.FirstClosedFolderAsync(path) is not { } closed) return new DataFolder(path, user, null);

        var instead = await CreateAsync(System.IO.Path.Combine(Elsewhere, $"{System.IO.Path.GetFileName(path)}-{ShortHash(path)}"));
        var itsUser = await ServerUser.ForFolderAsync(System.IO.Path.Combine(instead, "postgres"));
        if (await itsUser.FirstClosedFolderAsync(instead) is { } alsoClosed)
            throw new LocalPostgresException($"PostgreSQL's user may enter neither {closed} nor {alsoClosed}. Choose a data folder that it can reach with --data.");
        return new DataFolder(instead, itsUser, $"The data folder is {instead}, because PostgreSQL does not run as root and its user may not enter {closed}.");
    }

    /// <summary>
    /// Where the server's socket lies: inside its folder, unless the address would be longer than Unix allows or hold a character that
    /// connection strings or PostgreSQL's settings read as punctuation; then a folder under /tmp that the data folder's path gives its name.
    /// </summary>
    public string SocketFolder()
    {
        var inside = System.IO.Path.Combine(Server, "socket");
        var fits = Encoding.UTF8.GetByteCount($"{inside}/.s.PGSQL.{LocalPostgres.Port}") <= MaxSocketPath && !inside.AsSpan().ContainsAny(Punctuation);
        return fits ? inside : $"/tmp/stancetracker-{ShortHash(Path)}";
    }

    /// <summary>Writes a file that the server's user owns and nobody else may read; it is there whole or not at all.</summary>
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

    /// <summary>The kernel's limit is 108 bytes with the closing zero.</summary>
    private const int MaxSocketPath = 107;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create(",:;=\"'\\\n");

    private static string ShortHash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];

    private static async Task<string> CreateAsync(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // Two names of one folder must lead to one server. The probe is for folders that exist but may not be written.
            var real = (await Command.RunAsync("realpath", "--", System.IO.Path.GetFullPath(folder))).Output.TrimEnd('\n');
            var probe = System.IO.Path.Combine(real, $".{Guid.NewGuid():n}");
            await File.WriteAllTextAsync(probe, "");
            File.Delete(probe);
            return real;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException($"The data folder {folder} cannot be written by {Environment.UserName}: {e.Message} Choose another with --data.");
        }
    }
}
