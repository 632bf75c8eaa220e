using System.Globalization;
using StanceTracker.Server.Messaging;
using StanceTracker.Server.Tests.Crashes;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Messaging;

/// <summary>The broker, or the server, is killed while statements come and go.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private const int Messages = 600, Refused = 6;
    private const string All = "all";

    private readonly TestBroker _broker = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("stance-messages-").FullName;

    private (string, string) Setting => ("Messaging__RabbitMq", _broker.Address);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        await _broker.InitializeAsync();
        if (TestBroker.IsInstalled) await _broker.BindAsync(All);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory(Skip = TestBroker.Needed, SkipUnless = nameof(TestBroker.IsInstalled), SkipType = typeof(TestBroker))]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_is_killed_or_stopped_loses_and_doubles_nothing_and_goes_on_once_it_is_back(bool kill)
    {
        await using (var server = await ServedProcess.StartAsync(_folder, Setting))
        {
            await BeginAsync();
            await SendAsync(0, Messages);
            while (await HeadAsync(server) < Messages / 5) await Task.Delay(20);
            if (kill) await server.KillAsync();
            else (await server.StopAsync()).ShouldBe(0);
        }

        await using var next = await ServedProcess.StartAsync(_folder, Setting);
        await ShouldBeWholeAsync(next);
    }

    [Fact(Skip = TestBroker.Needed, SkipUnless = nameof(TestBroker.IsInstalled), SkipType = typeof(TestBroker))]
    public async Task A_broker_that_is_killed_loses_and_doubles_nothing_and_both_go_on_once_it_is_back()
    {
        await using var server = await ServedProcess.StartAsync(_folder, Setting);
        await BeginAsync();
        await SendAsync(0, Messages / 2);
        while (await HeadAsync(server) < Messages / 5) await Task.Delay(20);
        await _broker.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
        (await server.Http.GetAsync("/health/ready")).IsSuccessStatusCode.ShouldBeTrue();
        (await server.Http.TellAsync("/api/actors", Bodies.Actor("meanwhile"))).ShouldBe(201);
        await _broker.StartAsync();
        await SendAsync(0, Messages);
        await ShouldBeWholeAsync(server, others: 1);
    }

    [Fact(Skip = TestBroker.Needed, SkipUnless = nameof(TestBroker.IsInstalled), SkipType = typeof(TestBroker))]
    public async Task A_server_that_starts_while_the_broker_is_away_waits_for_it()
    {
        await using (var server = await ServedProcess.StartAsync(_folder, Setting))
        {
            await BeginAsync();
            await SendAsync(0, Messages);
            while (await HeadAsync(server) < Messages / 5) await Task.Delay(20);
            await _broker.KillAsync();
            await server.KillAsync();
        }

        var starting = ServedProcess.StartAsync(_folder, Setting);
        await Task.Delay(TimeSpan.FromSeconds(5));
        await _broker.StartAsync();
        await using var next = await starting;
        await SendAsync(0, Messages);
        await ShouldBeWholeAsync(next);
    }

    private async Task BeginAsync()
    {
        await _broker.SendAsync("speaker", "IntroduceActor", Bodies.Actor("speaker"));
        await _broker.SendAsync("target", "IntroduceActor", Bodies.Actor("target"));
        await _broker.SendAsync("article", "RegisterDocument", Bodies.Document("article"));
    }

    /// <summary>Sends statements; some cannot be recorded. Whoever is not told that the broker has a message sends it again, as here all are sent again after the broker was killed.</summary>
    private async Task SendAsync(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            await _broker.SendAsync($"m{i}", "RecordStatement", i % (Messages / Refused) == 1 ? "{}" : Bodies.Statement($"s{i}"));
        }
    }

    private static async Task<long> HeadAsync(ServedProcess server) => (await server.Http.ReadAsync("/api/ledger")).GetProperty("position").GetInt64();

    /// <summary>Every statement is recorded once, every one that cannot be was refused, and every event was given to the exchange, none before those that lie before it.</summary>
    private async Task ShouldBeWholeAsync(ServedProcess server, int others = 0)
    {
        var bad = Enumerable.Range(0, Messages).Count(i => i % (Messages / Refused) == 1);
        var whole = 3 + Messages - bad + others;
        var highest = 0L;
        while (highest < whole)
        {
            var position = long.Parse((await _broker.NextAsync(All)).BasicProperties.MessageId!, CultureInfo.InvariantCulture);
            position.ShouldBeLessThanOrEqualTo(highest + 1);
            highest = Math.Max(highest, position);
        }

        highest.ShouldBe(whole);
        (await HeadAsync(server)).ShouldBe(whole);
        var rejected = new HashSet<string?>();
        while (rejected.Count < bad) rejected.Add((await _broker.NextAsync(MessagingSettings.Rejections)).BasicProperties.MessageId);
        rejected.ShouldBe(Enumerable.Range(0, Messages).Where(i => i % (Messages / Refused) == 1).Select(i => $"m{i}"), ignoreOrder: true);
        (await server.Http.ReadAsync("/api/jobs/dead-letters")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }
}
