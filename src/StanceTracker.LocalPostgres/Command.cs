using System.ComponentModel;
using System.Diagnostics;

namespace StanceTracker.Postgres;

/// <summary>The exit code and output of a command.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Standard output and standard error, for use in a message.</summary>
    public string Message => string.Join('\n', new[] { Error.Trim(), Output.Trim() }.Where(text => text.Length > 0));
}

/// <summary>Runs a program to completion and captures its output.</summary>
internal static class Command
{
    /// <summary>Runs a program as the current user.</summary>
    public static Task<CommandResult> RunAsync(string program, params string[] arguments) =>
        RunAsync(program, arguments, TimeSpan.FromSeconds(30), CancellationToken.None);

    /// <exception cref="LocalPostgresException">The program is missing, or timed out and was killed.</exception>
    public static async Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, TimeSpan timeout, CancellationToken ct)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(timeout);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new CommandResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            ct.ThrowIfCancellationRequested();
            throw new LocalPostgresException($"{program} did not finish within {timeout.TotalSeconds:0} seconds.");
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        // Run in the root folder, since the program's user may have no access to the current folder.
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        // PGDATA, PGPORT, PGOPTIONS and the like refer to a server other than this private one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new LocalPostgresException($"Could not run {program}: {e.Message}.");
        }
    }
}
