using System.Globalization;
using StanceTracker.Testing;

namespace StanceTracker.Benchmarks.Measuring;

/// <summary>
/// How long the processors have worked for the programs that are measured: this one with those that it starts, and PostgreSQL with its backends. Those that
/// have ended count as well, in what Linux keeps of a process's children.
/// </summary>
/// <param name="processes">The two at the root.</param>
internal sealed class CpuTime(params IReadOnlyList<int> processes)
{
    /// <summary>The unit of Linux's account, a hundredth of a second on every architecture that .NET runs on.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>All until now.</summary>
    public TimeSpan Spent
    {
        get
        {
            // One that ends meanwhile is missed, or counted in its parent's account as well. If all are still there afterwards, none has ended.
            var (read, again) = (Alive(), Alive());
            while (!read.Select(account => account.Process).SequenceEqual(again.Select(account => account.Process))) (read, again) = (again, Alive());
            return read.Sum(account => account.Ticks) * Tick;
        }
    }

    /// <summary>Of this process and a server on this machine, found by who started the backend of a connection.</summary>
    public static async Task<CpuTime> OfAsync(TestServer server)
    {
        await using var database = await TestDatabase.CreateAsync(migrate: false, on: server);
        await using var connection = await database.Application.OpenConnectionAsync();
        var backend = Read(connection.ProcessID) ?? throw new InvalidOperationException("PostgreSQL does not run on this machine.");
        return new CpuTime(Environment.ProcessId, backend.Parent);
    }

    private Account[] Alive() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) ? Read(process) : null)
            .OfType<Account>()
            .Where(account => processes.Contains(account.Process) || processes.Contains(account.Parent)),
    ];

    /// <summary>
    /// See proc(5): after the name, in brackets, come the state and the parent, and as the twelfth to the fifteenth utime, stime, cutime and cstime. Null if it
    /// has just ended.
    /// </summary>
    private static Account? Read(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
            return new Account(process, int.Parse(fields[1], CultureInfo.InvariantCulture), ticks);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Account(int Process, int Parent, long Ticks);
}
