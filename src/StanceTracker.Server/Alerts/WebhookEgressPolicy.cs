using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Which addresses webhooks may connect to: public ones only, unless the settings allow others. Checked when an alert is set, to give the
/// analyst an error, and again for the address of each connection, because the name may resolve differently by then.
/// </summary>
internal sealed class WebhookEgressPolicy(IOptions<AlertSettings> settings)
{
    private const int MaxUrlLength = 2_000;

    private static readonly TimeSpan ResolveTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Why a webhook cannot use a URL, phrased to follow the field's name; null if it can.</summary>
    public async Task<string?> FindObjectionAsync(string url, CancellationToken cancel)
    {
        if (url.Length > MaxUrlLength) return $"is longer than {MaxUrlLength} characters";
        if (url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))) return "must not contain spaces or control characters";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.Host.Length == 0)
            return "must be a URL that begins with http:// or https://";
        if (uri.UserInfo.Length > 0) return "must not contain a user name; requests are signed with the secret instead";
        if (uri.Fragment.Length > 0) return "must not have a fragment; fragments are never sent";
        if (settings.Value.AllowPrivateNetworks) return null;
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            timeout.CancelAfter(ResolveTimeout);
            var addresses = await ResolveAsync(uri.IdnHost, timeout.Token);
            return Array.Find(addresses, address => !PublicAddressFilter.IsPublic(address)) is { } found
                ? $"resolves to {found}, which is not on the public internet"
                : null;
        }
        catch (Exception e) when (e is SocketException or ArgumentException
            || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return $"cannot be resolved: unknown host {uri.IdnHost}";
        }
    }

    /// <summary>Connects to an allowed address; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HttpRequestException">No address is allowed.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await ResolveAsync(host, cancel);
        var allowed = settings.Value.AllowPrivateNetworks ? addresses : Array.FindAll(addresses, PublicAddressFilter.IsPublic);
        if (allowed.Length == 0)
        {
            var found = string.Join(", ", addresses.AsEnumerable());
            throw new HttpRequestException($"{host} resolves to {found}, which is not on the public internet.");
        }

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
