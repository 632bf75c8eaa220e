using System.Buffers.Text;
using System.Globalization;
using System.Text;
using StanceTracker.Domain;

namespace StanceTracker.Server.Http;

/// <summary>Opaque cursors: the keys of the last row, packed.</summary>
internal static class Cursor
{
    private const char Separator = '\u001f';

    /// <summary>Packs keys.</summary>
    public static string Pack(string[] keys) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, keys)));

    /// <summary>Unpacks the keys; null if it is not a cursor.</summary>
    public static string[]? Unpack(string cursor) =>
        Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator) : null;

    /// <summary>Whether the key is an id.</summary>
    public static bool IsId(string[] keys) => keys is [var id] && Slug.IsValid(id);

    /// <summary>Whether the key is a number.</summary>
    public static bool IsNumber(string[] keys) =>
        keys is [var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The key that is a number; 0 for none.</summary>
    public static long Number(string[]? keys) => keys is null ? 0 : long.Parse(keys[0], CultureInfo.InvariantCulture);
}
