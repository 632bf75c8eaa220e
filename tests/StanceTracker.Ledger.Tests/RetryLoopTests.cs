namespace StanceTracker.Ledger.Tests;

public class RetryLoopTests
{
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan, AtOnce = TimeSpan.Zero;

    [Fact]
    public async Task Work_is_run_again_after_each_transient_failure_until_it_succeeds()
    {
        var (runs, failures) = (0, new List<int>());
        var result = await RetryLoop.UntilSuccessAsync(
            _ => ++runs < 3 ? throw new TimeoutException() : Task.FromResult("done"), AtOnce, e => e is TimeoutException, (_, count) => failures.Add(count), CancellationToken.None);
        result.ShouldBe("done");
        failures.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task An_exception_that_is_not_transient_ends_every_loop()
    {
        await Should.ThrowAsync<InvalidOperationException>(RetryLoop.UntilSuccessAsync(Fail, AtOnce, NotTransient, Unexpected, CancellationToken.None));
        await Should.ThrowAsync<InvalidOperationException>(RetryLoop.UntilSuccessOrStopAsync(Fail, AtOnce, NotTransient, Unexpected, CancellationToken.None));
        await Should.ThrowAsync<InvalidOperationException>(RetryLoop.RepeatAsync(Fail, AtOnce, NotTransient, e => Unexpected(e, 1), CancellationToken.None));

        static Task Fail(CancellationToken cancel) => throw new InvalidOperationException();
        static bool NotTransient(Exception e) => false;
        static void Unexpected(Exception e, int failures) => throw e;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Loops_of_hosted_services_return_when_they_are_cancelled_at_work_or_between(bool isAtWork)
    {
        Func<CancellationToken, Task> work = isAtWork ? stop => Task.Delay(Never, stop) : _ => throw new TimeoutException();
        await StopsAsync(cancel => RetryLoop.UntilSuccessOrStopAsync(work, Never, _ => true, (_, _) => { }, cancel));
        await StopsAsync(cancel => RetryLoop.RepeatAsync(work, isAtWork ? AtOnce : Never, _ => true, _ => { }, cancel));

        static async Task StopsAsync(Func<CancellationToken, Task> loop)
        {
            using var stop = new CancellationTokenSource();
            var running = loop(stop.Token);
            running.IsCompleted.ShouldBeFalse();
            await stop.CancelAsync();
            await running;
        }
    }

    [Fact]
    public async Task Work_whose_result_is_awaited_throws_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var running = RetryLoop.UntilSuccessAsync<string>(_ => throw new TimeoutException(), Never, _ => true, (_, _) => { }, stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }
}
