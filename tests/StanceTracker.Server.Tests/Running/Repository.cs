namespace StanceTracker.Server.Tests.Running;

/// <summary>The project's folder, in which the tests were built.</summary>
public static class Repository
{
    /// <summary>Its path.</summary>
    public static string Root { get; } = Find();

    /// <summary>The text of one of its files.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "StanceTracker.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
