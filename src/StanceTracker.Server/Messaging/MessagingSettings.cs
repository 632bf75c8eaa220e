namespace StanceTracker.Server.Messaging;

/// <summary>The broker that statements come and go by, and what its queues and exchanges are called.</summary>
internal static class MessagingSettings
{
    /// <summary>The setting with the broker's address (<c>Messaging__RabbitMq</c> in the environment). Unless it is set there are no messages.</summary>
    public const string Setting = "Messaging:RabbitMq";

    /// <summary>The queue of what is to be recorded.</summary>
    public const string Recordings = "stancetracker.recordings";

    /// <summary>The queue of what was refused, each message as it came with the problem in its headers.</summary>
    public const string Refusals = "stancetracker.refusals";

    /// <summary>The topic exchange of the ledger's events; the routing key is an event's type.</summary>
    public const string Events = "stancetracker.events";

    /// <summary>The broker's address; null if none is set.</summary>
    /// <exception cref="MessagingException">It is no address of a broker.</exception>
    public static Uri? Broker(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } given) return null;
        return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps" && address.Host.Length > 0
            ? address
            : throw new MessagingException($"{Setting.Replace(":", "__", StringComparison.Ordinal)} is not the address of a broker: expected one such as amqp://user:password@host:5672.");
    }
}

/// <summary>The settings of the broker are wrong.</summary>
internal sealed class MessagingException(string message) : Exception(message);
