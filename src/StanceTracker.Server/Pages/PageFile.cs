using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace StanceTracker.Server.Pages;

/// <summary>A built file of the pages, with the compressed versions that the build wrote.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Plain">Its bytes.</param>
/// <param name="Compressed">The compressed bytes by content coding, where they are smaller.</param>
/// <param name="Tag">Its ETag, without the coding.</param>
/// <param name="Immutable">Whether its name contains its hash.</param>
internal sealed record PageFile(string MediaType, byte[] Plain, IReadOnlyDictionary<string, byte[]> Compressed, string Tag, bool Immutable)
{
    /// <summary>The supported codings, best first, with the suffix of their files.</summary>
    private static readonly (string Coding, string Suffix)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider MediaTypes = new();

    /// <summary>Reads all files of a folder, keyed by URL path.</summary>
    public static IReadOnlyDictionary<string, PageFile> ReadAll(string folder)
    {
        if (!Directory.Exists(folder)) return new Dictionary<string, PageFile>();
        var bytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => $"/{Path.GetRelativePath(folder, path)}", File.ReadAllBytes, StringComparer.Ordinal);
        return bytes.Where(file => !Codings.Any(coding => file.Key.EndsWith(coding.Suffix, StringComparison.Ordinal)))
            .ToDictionary(file => file.Key, file => Create(file.Key, file.Value, bytes), StringComparer.Ordinal);
    }

    /// <summary>The best version that a request accepts, and its coding; null is uncompressed.</summary>
    public (byte[] Bytes, string? Coding) For(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)) return (Plain, null);
        foreach (var (coding, _) in Codings)
        {
            if (!Compressed.TryGetValue(coding, out var compressed)) continue;
            if (accepted.Any(one => one.Quality is not 0 && one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)))
                return (compressed, coding);
        }

        return (Plain, null);
    }

    private static PageFile Create(string address, byte[] plain, Dictionary<string, byte[]> all)
    {
        if (!MediaTypes.TryGetContentType(address, out var type)) type = "application/octet-stream";
        if (type is "text/html" or "text/javascript" or "text/css") type += "; charset=utf-8";
        var compressed = Codings.Where(coding => all.ContainsKey(address + coding.Suffix))
            .ToDictionary(coding => coding.Coding, coding => all[address + coding.Suffix], StringComparer.Ordinal);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(plain))[..16];
        return new PageFile(type, plain, compressed, digest, address.StartsWith("/assets/", StringComparison.Ordinal));
    }
}
