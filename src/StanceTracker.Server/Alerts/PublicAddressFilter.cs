using System.Net;
using System.Net.Sockets;

namespace StanceTracker.Server.Alerts;

/// <summary>Which addresses are on the public internet, by IANA's special-purpose address registries for IPv4 and IPv6.</summary>
internal static class PublicAddressFilter
{
    private static readonly IPNetwork[] NotPublic = [.. new[]
    {
        "0.0.0.0/8", // this network
        "10.0.0.0/8", // private
        "100.64.0.0/10", // carrier-grade NAT
        "127.0.0.0/8", // loopback
        "169.254.0.0/16", // link-local, including cloud metadata services
        "172.16.0.0/12", // private
        "192.0.0.0/24", // protocol assignments
        "192.0.2.0/24", // documentation
        "192.88.99.0/24", // 6to4 relays, deprecated
        "192.168.0.0/16", // private
        "198.18.0.0/15", // benchmarks
        "198.51.100.0/24", // documentation
        "203.0.113.0/24", // documentation
        "224.0.0.0/4", // multicast
        "240.0.0.0/4", // reserved, including broadcast
        "2001::/23", // protocol assignments: Teredo, ORCHID
        "2001:db8::/32", // documentation
        "2002::/16", // 6to4, deprecated: embeds any IPv4 address
        "3fff::/20", // documentation
    }.Select(network => IPNetwork.Parse(network))];

    /// <summary>All global unicast addresses; excludes loopback, link-local, unique local and multicast.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>NAT64: the last four bytes are an IPv4 address.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address is on the public internet. An address that embeds an IPv4 address is judged by that one.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        if (Nat64.Contains(address)) return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(address)) return false;
        return !Array.Exists(NotPublic, network => network.Contains(address));
    }
}
