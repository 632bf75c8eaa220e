using System.Diagnostics;
using System.Text.RegularExpressions;

namespace StanceTracker.Server.Tests.Crashes;

/// <summary>The executable itself, serving on a free port over a data folder.</summary>
internal sealed partial class ServedProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServedProcess(Process process, Uri address)
    {
        _process = process;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    }

    /// <summary>The process.</summary>
    public int Id => _process.Id;

    /// <summary>Asks it.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts <c>stance serve</c> and waits until it says where it listens.</summary>
    public static async Task<ServedProcess> StartAsync(string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "stance.dll"), "serve", "--port", "0", "--data", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in new[] { "ConnectionStrings__StanceTracker", "ConnectionStrings__StanceTrackerOwner", "STANCETRACKER_LISTEN" }) start.Environment.Remove(variable);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is not { Success: true } match) continue;

            // Its log is read on, or it would stop at a log line once the pipe is full.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new ServedProcess(process, new Uri(match.Groups[1].Value));
        }

        throw new InvalidOperationException($"It did not start: {await errors}");
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited) await StopAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"Listening on (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
