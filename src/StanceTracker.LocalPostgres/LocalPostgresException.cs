namespace StanceTracker.Postgres;

/// <summary>The private server cannot be had; the message is a sentence for the person at the terminal and says what to do.</summary>
public sealed class LocalPostgresException(string message) : Exception(message);
