namespace StanceTracker.Testing.Servers;

/// <summary>The tests' database cannot be had; the message is a sentence for the person at the terminal and says what to do.</summary>
public sealed class TestServerException(string message) : Exception(message);
