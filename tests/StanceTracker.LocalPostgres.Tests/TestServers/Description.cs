using System.Diagnostics;
using StanceTracker.Testing;

namespace StanceTracker.Postgres.Tests.TestServers;

/// <summary>What ops/test asks before the tests: which database they will use.</summary>
internal static class Description
{
    public static async Task<(int ExitCode, string Output, string Error)> OfAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(TestServer).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, (await output).Trim(), (await error).Trim());
    }
}
