using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StanceTracker.Server.Tests.Cli;

/// <summary>The built executable, run as a process of its own.</summary>
internal sealed class Executable : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private Executable(Process process) => _process = process;

    /// <summary>What it printed, once it ended.</summary>
    public sealed record Ended(int Code, string Output, string Errors);

    /// <summary>Runs it to its end.</summary>
    public static Task<Ended> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), "", arguments);

    /// <summary>Runs it to its end with variables in its environment and something on its standard input.</summary>
    public static async Task<Ended> RunAsync(IReadOnlyDictionary<string, string> environment, string query, params string[] arguments)
    {
        await using var executable = Start(environment, arguments);
        await executable._process.StandardInput.WriteAsync(query);
        executable._process.StandardInput.Close();
        return await executable.EndAsync();
    }

    /// <summary>Starts it. The environment of the tests does not reach it.</summary>
    public static Executable Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "stance.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("STANCETRACKER_", StringComparison.Ordinal) || key.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new Executable(Process.Start(start)!);
    }

    /// <summary>Waits for a line of its output.</summary>
    public async Task<string> LineAsync(string containing)
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line.Contains(containing)) return line;
        }

        throw new InvalidOperationException($"It ended without '{containing}': {await _process.StandardError.ReadToEndAsync(timeout.Token)}");
    }

    /// <summary>SIGTERM.</summary>
    public void Terminate() => kill(_process.Id, 15).ShouldBe(0);

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    public async Task<Ended> EndAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        var output = _process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = _process.StandardError.ReadToEndAsync(timeout.Token);
        await _process.WaitForExitAsync(timeout.Token);
        return new Ended(_process.ExitCode, await output, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int process, int signal);
}
