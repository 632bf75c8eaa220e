using System.Text;
using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Imports.Actors;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// The documents that rows cite. A document's ID is derived from its URL, or from whatever else identifies it, so that all rows and data
/// sets that cite an article cite the same document. The first row determines its other fields. Its reliability is F, because the data do
/// not judge it.
/// </summary>
internal sealed class Documents
{
    private const int MaxPublisher = 300, MaxUrl = 2_000;

    /// <summary>How many documents are cached: rows that cite the same one are close together.</summary>
    private const int MaxRemembered = 20_000;

    private readonly Dictionary<DocumentId, Dependency> _remembered = [];
    private readonly Dictionary<string, (DocumentId Id, Dependency Need)> _addresses = new(StringComparer.Ordinal);

    /// <summary>
    /// The article at a URL. Anything but an http or https URL (GDELT cites broadcasts and wire services as <c>BBC Monitoring</c>) names a
    /// publisher, and the document stands for what it published that day.
    /// </summary>
    /// <param name="address">The URL or publisher.</param>
    /// <param name="day">The day it was seen.</param>
    public (DocumentId Id, Dependency Need) At(string address, DateOnly day)
    {
        if (_addresses.TryGetValue(address, out var remembered)) return remembered;
        if (!address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return OfDay("", address, day);
        var isSound = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0;
        var host = isSound ? uri!.Host.ToLowerInvariant() : "unreadable";
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        var id = DocumentId.Parse($"{ActorSlugs.FromName(host, 80)}-{ActorSlugs.Digest(Encoding.UTF8.GetBytes(address), 20)}");
        if (_addresses.Count >= MaxRemembered) _addresses.Clear();
        return _addresses[address] = (
            id, Get(id, isSound ? host : address, day, isSound && address.Length <= MaxUrl ? address : null, null));
    }

    /// <summary>A story that a data set identifies by an ID of its own.</summary>
    /// <param name="prefix">The data set.</param>
    /// <param name="story">The story's ID.</param>
    /// <param name="publisher">The publisher.</param>
    /// <param name="day">The day of publication.</param>
    public (DocumentId Id, Dependency Need) Story(string prefix, string story, string publisher, DateOnly day)
    {
        var id = DocumentId.Parse(ActorSlugs.FromId($"{prefix}-story", story));
        return (id, Get(id, publisher, day, null, $"Story {story}"));
    }

    /// <summary>What a publisher published on a day.</summary>
    /// <param name="prefix">The data set and a hyphen; or empty.</param>
    /// <param name="publisher">The publisher.</param>
    /// <param name="day">The day.</param>
    public (DocumentId Id, Dependency Need) OfDay(string prefix, string publisher, DateOnly day)
    {
        var id = DocumentId.Parse($"{prefix}{ActorSlugs.FromName(publisher, 80)}-{day.Year:0000}{day.Month:00}{day.Day:00}");
        return (id, Get(id, publisher, day, null, null));
    }

    private Dependency Get(DocumentId id, string publisher, DateOnly day, string? url, string? title)
    {
        if (_remembered.TryGetValue(id, out var remembered)) return remembered;
        if (_remembered.Count >= MaxRemembered) _remembered.Clear();
        return _remembered[id] = new Dependency(new Command(StreamId.From(id), new DocumentRegistered
        {
            Document = id,
            Title = title,
            Publisher = publisher.Length > MaxPublisher ? publisher[..MaxPublisher] : publisher,
            Published = new Published(day, day, DateBasis.Inferred),
            Url = url,
            Reliability = Reliability.F,
        }));
    }
}
