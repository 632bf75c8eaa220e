using System.Globalization;

namespace StanceTracker.Postgres;

/// <summary>The contents of <c>postmaster.pid</c>: the server that is running in a folder.</summary>
internal sealed record Postmaster(int Pid, string Folder, string SocketFolder, string Status)
{
    /// <summary>Larger than any process ID, so that PostgreSQL finds no such process.</summary>
    private const int NoProcess = int.MaxValue;

    /// <summary>The server that is running in this folder, or null. Ignores a file left by a crash or copied from another folder.</summary>
    public static Postmaster? Running(string serverFolder) =>
        Read(serverFolder) is { } found && found.IsServerOf(serverFolder) ? found : null;

    /// <summary>Whether the server accepts connections.</summary>
    public bool IsReady => Status == "ready";

    /// <summary>
    /// After a crash of the machine, the recorded process ID may belong to any other program, and PostgreSQL would not start. This replaces
    /// the ID instead of removing the file, so that PostgreSQL can still find processes of the old server by the shared memory that the
    /// file names.
    /// </summary>
    public static void ForgetStale(string serverFolder)
    {
        if (Read(serverFolder) is not { } stale || !Directory.Exists($"/proc/{stale.Pid}")) return;
        var file = PidFile(serverFolder);
        var lines = File.ReadAllLines(file);
        lines[0] = NoProcess.ToString(CultureInfo.InvariantCulture);
        // In place: the file keeps its owner and mode.
        File.WriteAllText(file, string.Join('\n', lines) + "\n");
    }

    /// <summary>
    /// Parses the file's lines: process ID, data folder, start time, port, socket folder, listen address, shared memory, status.
    /// </summary>
    private static Postmaster? Read(string serverFolder)
    {
        try
        {
            var lines = File.ReadAllLines(PidFile(serverFolder));
            if (lines.Length == 0 || !int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)) return null;
            string Line(int number) => lines.Length >= number ? lines[number - 1].Trim() : "";
            return new Postmaster(pid, Line(2), Line(5), Line(8));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private bool IsServerOf(string serverFolder)
    {
        if (Folder != serverFolder) return false;
        try
        {
            var command = File.ReadAllText($"/proc/{Pid}/cmdline").Split('\0');
            return Path.GetFileName(command[0]) == "postgres" && command.Contains(serverFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string PidFile(string serverFolder) => Path.Combine(serverFolder, "postmaster.pid");
}
