using System.Diagnostics;
using StanceTracker.Server.Tests.Crashes;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Ledger;

/// <summary>GET /api/stream of two processes over one data folder.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task What_one_process_records_the_other_tells_until_it_is_stopped_which_a_stream_does_not_put_off()
    {
        var folder = Directory.CreateTempSubdirectory("stance-live-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        await using (var one = await ServedProcess.StartAsync(folder))
        await using (var other = await ServedProcess.StartAsync(folder))
        {
            await using var client = await LiveClient.ConnectAsync(other.Http);
            foreach (var actor in new[] { "iran", "pakistan" }) (await one.Http.TellAsync("/api/actors", Bodies.Actor(actor))).ShouldBe(201);
            (await client.NextAsync(2)).Select(e => e.Json.Text("stream")).ShouldBe(["actor-iran", "actor-pakistan"]);

            var began = Stopwatch.GetTimestamp();
            (await other.StopAsync()).ShouldBe(0);
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(5));
            (await client.BlockAsync()).ShouldBeNull("it ended before the server tore what was left");
        }

        Directory.Delete(folder, recursive: true);
    }
}
