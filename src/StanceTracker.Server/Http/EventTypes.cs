using StanceTracker.Domain.Events;

namespace StanceTracker.Server.Http;

/// <summary>The registered event types.</summary>
internal static class EventTypes
{
    /// <summary>The registered type of an event.</summary>
    public static EventType Get<TEvent>() where TEvent : LedgerEvent =>
        EventRegistry.Standard.All.Single(type => type.Body == typeof(TEvent));
}
