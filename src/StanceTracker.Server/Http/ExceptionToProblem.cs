using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using StanceTracker.Domain.Commands;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Server.Http;

/// <summary>Turns exceptions into problems.</summary>
internal sealed class ExceptionToProblem(NpgsqlDataSource database, ILogger<ExceptionToProblem> log) : IExceptionHandler
{
    /// <summary>The problem of a ledger exception.</summary>
    public static ProblemHttpResult Convert(Exception failure) => failure is LedgerRefusedException
        ? Problems.Problem(Problems.From(RejectionType.InvalidField), failure.Message)
        : Problems.Problem(Problems.Unavailable, failure.Message);

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case LedgerRefusedException or LedgerUnavailableException:
                await Convert(exception).ExecuteAsync(httpContext);
                return true;
            case NpgsqlException:
                // A restarted database leaves a pool of dead connections: clear it, so that only one request fails.
                if (exception is not PostgresException) database.Clear();
                log.LogError(exception, "The database did not respond to {Path}", httpContext.Request.Path);
                await Problems.Problem(Problems.Unavailable, "The database did not respond.").ExecuteAsync(httpContext);
                return true;
            case BadHttpRequestException bad:
                await Problems.Problem(
                    bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? Problems.BodyTooLarge : Problems.MalformedRequest,
                    bad.Message).ExecuteAsync(httpContext);
                return true;
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
                return true;
            default:
                return false;
        }
    }
}
