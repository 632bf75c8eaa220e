using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Ledger;

/// <summary>The filters that the ledger and its live stream share.</summary>
internal sealed class EventParameters
{
    [FromQuery(Name = "stream"), Description("Only events in this stream, such as `actor-iran`.")]
    public StreamParameter? Stream { get; init; }

    [FromQuery(Name = "type"), Description("Only events of this type, such as `statement_recorded`.")]
    public EventTypeParameter? Type { get; init; }
}

/// <summary>The name of a stream.</summary>
internal sealed class StreamParameter : QueryParameter<StreamParameter, string>
{
    /// <inheritdoc/>
    protected override string Expected => "a stream such as actor-iran";

    /// <inheritdoc/>
    protected override string? Parse(string text) => StreamId.TryParse(text, out _) ? text : null;
}

/// <summary>The stored name of an event type.</summary>
internal sealed class EventTypeParameter : QueryParameter<EventTypeParameter, string>
{
    /// <inheritdoc/>
    protected override string Expected => "an event type such as statement_recorded";

    /// <inheritdoc/>
    protected override string? Parse(string text) => EventRegistry.Standard.TryFind(text, out _) ? text : null;
}
