using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace StanceTracker.Postgres.Tests.TestServers;

/// <summary>A request to the engine.</summary>
/// <param name="Line">method and path, without the version of the API.</param>
/// <param name="Body">a byte as a character.</param>
internal sealed record EngineRequest(string Line, string Body);

/// <summary>
/// HTTP as Docker's client speaks it: a connection for each request, which may ask to go on as a raw stream. The servers of .NET answer such a
/// request only with a length, which the client refuses.
/// </summary>
internal static class HttpExchange
{
    public static async Task<EngineRequest> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        var line = (await reader.ReadLineAsync())!.Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } header) headers[header.Split(':')[0]] = header[(header.IndexOf(':') + 1)..].Trim();
        var body = new char[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        if (body.Length > 0) await reader.ReadBlockAsync(body);
        return new EngineRequest($"{line[0]} {line[1][line[1].IndexOf('/', 1)..]}", new string(body));
    }

    /// <summary>The connection's end is the answer's.</summary>
    public static async Task WriteAsync(NetworkStream stream, int status, ReadOnlyMemory<byte> body)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(body);
    }
}
