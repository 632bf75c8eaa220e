namespace StanceTracker.Postgres;

/// <summary>
/// Advisory locks between processes. On Unix, .NET opens files with flock: <see cref="FileShare.None"/> takes an exclusive lock, any other
/// value a shared one; neither waits. The kernel releases the locks when the process ends, however it ends.
/// </summary>
internal static class FileLock
{
    /// <summary>Takes the lock exclusively; null if anyone else holds it, shared or exclusive.</summary>
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

    /// <summary>Waits for the exclusive lock.</summary>
    /// <exception cref="LocalPostgresException">Another process has held the lock for longer than any start or stop takes.</exception>
    public static async Task<FileStream> ExclusiveAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        for (var until = DateTime.UtcNow + patience; ;)
        {
            if (TryExclusive(path) is { } taken) return taken;
            if (DateTime.UtcNow > until)
                throw new LocalPostgresException(
                    $"Another process has been starting or stopping the private database for {patience.TotalSeconds:0} seconds "
                    + $"(it holds {path}).");
            await Task.Delay(20, ct);
        }
    }

    /// <summary>Takes the lock in shared mode. Throws if another process holds it exclusively.</summary>
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
