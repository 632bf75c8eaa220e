using System.Text;
using System.Text.Json;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Imports;

/// <summary>An import that takes long enough to be stopped on the way; a third of its rows are rejected.</summary>
internal static class LongImport
{
    public const int Rows = 30_000, Sound = Rows / 3 * 2;

    private const string Header =
        "event_id,event_date,source_name,source_sectors,source_country,cameo_code,target_name,target_sectors,target_country,story_id,publisher\n";

    public static byte[] File { get; } =
        Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(0, Rows).Select(i => ImportCallTests.Row(i, code: i % 3 == 0 ? "nonsense" : "010"))));

    /// <summary>Sends it; its address.</summary>
    public static async Task<string> SendLongAsync(this HttpClient http, params (string Name, string Value)[] headers) =>
        (await http.CallAsync(HttpMethod.Post, "/api/imports/icews", new ByteArrayContent(File), headers)).ShouldBe(202).Location!;

    /// <summary>Waits until some of its rows are recorded.</summary>
    public static async Task UnderWayAsync(this HttpClient http, string address)
    {
        while (await http.ReadAsync(address) is var import && import.GetProperty("rows").GetInt64() == 0)
        {
            import.Text("state").ShouldBeOneOf("queued", "running");
            await Task.Delay(20);
        }
    }

    public static async Task<JsonElement> CancelAsync(this HttpClient http, string address) =>
        (await http.CallAsync(HttpMethod.Post, $"{address}/cancellations", null)).ShouldBe(200).Json;

    /// <summary>Waits until it is done, and holds its counts against what they should be.</summary>
    public static async Task CompletedAsync(this HttpClient http, string address, long recorded, long alreadyThere)
    {
        var done = await http.EndedAsync(address);
        done.Text("state").ShouldBe("done");
        done.GetProperty("recorded").GetInt64().ShouldBe(recorded);
        done.GetProperty("alreadyThere").GetInt64().ShouldBe(alreadyThere);
        done.GetProperty("rejected").GetInt64().ShouldBe(Rows - Sound);
        done.GetProperty("rejectedByReason").EnumerateArray().Sum(reason => reason.GetProperty("lines").GetInt64()).ShouldBe(Rows - Sound);
    }

    /// <summary>Waits until it has come to an end.</summary>
    public static async Task<JsonElement> EndedAsync(this HttpClient http, string address)
    {
        while (true)
        {
            var import = await http.ReadAsync(address);
            if (import.Text("state") is not ("queued" or "running")) return import;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
