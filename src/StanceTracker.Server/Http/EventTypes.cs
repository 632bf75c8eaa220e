using StanceTracker.Domain.Events;

namespace StanceTracker.Server.Http;

/// <summary>The registered types of the events that calls propose.</summary>
internal static class EventTypes
{
    /// <summary>The type of a body.</summary>
    public static EventType Get<TEvent>() where TEvent : LedgerEvent => EventRegistry.Standard.All.Single(type => type.Body == typeof(TEvent));
}
