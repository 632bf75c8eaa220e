using System.Text;
using StanceTracker.Imports.Formats;

namespace StanceTracker.Imports.Tests.Formats;

/// <summary>Nothing else runs beside it, for what it measures is the process's.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public async Task Memory_does_not_grow_with_the_file()
    {
        long read = 0;
        var row = Encoding.UTF8.GetBytes(Files.Gdelt2() + "\n");
        var directory = new Imports.Actors.ActorDirectory([]);
        long early = 0, late = 0;
        await foreach (var line in Gdelt2.Format.Read(new RepeatingStream(row, 400_000), directory, TestContext.Current.CancellationToken))
        {
            line.ShouldNotBeNull();
            if (++read == 50_000) early = GC.GetTotalMemory(forceFullCollection: true);
            if (read == 390_000) late = GC.GetTotalMemory(forceFullCollection: true);
        }

        read.ShouldBe(400_000);
        (late - early).ShouldBeLessThan(8 << 20);
    }

    /// <summary>A file of one row many times.</summary>
    private sealed class RepeatingStream(byte[] row, int times) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => (long)row.Length * times;

        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var read = 0;
            while (read < buffer.Length && _position < Length)
            {
                var some = row.AsSpan((int)(_position % row.Length));
                some = some[..Math.Min(some.Length, buffer.Length - read)];
                some.CopyTo(buffer[read..]);
                read += some.Length;
                _position += some.Length;
            }

            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
