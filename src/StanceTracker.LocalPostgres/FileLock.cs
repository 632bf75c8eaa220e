namespace StanceTracker.Postgres;

/// <summary>
/// Advisory locks between processes. On Unix .NET opens a file with flock: <see cref="FileShare.None"/> takes it exclusively, anything else
/// shared, both without waiting. The kernel lets go of them when the process ends, however it ends.
/// </summary>
internal static class FileLock
{
    /// <summary>Null when another holder, shared or exclusive, has it.</summary>
    public static FileStream? TryExclusive(string path)
    {
        try
        {
            return Open(path, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult == WouldBlock)
        {
            return null;
        }
    }

    /// <summary>Waits its turn.</summary>
    /// <exception cref="LocalPostgresException">Another process has kept it for longer than any start or stop takes.</exception>
    public static async Task<FileStream> ExclusiveAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        for (var until = DateTime.UtcNow + patience; ;)
        {
            if (TryExclusive(path) is { } taken) return taken;
            if (DateTime.UtcNow > until)
                throw new LocalPostgresException($"Another process has been starting or stopping the private database for {patience.TotalSeconds:0} seconds (it holds {path}).");
            await Task.Delay(20, ct);
        }
    }

    /// <summary>Held together with other sharers. Throws where somebody has it exclusively.</summary>
    public static FileStream Shared(string path) => Open(path, FileAccess.Read, FileShare.Read);

    private const int WouldBlock = 11;

    private static FileStream Open(string path, FileAccess access, FileShare share) => new(path, new FileStreamOptions
    {
        Mode = FileMode.OpenOrCreate,
        Access = access,
        Share = share,
        BufferSize = 0,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });
}
