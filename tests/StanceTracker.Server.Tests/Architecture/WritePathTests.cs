using System.Collections.Concurrent;
using System.Diagnostics;
using StanceTracker.Ledger;
using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Architecture;

/// <summary>A write takes the steps that <c>docs/architecture.md</c> draws, and no others.</summary>
public sealed class WritePathTests(SmallServer server) : IClassFixture<SmallServer>
{
    private static readonly string[] Drawn = [.. Block().Select(line => line.Trim('│', '├', '└', '─', ' ')).Select(line => line.Split("  ")[0])];

    [Fact]
    public async Task A_write_passes_the_steps_that_the_docs_draw()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == WritePath.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        var trace = ActivityTraceId.CreateRandom();
        (await server.Http.TellAsync("/api/actors", Bodies.Actor("walker"), ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"))).ShouldBe(201);

        var ours = spans.Where(span => span.TraceId == trace).ToArray();
        ours.Select(span => span.OperationName).ShouldBe(Drawn[1..], "the first line is the request itself");
        var handle = ours.Single(span => span.OperationName == "handle command");
        ours.Except([handle]).ShouldAllBe(span => span.ParentSpanId == handle.SpanId);
    }

    [Fact]
    public void At_most_four_types_lie_on_the_way_out_and_two_on_the_way_home()
    {
        var types = Block().Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries)[^1]).SelectMany(step => step.Split(" → ")).Select(type => type.Trim()).Distinct().ToArray();
        types.Except(["AppendOutcome", "WriteReceipt"]).Count().ShouldBeLessThanOrEqualTo(4);
        types.ShouldContain("AppendOutcome");
        types.ShouldContain("WriteReceipt");
        var known = new[] { System.Reflection.Assembly.Load("stance"), typeof(WritePath).Assembly, typeof(Domain.Commands.Command).Assembly }.SelectMany(assembly => assembly.GetTypes()).Select(type => type.Name).ToHashSet();
        types.ShouldBeSubsetOf(known);
    }

    private static IEnumerable<string> Block()
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "docs", "architecture.md")).SkipWhile(line => line != "```text").Skip(1).TakeWhile(line => line != "```").ToArray();
        lines.ShouldNotBeEmpty();
        return lines;
    }
}
