using StanceTracker.Server.Tests.Architecture;
using StanceTracker.Server.Tests.Crashes;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Jobs;

/// <summary>The code that calls the jobs' handlers is compiled with the server.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public async Task What_calls_the_handlers_is_what_wolverine_would_write_for_them_today()
    {
        var current = await JobCode.JobCode.GenerateAsync();
        var written = Directory.GetFiles(Path.Combine(Repository.Root, JobCode.JobCode.Folder)).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        current.ShouldNotBeEmpty();
        written.Keys.ShouldBe(current.Keys, ignoreOrder: true, customMessage: Hint);
        foreach (var (name, text) in current) (written[name] == text).ShouldBeTrue($"{name} is not what Wolverine writes. {Hint}");
    }

    [Fact]
    public async Task A_server_that_has_done_a_job_has_not_loaded_a_compiler()
    {
        var folder = Directory.CreateTempSubdirectory("stance-jobs-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        await using (var server = await ServedProcess.StartAsync(folder))
        {
            (await server.Http.TellAsync("/api/actors", Bodies.Actor("speaker"))).ShouldBe(201);
            await Task.Delay(TimeSpan.FromSeconds(3)); // The jobs that follow a write are done by then.
            var loaded = await File.ReadAllTextAsync($"/proc/{server.Id}/maps");
            loaded.ShouldContain("/Wolverine.dll");
            loaded.ShouldNotContain("Microsoft.CodeAnalysis");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string Hint => $"Write it with `{JobCode.JobCode.Command}`.";
}
