namespace StanceTracker.Ledger;

/// <summary>Loops of background work: run, catch, report, wait.</summary>
public static class RetryLoop
{
    /// <summary>Runs work until it succeeds.</summary>
    /// <param name="work">What to run.</param>
    /// <param name="delay">How long to wait after a failure.</param>
    /// <param name="isTransient">Which exceptions to retry after; others propagate.</param>
    /// <param name="onFailure">Called before each wait with the exception and the number of failures so far, from 1.</param>
    /// <param name="cancel">Ends the loop.</param>
    /// <exception cref="OperationCanceledException">Cancelled before the work succeeded.</exception>
    public static async Task<T> UntilSuccessAsync<T>(
        Func<CancellationToken, Task<T>> work,
        TimeSpan delay,
        Func<Exception, bool> isTransient,
        Action<Exception, int> onFailure,
        CancellationToken cancel)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await work(cancel);
            }
            catch (Exception e) when (isTransient(e))
            {
                cancel.ThrowIfCancellationRequested();
                onFailure(e, failures);
            }

            await Task.Delay(delay, cancel);
        }
    }

    /// <inheritdoc cref="UntilSuccessAsync{T}"/>
    public static Task UntilSuccessAsync(
        Func<CancellationToken, Task> work,
        TimeSpan delay,
        Func<Exception, bool> isTransient,
        Action<Exception, int> onFailure,
        CancellationToken cancel) => UntilSuccessAsync(
        async stop =>
        {
            await work(stop);
            return true;
        },
        delay,
        isTransient,
        onFailure,
        cancel);

    /// <summary>Runs work until it succeeds or is cancelled, and returns then: the loop of a hosted service.</summary>
    /// <inheritdoc cref="UntilSuccessAsync{T}" path="/param"/>
    public static async Task UntilSuccessOrStopAsync(
        Func<CancellationToken, Task> work,
        TimeSpan delay,
        Func<Exception, bool> isTransient,
        Action<Exception, int> onFailure,
        CancellationToken cancel)
    {
        try
        {
            await UntilSuccessAsync(work, delay, isTransient, onFailure, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
    }

    /// <summary>Runs work at an interval until cancelled, and returns then. The first run is after one interval.</summary>
    /// <param name="work">What to run.</param>
    /// <param name="interval">How long to wait before each run.</param>
    /// <param name="isTransient">Which exceptions do not end the loop; others propagate.</param>
    /// <param name="onFailure">Called for each of these.</param>
    /// <param name="cancel">Ends the loop.</param>
    public static async Task RepeatAsync(
        Func<CancellationToken, Task> work,
        TimeSpan interval,
        Func<Exception, bool> isTransient,
        Action<Exception> onFailure,
        CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(interval, cancel);
                await work(cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (isTransient(e))
            {
                onFailure(e);
            }
        }
    }
}
