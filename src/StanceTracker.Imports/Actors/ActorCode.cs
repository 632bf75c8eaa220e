using System.Collections.Frozen;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;

namespace StanceTracker.Imports.Actors;

/// <summary>Whether an actor with a role speaks for its country.</summary>
internal enum RoleVoice
{
    /// <summary>It speaks for the country: it is affiliated with it, and what it does is official.</summary>
    Organ,

    /// <summary>It belongs to the country but speaks for itself: it is affiliated with it, and what it does is personal.</summary>
    Society,

    /// <summary>It fights or opposes the state: it is not affiliated, and what it does is personal.</summary>
    Apart,

    /// <summary>The role only says what kind of body it is.</summary>
    Class,
}

/// <summary>The role of an actor: three letters of a CAMEO actor code, or a PLOVER sector.</summary>
internal sealed record ActorRole(string Code, string Label, ActorKind Kind, RoleVoice Voice);

/// <summary>An organization, bloc or armed group with a CAMEO code of its own.</summary>
internal sealed record ActorGroup(string Code, ActorKind Kind, string Name, IReadOnlyList<string> Aliases);

/// <summary>
/// A CAMEO actor code, parsed into its groups of three letters: <c>USAGOV</c> is the government of the United States, <c>IGOEUREEC</c> the
/// European Union. A country, or else a region, may be anywhere in the code. The last named group counts, since CAMEO codes go from the
/// general to the specific; what precedes it only says what kind of body it is. Different codes mean different actors, unless they name the
/// same group.
/// </summary>
/// <param name="Country">The country.</param>
/// <param name="Region">The region, if there is no country.</param>
/// <param name="Group">The named group.</param>
/// <param name="Label">The other roles in words: <c>Government, Legislature</c>; null if there are none.</param>
/// <param name="Kind">The kind of actor.</param>
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
            .Select(
                row =>
                    new ActorGroup(
                        row[0], KebabEnum<ActorKind>.Parse(row[1]), row[2], row[3].Split(';', StringSplitOptions.RemoveEmptyEntries)))
            .ToArray();
        GroupCodes = groups.ToFrozenDictionary(group => group.Code, StringComparer.OrdinalIgnoreCase);
        GroupNames = groups
            .SelectMany(
                group => group.Aliases.Prepend(group.Name).Select(name => ActorSlugs.FromName(name)).Distinct(),
                (group, name) => (group, name))
            .ToFrozenDictionary(pair => pair.name, pair => pair.group, StringComparer.Ordinal);
    }

    /// <summary>The role for three letters or a PLOVER sector; null if unknown.</summary>
    public static ActorRole? RoleOf(string code) => Roles.GetValueOrDefault(code);

    /// <summary>The group with a name; null if none has a code.</summary>
    public static ActorGroup? GroupOfName(string name) => GroupNames.GetValueOrDefault(ActorSlugs.FromName(name));

    /// <summary>Parses a code.</summary>
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
        var roles = rest[(last + 1)..]
            .Select(part => RoleOf(part) ?? new ActorRole(part, part.ToUpperInvariant(), ActorKind.Organization, RoleVoice.Society))
            .ToArray();
        var specific = roles.Where(role => role.Voice != RoleVoice.Class).ToArray();
        var named = specific.Length > 0 || group is not null ? specific : roles;
        var label = string.Join(", ", named.Select(role => role.Label));
        return new ActorCode(
            country, country is null ? region : null, group, label.Length > 0 ? label : null, KindOf(roles, group), VoiceOf(specific));
    }

    private static ActorKind KindOf(ActorRole[] roles, ActorGroup? group)
    {
        if (Array.Exists(roles, role => role.Kind == ActorKind.ArmedGroup)) return ActorKind.ArmedGroup;
        if (group is not null)
            return roles.Length == 0 ? group.Kind : group.Kind == ActorKind.ArmedGroup ? ActorKind.ArmedGroup : ActorKind.Organization;
        return Array.Exists(roles, role => role.Kind == ActorKind.Bloc) ? ActorKind.Bloc : ActorKind.Organization;
    }

    private static RoleVoice VoiceOf(ActorRole[] roles)
    {
        if (Array.Exists(roles, role => role.Voice == RoleVoice.Apart)) return RoleVoice.Apart;
        return Array.Exists(roles, role => role.Voice == RoleVoice.Organ) ? RoleVoice.Organ : RoleVoice.Society;
    }
}
