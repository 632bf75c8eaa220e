namespace StanceTracker.Postgres.Tests;

/// <summary>A data folder that is gone after the test, once its server is down.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("stance-").FullName;

    public TemporaryFolder(string name = "data")
    {
        // Temporary folders are made for their owner alone; as root, the server's user has to pass.
        File.SetUnixFileMode(_root, OpenToAll);
        Path = System.IO.Path.Combine(_root, name);
    }

    public const UnixFileMode OpenToAll = (UnixFileMode)0b111_101_101;

    public string Path { get; }

    public string Server => System.IO.Path.Combine(Path, "postgres");

    public void CloseToOthers() => File.SetUnixFileMode(_root, (UnixFileMode)0b111_000_000);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
