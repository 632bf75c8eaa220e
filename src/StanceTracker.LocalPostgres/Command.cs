using System.ComponentModel;
using System.Diagnostics;

namespace StanceTracker.Postgres;

/// <summary>What a finished command said.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Both outputs, for a message.</summary>
    public string Message => string.Join('\n', new[] { Error.Trim(), Output.Trim() }.Where(text => text.Length > 0));
}

/// <summary>Runs a program to its end with its output captured.</summary>
internal static class Command
{
    /// <summary>Runs as the caller.</summary>
    public static Task<CommandResult> RunAsync(string program, params string[] arguments) =>
        RunAsync(program, arguments, TimeSpan.FromSeconds(30), CancellationToken.None);

    /// <exception cref="LocalPostgresException">The program is missing, or is not done in time (it is killed then).</exception>
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
        // The caller's folder may be closed to the user that the program runs as, so it runs in the root folder.
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        // PGDATA, PGPORT, PGOPTIONS and their kin speak of another server than this private one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new LocalPostgresException($"{program} cannot be run: {e.Message}.");
        }
    }
}
