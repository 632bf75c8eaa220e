using System.Collections.Concurrent;
using StanceTracker.Postgres;

namespace StanceTracker.Testing;

/// <summary>
/// The private servers of this process. A test assembly's fixture disposes of them when its tests have run; other programs leave that to the
/// process's exit, which a test run may not keep waiting: xunit fails a process that takes more than ten seconds to end.
/// </summary>
public sealed class PrivateServers : IAsyncDisposable
{
    private static readonly ConcurrentBag<(LocalPostgres Server, string Folder)> Started = [];

    static PrivateServers() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.Run(RemoveAsync).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => new(RemoveAsync());

    /// <summary>Starts a server in a temporary folder.</summary>
    internal static async Task<LocalPostgres> StartAsync(Dictionary<string, string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("stance-test-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var server = await LocalPostgres.StartAsync(folder, settings);
        Started.Add((server, folder));
        return server;
    }

    private static async Task RemoveAsync()
    {
        while (Started.TryTake(out var started))
        {
            // Its data is not needed any more, so it need not write it to disk first.
            await started.Server.StopImmediatelyAsync();
            await started.Server.DisposeAsync();
            Directory.Delete(started.Folder, recursive: true);
        }
    }
}
