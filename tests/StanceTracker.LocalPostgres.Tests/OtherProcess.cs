using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StanceTracker.Postgres.Tests;

/// <summary>Another process that uses a data folder's server: this very assembly, told so by a variable of its environment.</summary>
internal sealed class OtherProcess : IDisposable
{
    private const string FolderVariable = "STANCETRACKER_TEST_USES";

    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    /// <summary>Launched, not yet a user of the server.</summary>
    public static OtherProcess Launch(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(OtherProcess).Assembly.Location]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment[FolderVariable] = folder;
        return new OtherProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it uses the server, and gives its connection string.</summary>
    public async Task<string> ConnectionStringAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("It ended without a word.");

    /// <summary>Lets it dispose and end.</summary>
    public async Task LeaveAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.ExitCode.ShouldBe(0);
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    /// <summary>Blocks without await: no other thread may run this assembly's code before its initializer is done.</summary>
    [ModuleInitializer]
    internal static void UseTheServerIfThisIsTheOtherProcess()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { } folder) return;
        var postgres = LocalPostgres.StartAsync(folder).GetAwaiter().GetResult();
        Console.WriteLine(postgres.OwnerConnectionString);
        Console.In.ReadToEnd();
        postgres.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Environment.Exit(0);
    }
}
