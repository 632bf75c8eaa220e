using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Where webhooks may lead: to public addresses, unless the settings allow others. It is asked when an alert is set, for the analyst to be told; and again of the very address that
/// is connected to, because a name may lead elsewhere by then.
/// </summary>
/// <param name="settings">Whether private networks are allowed.</param>
internal sealed class WebhookEgressPolicy(IOptions<AlertSettings> settings)
{
    private const int MaxUrlLength = 2_000;

    private static readonly TimeSpan ResolveTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Why a webhook cannot lead to an address, as a sentence that goes on behind it; null if it can.</summary>
    public async Task<string?> FindObjectionAsync(string url, CancellationToken cancel)
    {
        if (url.Length > MaxUrlLength) return $"is longer than {MaxUrlLength} characters";
        if (url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))) return "must not contain spaces or control characters";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.Host.Length == 0)
            return "is not an http:// or https:// URL";
        if (uri.UserInfo.Length > 0) return "must not contain credentials; deliveries are signed with the secret";
        if (uri.Fragment.Length > 0) return "must not have a fragment";
        if (settings.Value.AllowPrivateNetworks) return null;
        try
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            soon.CancelAfter(ResolveTimeout);
            var addresses = await ResolveAsync(uri.IdnHost, soon.Token);
            return Array.Find(addresses, address => !PublicAddressFilter.IsPublic(address)) is { } found ? $"leads to {found}, which is not a public address" : null;
        }
        catch (Exception e) when (e is SocketException or ArgumentException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return $"leads nowhere: {uri.IdnHost} does not resolve";
        }
    }

    /// <summary>Connects to an address that is allowed; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HttpRequestException">None is.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await ResolveAsync(host, cancel);
        var allowed = settings.Value.AllowPrivateNetworks ? addresses : Array.FindAll(addresses, PublicAddressFilter.IsPublic);
        if (allowed.Length == 0) throw new HttpRequestException($"{host} leads to {string.Join(", ", addresses.AsEnumerable())}: no address of the public internet.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancel) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancel);
}
