using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Store;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Testing;

/// <summary>Another process that appends: a test assembly, told so by a variable of its environment. It says the id of each request once that is acknowledged.</summary>
public sealed class WriterProcess : IDisposable
{
    private const string Variable = "STANCETRACKER_TEST_WRITES";

    private readonly Process _process;

    private WriterProcess(Process process) => _process = process;

    /// <summary>Starts it: so many callers at once, each of which appends so many of <see cref="Request.Whole"/> one after the other.</summary>
    /// <param name="program">The test assembly; its module initializer calls <see cref="WriteIfTold"/>.</param>
    /// <param name="database">Where to.</param>
    /// <param name="name">Begins the ids of its requests.</param>
    /// <param name="callers">How many at once.</param>
    /// <param name="each">How many by each.</param>
    public static WriterProcess Start(Assembly program, TestDatabase database, string name, int callers, int each)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program.Location]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment[Variable] = string.Create(CultureInfo.InvariantCulture, $"{name}|{callers}|{each}|{database.ConnectionString}");
        return new WriterProcess(Process.Start(start)!);
    }

    /// <summary>The next acknowledged id, or null when there are no more.</summary>
    public async Task<string?> NextAsync() => await _process.StandardOutput.ReadLineAsync();

    /// <summary>All acknowledged ids that are left, until it ends.</summary>
    public async Task<IReadOnlyList<string>> RestAsync()
    {
        var ids = new List<string>();
        while (await NextAsync() is { } id) ids.Add(id);
        await _process.WaitForExitAsync();
        return ids;
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Whether it did all that it was told.</summary>
    public bool Succeeded => _process.HasExited && _process.ExitCode == 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    /// <summary>In the other process this appends and ends it; elsewhere it does nothing. To be called by the module initializer of a test assembly.</summary>
    public static void WriteIfTold()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('|', 4) is not [var name, var callers, var each, var connection]) return;

        // Blocks without await: the initializer's assembly runs nothing else before it is done. This assembly does.
        Task.Run(() => WriteAsync(name, int.Parse(callers, CultureInfo.InvariantCulture), int.Parse(each, CultureInfo.InvariantCulture), connection)).GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    private static async Task WriteAsync(string name, int callers, int each, string connection)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var store = LedgerStore.Open(database);
        await using var writer = new LedgerWriter(store, new InlineProjections(), NullLogger<LedgerWriter>.Instance);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            for (var i = 0; i < each; i++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{name}-{caller}-{i}");
                if (await writer.AppendAsync(Request.Whole(id)) is not AppendOutcome.Appended) throw new InvalidOperationException($"{id} was not appended.");
                Console.WriteLine(id);
            }
        }));
    }
}
