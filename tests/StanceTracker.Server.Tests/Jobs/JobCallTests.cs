using Microsoft.Extensions.DependencyInjection;
using StanceTracker.Server.Alerts;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;
using Wolverine;
using Wolverine.Runtime;

namespace StanceTracker.Server.Tests.Jobs;

/// <summary>What is in the queues, what failed for good, and that it can be sent again.</summary>
public sealed class JobCallTests
{
    [Fact]
    public async Task A_job_that_waits_for_its_time_shows_in_its_queue()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database);
        var bus = new MessageBus(server.Services.GetRequiredService<IWolverineRuntime>());
        await bus.PublishAsync(new SendNext("a-none"), new DeliveryOptions { ScheduleDelay = TimeSpan.FromHours(1) });

        var queues = await server.Http.AllAsync("/api/jobs?limit=1");
        queues.Select(queue => queue.Text("queue")).ShouldBe(queues.Select(queue => queue.Text("queue")).Order(StringComparer.Ordinal));
        queues.Select(queue => queue.Text("queue")).ShouldContain("upkeep");
        var deliveries = queues.Single(queue => queue.Text("queue") == "deliveries");
        (deliveries.GetProperty("scheduled").GetInt64(), deliveries.GetProperty("dead").GetInt64()).ShouldBe((1, 0));
        (deliveries.GetProperty("nextDue").GetDateTimeOffset() - DateTimeOffset.UtcNow).TotalMinutes.ShouldBeInRange(55, 65);
    }

    [Fact]
    public async Task A_job_that_fails_for_good_lies_in_the_dead_letters_until_it_is_sent_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database);
        await database.Owner.ExecuteAsync("alter table service.alert_delivery rename to alert_delivery_away");
        var bus = new MessageBus(server.Services.GetRequiredService<IWolverineRuntime>());
        await bus.PublishAsync(new SendNext("a-none"));

        // It is tried again, later and later; a test has not that much time.
        await database.UntilAsync("select exists (select from wolverine.wolverine_incoming_envelopes where status = 'Scheduled')");
        for (var tries = 0; tries < 4 && (await server.Http.AllAsync("/api/jobs/dead-letters")).Count == 0; tries++)
        {
            await database.Owner.ExecuteAsync("update wolverine.wolverine_incoming_envelopes set execution_time = now() where status = 'Scheduled'");
            await database.UntilAsync("select exists (select from wolverine.wolverine_incoming_envelopes where status = 'Scheduled' and execution_time > now()) or exists (select from wolverine.wolverine_dead_letters)");
        }

        var dead = (await server.Http.AllAsync("/api/jobs/dead-letters")).ShouldHaveSingleItem();
        (dead.Text("queue"), dead.Text("job"), dead.GetProperty("replaying").GetBoolean()).ShouldBe(("deliveries", "SendNext", false));
        dead.Text("message")!.ShouldContain("a-none");
        dead.Text("error")!.ShouldContain("alert_delivery");
        (await server.Http.AskAsync("/api/jobs/dead-letters.csv")).ShouldBe(200).Body.ShouldContain(dead.Text("id")!);
        (await server.Http.AllAsync("/api/jobs")).Single(queue => queue.Text("queue") == "deliveries").GetProperty("dead").GetInt64().ShouldBe(1);

        await database.Owner.ExecuteAsync("alter table service.alert_delivery_away rename to alert_delivery");
        var again = (await server.Http.CallAsync(HttpMethod.Post, $"/api/jobs/dead-letters/{dead.Text("id")}/replays", null)).ShouldBe(202);
        again.Json.GetProperty("replaying").GetBoolean().ShouldBeTrue();
        await database.UntilAsync("select not exists (select from wolverine.wolverine_dead_letters) and not exists (select from wolverine.wolverine_incoming_envelopes where status <> 'Handled')");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("0199f3c1-d2e4-7a6b-8c5d-4e3f2a1b0c9d")]
    public async Task One_that_there_is_not_is_not_found(string id)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database);
        (await server.Http.CallAsync(HttpMethod.Post, $"/api/jobs/dead-letters/{id}/replays", null)).ShouldRefuse(404, "not-found", null);
        (await server.Http.AskAsync("/api/jobs/dead-letters?cursor=x")).ShouldRefuse(400, "invalid-parameter", "cursor");
    }
}
