using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace StanceTracker.Server.Http;

/// <summary>Which page of a list.</summary>
internal sealed class PageParameters
{
    [FromQuery(Name = "limit")]
    [Description("The maximum number of rows, 1 to 1000. Default: 100; CSV and NDJSON return all rows.")]
    public LimitParameter? Limit { get; init; }

    [FromQuery(Name = "cursor")]
    [Description("Opaque cursor; follow the `next` link.")]
    public CursorParameter? Cursor { get; init; }

    /// <summary>The problem if the cursor is not one of this list; null if it is.</summary>
    /// <param name="isKey">Whether keys are those of a row of this list.</param>
    public ProblemHttpResult? ProblemOf(Predicate<string[]> isKey) =>
        Cursor?.Value is { } keys && !isKey(keys) ? Cursor.Invalid("cursor") : null;
}

/// <summary>A cursor: the keys of the last row, packed.</summary>
internal sealed class CursorParameter : QueryParameter<CursorParameter, string[]>
{
    /// <inheritdoc/>
    protected override string Expected => "the cursor of a `next` link";

    /// <inheritdoc/>
    protected override string[]? Parse(string text) => Cursor.Unpack(text);
}
