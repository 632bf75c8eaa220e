using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Actors;

/// <summary>An actor of the ledger.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Cameo">Its CAMEO code.</param>
/// <param name="Iso3">Its ISO 3166-1 alpha-3 code.</param>
/// <param name="Aliases">Its other names.</param>
public sealed record KnownActor(ActorId Id, string Name, ActorKind Kind, string? Cameo, string? Iso3, IReadOnlyList<string> Aliases);

/// <summary>An actor named in a row.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Needs">What must be recorded first.</param>
/// <param name="Capacity">Whether it speaks for those it is affiliated with.</param>
internal sealed record RowActor(ActorId Id, IReadOnlyList<Dependency> Needs, Capacity Capacity);

/// <summary>
/// Finds the actors that rows name, in memory, and introduces those that are not in the ledger. The result depends only on the row and on
/// actors that people introduced, not on earlier rows, so files give the same statements in any order.
/// <list type="number">
/// <item>
/// An actor of the ledger with the code (<c>codes.cameo</c>; for a state also <c>codes.iso3</c>), else one with that name or alias.
/// </item>
/// <item>
/// Else a new actor. The ID of a state, a region or a group with a code of its own is its name (<c>japan</c>, <c>european-union</c>).
/// Other IDs consist of the name or role and the code of the country or region, or <c>zzz</c>: <c>government-jpn</c>,
/// <c>donald-trump-usa</c>, <c>police-zzz</c>.
/// </item>
/// </list>
/// An actor with an ID of the latter form is found by its ID and code only, since it may just be a namesake. New actors are affiliated with
/// their country, without a start date, if their role says that they belong to it. Those that fight or oppose the state do not speak for
/// it, and are not affiliated.
/// </summary>
public sealed class ActorDirectory
{
    private readonly Dictionary<string, KnownActor> _byCameo = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KnownActor> _byIso3 = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KnownActor> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownActor> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RowActor> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RowActor> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IntroducedActor> _introduced = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Code, string? Name), RowActor> _coded = [];
    private readonly Dictionary<(string Name, string Country, RoleVoice Voice, ActorKind Kind), RowActor> _named = [];

    /// <summary>The size of each cache.</summary>
    private const int MaxRemembered = 200_000;

    /// <summary>A directory of these actors.</summary>
    public ActorDirectory(IEnumerable<KnownActor> known)
    {
        foreach (var actor in known.OrderBy(actor => actor.Id.Value, StringComparer.Ordinal))
        {
            _byId.TryAdd(actor.Id.Value, actor);
            if (actor.Cameo is { } cameo) _byCameo.TryAdd(cameo, actor);
            if (actor.Iso3 is { } iso3) _byIso3.TryAdd(iso3, actor);
            if (IsIntroducedByImports(actor)) continue;
            foreach (var name in actor.Aliases.Prepend(actor.Name)) _byName.TryAdd(ActorSlugs.FromName(name), actor);
        }
    }

    /// <summary>The actor with a CAMEO code; the name in the row, if any, helps to find it.</summary>
    internal RowActor Coded(string code, string? name)
    {
        if (_coded.TryGetValue((code, name), out var remembered)) return remembered;
        if (_coded.Count >= MaxRemembered) _coded.Clear();
        return _coded[(code, name)] = FindCoded(code, name);
    }

    /// <summary>The actor with a name.</summary>
    /// <param name="name">The name in the row.</param>
    /// <param name="country">Its country, if the row has one.</param>
    /// <param name="voice">Whether it speaks for its country, according to the row.</param>
    /// <param name="kind">The kind of a new actor.</param>
    internal RowActor Named(string name, Country? country, RoleVoice voice, ActorKind kind)
    {
        var key = (name, country?.Suffix ?? "", voice, kind);
        if (_named.TryGetValue(key, out var remembered)) return remembered;
        if (_named.Count >= MaxRemembered) _named.Clear();
        return _named[key] = FindNamed(name, country, voice, kind);
    }

    /// <summary>The actor with a role in a country and no name.</summary>
    internal RowActor OfRole(ActorRole role, Country? country) =>
        Introduce(role.Label, WithPlace(role.Label, country?.Name), country, null, role.Kind, role.Voice, null);

    /// <summary>The state that is a country.</summary>
    internal RowActor State(Country country)
    {
        if (_states.TryGetValue(country.Suffix, out var found)) return found;
        var known = country.Iso3 is null ? null : _byIso3.GetValueOrDefault(country.Iso3) ?? _byCameo.GetValueOrDefault(country.Iso3);
        known ??= country.Aliases.Prepend(country.Name)
            .Select(name => _byName.GetValueOrDefault(ActorSlugs.FromName(name)))
            .FirstOrDefault(actor => actor is { Kind: ActorKind.State });
        if (known is not null) return _states[country.Suffix] = new RowActor(known.Id, [], Capacity.Official);
        var slug = ActorSlugs.FromName(country.Name);
        var id = ActorId.Parse(_byId.ContainsKey(slug) ? $"{slug}-{country.Suffix}" : slug);
        var codes = country.Iso3 is null ? null : new ActorCodes(country.Iso3, country.Iso3);
        return _states[country.Suffix] =
            new RowActor(id, [Introduction(new ActorIntroduced(id, country.Name, ActorKind.State, codes))], Capacity.Official);
    }

    private RowActor FindCoded(string code, string? name)
    {
        if (_byCameo.TryGetValue(code, out var known) && !IsIntroducedByImports(known))
            return new RowActor(known.Id, [], Capacity.Official);
        var parsed = ActorCode.Parse(code);
        if (parsed is { Group: { } group, Label: null }) return Group(group);
        if (parsed is { Label: null, Country: { } state }) return State(state);
        if (parsed is { Label: null, Region: { } region }) return Group(new ActorGroup(region.Code, ActorKind.Bloc, region.Name, []));
        if (name is not null
            && _byName.TryGetValue(ActorSlugs.FromName(name), out known)
            && known is { Cameo: null, Kind: not ActorKind.State })
            return new RowActor(known.Id, [], Capacity.Official);
        var label = parsed.Group is null ? parsed.Label! : $"{parsed.Group.Name}, {parsed.Label}";
        var place = parsed.Country?.Name ?? parsed.Region?.Name;
        return Introduce(label, WithPlace(label, place), parsed.Country, parsed.Region, parsed.Kind, parsed.Voice, code);
    }

    private RowActor FindNamed(string name, Country? country, RoleVoice voice, ActorKind kind)
    {
        if (Countries.FindByName(name) is { } state && (country is null || country == state)) return State(state);
        if (country is { Iso3: null } && ActorSlugs.FromName(name) == country.Suffix) return State(country);
        if (ActorCode.GroupOfName(name) is { } group) return Group(group);
        if (country is null && Countries.RegionOfName(name) is { } region)
            return Group(new ActorGroup(region.Code, ActorKind.Bloc, region.Name, []));
        if (_byName.TryGetValue(ActorSlugs.FromName(name), out var known)) return new RowActor(known.Id, [], Capacity.Official);
        return Introduce(WithoutCountry(name, country), name, country, null, kind, voice, null);
    }

    /// <summary>A group or region with a code of its own.</summary>
    private RowActor Group(ActorGroup group)
    {
        if (_groups.TryGetValue(group.Code, out var found)) return found;
        var known = _byCameo.GetValueOrDefault(group.Code)
            ?? group.Aliases.Prepend(group.Name)
                .Select(name => _byName.GetValueOrDefault(ActorSlugs.FromName(name)))
                .FirstOrDefault(actor => actor is not null);
        if (known is not null) return _groups[group.Code] = new RowActor(known.Id, [], Capacity.Official);
        var id = ActorId.Parse(ActorSlugs.FromName(group.Name));
        return _groups[group.Code] =
            new RowActor(
                id, [Introduction(new ActorIntroduced(id, group.Name, group.Kind, new ActorCodes(group.Code)))], Capacity.Official);
    }

    private RowActor Introduce(string label, string name, Country? country, Region? region, ActorKind kind, RoleVoice voice, string? code)
    {
        var id = ActorId.Parse(IdOf(label, country?.Suffix ?? region?.Code.ToLowerInvariant() ?? Countries.NoSuffix));
        if (!_introduced.TryGetValue(id.Value, out var introduced))
        {
            if (_introduced.Count >= MaxRemembered) _introduced.Clear();
            var codes = code is { Length: <= 30 } ? new ActorCodes(code) : null;
            introduced = new IntroducedActor(Introduction(new ActorIntroduced(id, name.Length > 300 ? name[..300] : name, kind, codes)));
            _introduced[id.Value] = introduced;
        }

        var capacity = voice == RoleVoice.Organ ? Capacity.Official : Capacity.Personal;
        if (country is null || voice is RoleVoice.Apart) return new RowActor(id, [introduced.Introduction], capacity);
        var state = State(country);
        introduced.Affiliation ??= new Dependency(new Command(StreamId.From(id), new ActorAffiliated(state.Id)));
        return new RowActor(id, [.. state.Needs, introduced.Introduction, introduced.Affiliation], capacity);
    }

    private static Dependency Introduction(ActorIntroduced actor) => new(new Command(StreamId.From(actor.Actor), actor));

    /// <summary>Whether the actor's ID has the form that imports assign.</summary>
    private static bool IsIntroducedByImports(KnownActor actor)
    {
        var hyphen = actor.Id.Value.LastIndexOf('-');
        if (hyphen < 0) return false;
        var suffix = actor.Id.Value[(hyphen + 1)..];
        if (!Countries.IsSuffix(suffix)) return false;
        var bracket = actor.Name.LastIndexOf(" (", StringComparison.Ordinal);
        return actor.Id.Value == IdOf(actor.Name, suffix) || (bracket > 0 && actor.Id.Value == IdOf(actor.Name[..bracket], suffix));
    }

    private static string IdOf(string label, string suffix) => $"{ActorSlugs.FromName(label, 75)}-{suffix}";

    private static string WithPlace(string label, string? place) => $"{label} ({place ?? "of no named country"})";

    /// <summary>Removes the country in brackets: <c>Police (India)</c> of India is <c>Police</c>.</summary>
    private static string WithoutCountry(string name, Country? country)
    {
        var bracket = name.LastIndexOf(" (", StringComparison.Ordinal);
        return country is not null && bracket > 0 && name[^1] == ')' && Countries.FindByName(name[(bracket + 2)..^1]) == country
            ? name[..bracket]
            : name;
    }

    /// <summary>An actor introduced in this run.</summary>
    private sealed class IntroducedActor(Dependency introduction)
    {
        public Dependency Introduction => introduction;

        /// <summary>Its affiliation with its country, once a row has given it.</summary>
        public Dependency? Affiliation { get; set; }
    }
}
