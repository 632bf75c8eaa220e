using System.Collections.Concurrent;
using StanceTracker.Postgres;
using Xunit.Sdk;
using Xunit.v3;

namespace StanceTracker.Testing;

/// <summary>
/// The private servers of this process. A test run removes them after its fixtures are disposed of: xunit fails a process that takes more
/// than ten seconds to exit, and deleting hundreds of databases can take longer. Other programs remove them on exit.
/// </summary>
public sealed class PrivateServers : ITestPipelineStartup
{
    private static readonly ConcurrentBag<(LocalPostgres Server, string Folder)> Started = [];

    static PrivateServers() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.Run(RemoveAsync).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public ValueTask StartAsync(IMessageSink diagnosticMessageSink) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask StopAsync() => new(RemoveAsync());

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
