using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace StanceTracker.Server.Http;

/// <summary>Opaque cursors: the keys of the last row, packed.</summary>
internal static class Cursor
{
    private const char Separator = '\u001f';

    /// <summary>Packs keys.</summary>
    public static string Pack(params ReadOnlySpan<string> keys) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, keys.ToArray())));

    /// <summary>Unpacks a number of keys; false if the cursor does not have that many.</summary>
    public static bool TryUnpack(string cursor, int count, out string[] keys) => TryUnpack(cursor, out keys) && keys.Length == count;

    /// <summary>Packs a number.</summary>
    public static string Pack(long number) => Pack(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Unpacks a number; 0 for no cursor, null if it is not such a cursor.</summary>
    public static long? Number(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return 0;
        return TryUnpack(cursor, 1, out var keys) && long.TryParse(keys[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>Unpacks the keys; false if it is not a cursor.</summary>
    public static bool TryUnpack(string cursor, out string[] keys)
    {
        keys = [];
        if (!Base64Url.IsValid(cursor)) return false;
        keys = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator);
        return true;
    }
}
