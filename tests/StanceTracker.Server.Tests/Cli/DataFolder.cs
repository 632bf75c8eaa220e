namespace StanceTracker.Server.Tests.Cli;

/// <summary>A private data folder with the seed corpus in it.</summary>
public sealed class DataFolder : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("stance-verbs-").FullName;

    public string Path => System.IO.Path.Combine(_root, "data");

    /// <summary>What seeding it printed.</summary>
    public string Seeding { get; private set; } = "";

    /// <summary>The programs that run on this folder.</summary>
    public IReadOnlyList<string> Processes =>
    [
        .. from process in Directory.EnumerateDirectories("/proc")
           where int.TryParse(System.IO.Path.GetFileName(process), out _)
           let command = CommandOf(process)
           where command.Contains(_root)
           select command,
    ];

    /// <summary>A file or folder beside the data.</summary>
    public string Beside(string name) => System.IO.Path.Combine(_root, name);

    public async ValueTask InitializeAsync()
    {
        // As root, the server's user has to pass.
        File.SetUnixFileMode(_root, (UnixFileMode)0b111_101_101);
        var seeded = await Executable.RunAsync("seed", "--data", Path);
        seeded.Code.ShouldBe(0, seeded.Errors);
        Seeding = seeded.Output;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
