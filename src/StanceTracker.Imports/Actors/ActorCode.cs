using System.Collections.Frozen;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;

namespace StanceTracker.Imports.Actors;

/// <summary>Whether an actor of a role speaks for the country it belongs to.</summary>
internal enum RoleVoice
{
    /// <summary>It does: it is affiliated with the country, and what it does is official.</summary>
    Organ,

    /// <summary>It belongs there and speaks for itself: it is affiliated with the country, and what it does is personal.</summary>
    Society,

    /// <summary>It fights or opposes whoever speaks for the country: it is not affiliated, and what it does is personal.</summary>
    Apart,

    /// <summary>The role tells only what kind of body it is.</summary>
    Class,
}

/// <summary>What three letters of a CAMEO actor code, or a PLOVER sector, say of an actor.</summary>
internal sealed record ActorRole(string Code, string Label, ActorKind Kind, RoleVoice Voice);

/// <summary>An organization, bloc or armed group with a CAMEO code of its own.</summary>
internal sealed record ActorGroup(string Code, ActorKind Kind, string Name, IReadOnlyList<string> Aliases);

/// <summary>
/// A CAMEO actor code, taken apart into its groups of three letters: <c>USAGOV</c> is the government of the United States, <c>IGOEUREEC</c> the European Union.
/// A country, or else a part of the world, may stand at any place. Of named groups the last one counts, for CAMEO goes from the general to the particular; what
/// stands before it says only what kind of body it is. Different codes make different actors, but for those that name the same group.
/// </summary>
/// <param name="Country">The country in it.</param>
/// <param name="Region">The part of the world in it, where there is no country.</param>
/// <param name="Group">The named group in it.</param>
/// <param name="Label">What else it says, in words: <c>Government, Legislature</c>; null if nothing.</param>
/// <param name="Kind">What kind of actor that makes.</param>
/// <param name="Voice">Whether it speaks for the country.</param>
internal sealed record ActorCode(Country? Country, Region? Region, ActorGroup? Group, string? Label, ActorKind Kind, RoleVoice Voice)
{
    private static readonly FrozenDictionary<string, ActorRole> Roles = EmbeddedCsv.Rows(typeof(ActorCode).Assembly, "roles.csv")
        .Select(row => new ActorRole(row[0], row[1], KebabEnum<ActorKind>.Parse(row[2]), Enum.Parse<RoleVoice>(row[3], ignoreCase: true)))
        .ToFrozenDictionary(role => role.Code, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ActorGroup> GroupCodes, GroupNames;

    static ActorCode()
    {
        var groups = EmbeddedCsv.Rows(typeof(ActorCode).Assembly, "groups.csv")
            .Select(row => new ActorGroup(row[0], KebabEnum<ActorKind>.Parse(row[1]), row[2], row[3].Split(';', StringSplitOptions.RemoveEmptyEntries)))
            .ToArray();
        GroupCodes = groups.ToFrozenDictionary(group => group.Code, StringComparer.OrdinalIgnoreCase);
        GroupNames = groups
            .SelectMany(group => group.Aliases.Prepend(group.Name).Select(name => ActorSlugs.FromName(name)).Distinct(), (group, name) => (group, name))
            .ToFrozenDictionary(pair => pair.name, pair => pair.group, StringComparer.Ordinal);
    }

    /// <summary>The role of three letters, or of a PLOVER sector; null if it is not known.</summary>
    public static ActorRole? RoleOf(string code) => Roles.GetValueOrDefault(code);

    /// <summary>The group of a name; null if it has no code.</summary>
    public static ActorGroup? GroupOfName(string name) => GroupNames.GetValueOrDefault(ActorSlugs.FromName(name));

    /// <summary>Takes a code apart.</summary>
    public static ActorCode Parse(string code)
    {
        Country? country = null;
        Region? region = null;
        var rest = new List<string>();
        for (var i = 0; i < code.Length; i += 3)
        {
            var part = code[i..Math.Min(i + 3, code.Length)];
            if (country is null && Countries.FindByCode(part) is { } state) country = state;
            else if (region is null && Countries.FindRegion(part) is { } place) region = place;
            else rest.Add(part);
        }

        var last = rest.FindLastIndex(GroupCodes.ContainsKey);
        var group = last < 0 ? null : GroupCodes[rest[last]];
        var roles = rest[(last + 1)..].Select(part => RoleOf(part) ?? new ActorRole(part, part.ToUpperInvariant(), ActorKind.Organization, RoleVoice.Society)).ToArray();
        var told = roles.Where(role => role.Voice != RoleVoice.Class).ToArray();
        var named = told.Length > 0 || group is not null ? told : roles;
        var label = string.Join(", ", named.Select(role => role.Label));
        return new ActorCode(country, country is null ? region : null, group, label.Length > 0 ? label : null, KindOf(roles, group), VoiceOf(told));
    }

    private static ActorKind KindOf(ActorRole[] roles, ActorGroup? group)
    {
        if (Array.Exists(roles, role => role.Kind == ActorKind.ArmedGroup)) return ActorKind.ArmedGroup;
        if (group is not null) return roles.Length == 0 ? group.Kind : group.Kind == ActorKind.ArmedGroup ? ActorKind.ArmedGroup : ActorKind.Organization;
        return Array.Exists(roles, role => role.Kind == ActorKind.Bloc) ? ActorKind.Bloc : ActorKind.Organization;
    }

    private static RoleVoice VoiceOf(ActorRole[] told)
    {
        if (Array.Exists(told, role => role.Voice == RoleVoice.Apart)) return RoleVoice.Apart;
        return Array.Exists(told, role => role.Voice == RoleVoice.Organ) ? RoleVoice.Organ : RoleVoice.Society;
    }
}
