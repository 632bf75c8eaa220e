using System.Text.Json;

namespace StanceTracker.Server.Tests.Architecture;

/// <summary>What <c>ops/test</c> runs.</summary>
public class TestRunTests
{
    [Fact]
    public void Every_test_project_runs_once_among_the_fast_or_the_slow()
    {
        string[] run = [.. Projects("tests/fast.slnf"), .. Projects("tests/slow.slnf")];
        run.ShouldBe(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path)),
            ignoreOrder: true);
    }

    private static IEnumerable<string> Projects(string filter)
    {
        using var read = JsonDocument.Parse(Repository.Read(filter));
        return [.. read.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray().Select(project => project.GetString()!.Replace('\\', '/'))];
    }
}
