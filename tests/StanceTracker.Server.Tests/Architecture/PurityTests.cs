using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using StanceTracker.Domain;

namespace StanceTracker.Server.Tests.Architecture;

/// <summary>The domain is pure: the analyzer keeps out what its list names, and what was built has none of it.</summary>
public class PurityTests
{
    private static readonly string[] Banned =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today", "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow", "T:System.TimeProvider",
        "T:System.Diagnostics.Stopwatch", "M:System.Guid.NewGuid", "M:System.Guid.CreateVersion7", "T:System.Random", "T:System.Security.Cryptography.RandomNumberGenerator",
        "T:System.IO.File", "T:System.Net.Http.HttpClient", "T:System.Console",
    ];

    [Fact]
    public void The_analyzer_runs_over_the_domain_with_its_list_and_what_it_finds_is_an_error()
    {
        var project = Repository.Project("StanceTracker.Domain");
        project.Descendants("PackageReference").Select(package => (string?)package.Attribute("Include")).ShouldContain("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        project.Descendants("AdditionalFiles").Select(file => (string?)file.Attribute("Include")).ShouldContain("BannedSymbols.txt");
        File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")).ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        project.ToString().ShouldNotContain("RS0030");
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "StanceTracker.Domain"), "*.cs", SearchOption.AllDirectories)
            .ShouldAllBe(file => !File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_names_clock_ids_chance_and_the_outside_with_a_reason_each()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "src", "StanceTracker.Domain", "BannedSymbols.txt")).Select(line => line.Split(';')).ToList();
        Banned.ShouldBeSubsetOf(lines.Select(line => line[0]));
        lines.ShouldAllBe(line => line.Length == 2 && line[1].Length > 0);
    }

    [Fact]
    public void What_the_list_names_exists()
    {
        foreach (var symbol in Banned.Select(symbol => symbol[2..]))
        {
            var member = symbol[(symbol.LastIndexOf('.') + 1)..];
            (Known(symbol) ?? Known(symbol[..symbol.LastIndexOf('.')])?.GetMember(member).FirstOrDefault()?.DeclaringType).ShouldNotBeNull(symbol);
        }

        static Type? Known(string name) => AppDomain.CurrentDomain.GetAssemblies().Append(typeof(System.Net.Http.HttpClient).Assembly)
            .Append(typeof(System.Security.Cryptography.RandomNumberGenerator).Assembly).Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null);
    }

    [Fact]
    public void What_was_built_uses_none_of_it()
    {
        using var file = new PEReader(File.OpenRead(typeof(Slug).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => FullName(metadata, handle)).ToList();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{FullName(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}")
            .ToList();

        types.ShouldContain("System.DateOnly");
        members.ShouldContain("System.DateOnly.AddDays");
        foreach (var symbol in Banned)
        {
            if (symbol[0] == 'T') types.ShouldNotContain(symbol[2..]);
            else members.ShouldNotContain(symbol[0] == 'P' ? symbol[2..].Insert(symbol.LastIndexOf('.') - 1, "get_") : symbol[2..]);
        }
    }

    private static string FullName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
