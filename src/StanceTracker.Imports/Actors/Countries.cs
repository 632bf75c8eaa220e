using System.Collections.Frozen;
using StanceTracker.Domain.Codebook;

namespace StanceTracker.Imports.Actors;

/// <summary>A state or territory.</summary>
/// <param name="Iso3">ISO 3166-1 alpha-3; null if only its name is known.</param>
/// <param name="Name">The name it is introduced with.</param>
/// <param name="Aliases">Other names in data sets.</param>
/// <param name="Suffix">The suffix of its actors' IDs.</param>
internal sealed record Country(string? Iso3, string Name, IReadOnlyList<string> Aliases, string Suffix);

/// <summary>A region of the world with a CAMEO code.</summary>
internal sealed record Region(string Code, string Name);

/// <summary>The states and regions in data sets (<c>countries.csv</c>, <c>regions.csv</c>).</summary>
internal static class Countries
{
    /// <summary>The suffix of actors without a country in the data: CLDR's code for an unknown region.</summary>
    public const string NoSuffix = "zzz";

    private static readonly FrozenDictionary<string, Country> Codes, Names;

    private static readonly FrozenDictionary<string, Region> RegionCodes, RegionNames;

    static Countries()
    {
        var codes = new Dictionary<string, Country>(StringComparer.Ordinal);
        var names = new Dictionary<string, Country>(StringComparer.Ordinal);
        foreach (var row in EmbeddedCsv.Rows(typeof(Countries).Assembly, "countries.csv"))
        {
            var aliases = row[3].Split(';', StringSplitOptions.RemoveEmptyEntries);
            var country = new Country(row[0], row[2], aliases, row[0].ToLowerInvariant());
            foreach (var code in row[1].Split(';', StringSplitOptions.RemoveEmptyEntries).Prepend(row[0])) codes.Add(code, country);
            foreach (var name in aliases.Prepend(country.Name).Select(name => ActorSlugs.FromName(name)).Distinct())
                names.Add(name, country);
        }

        Codes = codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Names = names.ToFrozenDictionary(StringComparer.Ordinal);
        var regions = EmbeddedCsv.Rows(typeof(Countries).Assembly, "regions.csv").Select(row => new Region(row[0], row[1])).ToArray();
        RegionCodes = regions.ToFrozenDictionary(region => region.Code, StringComparer.OrdinalIgnoreCase);
        RegionNames = regions.ToFrozenDictionary(region => ActorSlugs.FromName(region.Name), StringComparer.Ordinal);
    }

    /// <summary>The state with an ISO 3166-1 alpha-3 or CAMEO code; null if there is none.</summary>
    public static Country? FindByCode(string code) => Codes.GetValueOrDefault(code);

    /// <summary>The state with a name; null if it is not listed.</summary>
    public static Country? FindByName(string name) => Names.GetValueOrDefault(ActorSlugs.FromName(name));

    /// <summary>The state named in a column: a listed one, or else a new one of which only the name is known.</summary>
    public static Country Named(string name) => FindByName(name) ?? new Country(null, name, [], ActorSlugs.FromName(name, 40));

    /// <summary>The region with a CAMEO code; null if there is none.</summary>
    public static Region? FindRegion(string code) => RegionCodes.GetValueOrDefault(code);

    /// <summary>The region with a name; null if there is none.</summary>
    public static Region? RegionOfName(string name) => RegionNames.GetValueOrDefault(ActorSlugs.FromName(name));

    /// <summary>Whether IDs that imports assign may have this suffix.</summary>
    public static bool IsSuffix(string suffix) => suffix == NoSuffix || Codes.ContainsKey(suffix) || RegionCodes.ContainsKey(suffix);
}
