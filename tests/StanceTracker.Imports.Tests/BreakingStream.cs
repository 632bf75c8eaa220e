namespace StanceTracker.Imports.Tests;

/// <summary>A file that cannot be read on behind a point.</summary>
internal sealed class BreakingStream(byte[] bytes, int at) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position >= at ? throw new IOException("It broke off.") : base.ReadAsync(buffer[..Math.Min(buffer.Length, at - (int)Position)], cancellationToken);
}
