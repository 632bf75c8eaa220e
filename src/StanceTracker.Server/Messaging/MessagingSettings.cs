namespace StanceTracker.Server.Messaging;

/// <summary>The message broker's address, and the names of its queues and exchange.</summary>
internal static class MessagingSettings
{
    /// <summary>The setting with the broker's address (<c>Messaging__RabbitMq</c> in the environment). Unset, messaging is off.</summary>
    public const string Setting = "Messaging:RabbitMq";

    /// <summary>The queue of messages to record.</summary>
    public const string Commands = "stancetracker.recordings";

    /// <summary>The queue of rejected messages, each unchanged but for the problem in its headers.</summary>
    public const string Rejections = "stancetracker.refusals";

    /// <summary>The topic exchange of ledger events; the routing key is the event type.</summary>
    public const string Events = "stancetracker.events";

    /// <summary>The broker's address; null if none is set.</summary>
    /// <exception cref="MessagingException">It is not the address of a broker.</exception>
    public static Uri? Broker(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } given) return null;
        var variable = Setting.Replace(":", "__", StringComparison.Ordinal);
        return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps" && address.Host.Length > 0
            ? address
            : throw new MessagingException(
                $"{variable} is not the address of a broker: expected one such as amqp://user:password@host:5672.");
    }
}

/// <summary>The broker's settings are invalid.</summary>
internal sealed class MessagingException(string message) : Exception(message);
