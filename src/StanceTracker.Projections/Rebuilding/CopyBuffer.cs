using System.Buffers.Binary;
using System.Text;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>
/// Rows in PostgreSQL's binary COPY format without header and trailer, so that one thread can encode rows and another send them.
/// </summary>
internal sealed class CopyBuffer
{
    /// <summary>The header of COPY: the signature, no flags, no extension.</summary>
    public static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The trailer of COPY.</summary>
    public static readonly byte[] Trailer = [0xFF, 0xFF];

    private const int TextType = 25;

    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    public ReadOnlyMemory<byte> Rows => _bytes.AsMemory(0, _length);

    public bool IsEmpty => _length == 0;

    /// <summary>Begins a row.</summary>
    public void Begin(int columns) => BinaryPrimitives.WriteInt16BigEndian(Next(2), (short)columns);

    public void Null() => Int32(-1);

    public void Bigint(long value)
    {
        Int32(8);
        BinaryPrimitives.WriteInt64BigEndian(Next(8), value);
    }

    public void Integer(int value)
    {
        Int32(4);
        Int32(value);
    }

    public void Smallint(short value)
    {
        Int32(2);
        BinaryPrimitives.WriteInt16BigEndian(Next(2), value);
    }

    public void Double(double value)
    {
        Int32(8);
        BinaryPrimitives.WriteDoubleBigEndian(Next(8), value);
    }

    public void Boolean(bool value)
    {
        Int32(1);
        Next(1)[0] = value ? (byte)1 : (byte)0;
    }

    /// <summary>
    /// A day; <see cref="DateOnly.MinValue"/> and <see cref="DateOnly.MaxValue"/> are −infinity and infinity, as in Npgsql.
    /// </summary>
    public void Date(DateOnly value)
    {
        Int32(4);
        Int32(value == DateOnly.MinValue ? int.MinValue : value == DateOnly.MaxValue ? int.MaxValue : value.DayNumber - Epoch);
    }

    public void Text(string value)
    {
        Int32(Encoding.UTF8.GetByteCount(value));
        Utf8(value);
    }

    public void Json(string value)
    {
        Int32(Encoding.UTF8.GetByteCount(value) + 1);
        Next(1)[0] = 1;
        Utf8(value);
    }

    public void Texts(IReadOnlyCollection<string> values)
    {
        Int32(0);
        var start = _length;
        Int32(values.Count == 0 ? 0 : 1);
        Int32(0);
        Int32(TextType);
        if (values.Count > 0)
        {
            Int32(values.Count);
            Int32(1);
        }

        foreach (var value in values) Text(value);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(start - 4), _length - start);
    }

    private void Utf8(string value) => Encoding.UTF8.GetBytes(value, Next(Encoding.UTF8.GetByteCount(value)));

    private void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Next(4), value);

    private Span<byte> Next(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
