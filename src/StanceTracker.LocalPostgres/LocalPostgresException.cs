namespace StanceTracker.Postgres;

/// <summary>The private server is unavailable. The message is meant for the user at the terminal and says what to do.</summary>
public sealed class LocalPostgresException(string message) : Exception(message);
