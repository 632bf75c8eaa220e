using System.Diagnostics;
using System.Globalization;

namespace StanceTracker.Postgres.Tests;

/// <summary>Some program, not PostgreSQL, that runs as the server's user.</summary>
internal sealed class AnotherProgram : IAsyncDisposable
{
    private readonly Task _run;

    private AnotherProgram(int pid, Task run) => (Pid, _run) = (pid, run);

    public int Pid { get; }

    public static async Task<AnotherProgram> OfTheServersUserAsync(string serverFolder)
    {
        var user = await ServerUser.ForFolderAsync(serverFolder);
        var file = Path.Combine(serverFolder, "another");
        var run = user.RunAsync("sh", ["-c", "echo $$ > \"$1\"; exec sleep 60", "sh", file], TimeSpan.FromMinutes(2));
        while (!File.Exists(file) || new FileInfo(file).Length == 0) await Task.Delay(10, TestContext.Current.CancellationToken);
        return new AnotherProgram(int.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture), run);
    }

    public async ValueTask DisposeAsync()
    {
        using (var process = Process.GetProcessById(Pid)) process.Kill();
        await _run;
    }
}
