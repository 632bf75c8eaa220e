using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StanceTracker.Testing;

namespace StanceTracker.Benchmarks.Measuring;

/// <summary>A private PostgreSQL as <c>ops/run</c> starts it, and a folder for files; both are gone in the end.</summary>
internal sealed class Ground : IAsyncDisposable
{
    /// <summary>The program whose verbs are measured.</summary>
    private static readonly string Stance = Path.Combine(AppContext.BaseDirectory, "stance.dll");

    private Ground(TestServer server, CpuTime cpu) => (Server, Cpu) = (server, cpu);

    /// <summary>The server.</summary>
    public TestServer Server { get; }

    /// <summary>What is spent on this process, those that it starts, and the server.</summary>
    public CpuTime Cpu { get; }

    /// <summary>Where files may lie.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("stance-bench-").FullName;

    /// <summary>Starts it.</summary>
    public static async Task<Ground> PrepareAsync()
    {
        var server = await TestServer.PrivateAsync();
        return new Ground(server, await CpuTime.OfAsync(server));
    }

    /// <summary>Made-up events in a file.</summary>
    public async Task<string> GenerateAsync(long statements, int pairs)
    {
        var file = Path.Combine(Folder, $"{statements}-{pairs}.jsonl");
        if (!File.Exists(file)) await RunAsync(null, "generate", "--statements", $"{statements}", "--pairs", $"{pairs}", "--output", file);
        return file;
    }

    /// <summary>Runs a verb to its end.</summary>
    public async Task<Ran> RunAsync(TestDatabase? database, params string[] arguments)
    {
        var (watch, before) = (Stopwatch.StartNew(), Cpu.Spent);
        using var process = Start(database, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var memory = 0L;
        while (!process.HasExited)
        {
            memory = Math.Max(memory, PeakMemory(process));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100));
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"stance {string.Join(' ', arguments)} failed: {await errors}{await output}");
        return new Ran(watch.Elapsed, memory, Cpu.Spent - before);
    }

    /// <summary>Serves a database; stopped when it is disposed of.</summary>
    public static async Task<Serving> ServeAsync(TestDatabase database)
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var port = ((IPEndPoint)socket.LocalEndpoint).Port;
        socket.Stop();
        var serving = new Serving(Start(database, "serve", "--port", $"{port}"), new Uri($"http://127.0.0.1:{port}"));
        await serving.ReadyAsync();
        return serving;
    }

    /// <summary>The most memory that a process has held, in bytes.</summary>
    public static long PeakMemory(Process process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], System.Globalization.CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static Process Start(TestDatabase? database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Stance, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (database is not null)
        {
            start.Environment["ConnectionStrings__StanceTracker"] = database.ConnectionString;
            start.Environment["ConnectionStrings__StanceTrackerOwner"] = database.OwnerConnectionString;
        }

        return Process.Start(start)!;
    }
}

/// <summary>A verb that has run.</summary>
/// <param name="Took">From its start to its end.</param>
/// <param name="Memory">The most that it held, in bytes.</param>
/// <param name="Cpu">What it cost, the server's part included.</param>
internal sealed record Ran(TimeSpan Took, long Memory, TimeSpan Cpu);

/// <summary>A server that runs.</summary>
internal sealed class Serving : IDisposable
{
    private readonly Process _process;

    /// <summary>Takes charge of it.</summary>
    public Serving(Process process, Uri address)
    {
        _process = process;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 128 }) { BaseAddress = address };
    }

    /// <summary>Asks it.</summary>
    public HttpClient Http { get; }

    /// <summary>The most memory that it has held so far, in bytes.</summary>
    public long Memory => Ground.PeakMemory(_process);

    /// <summary>Waits until it answers.</summary>
    public async Task ReadyAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                if ((await Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                // It starts.
            }

            if (_process.HasExited || tries >= 300) throw new InvalidOperationException("The server does not answer.");
            await Task.Delay(100);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Http.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
