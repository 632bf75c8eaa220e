using System.Reflection;
using System.Xml.Linq;

namespace StanceTracker.Server.Tests.Architecture;

/// <summary>References point inward: Server → Imports, Projections → Ledger → Domain. LocalPostgres stands alone.</summary>
public class ReferenceTests
{
    /// <summary>What each project may refer to, itself or through others.</summary>
    private static readonly Dictionary<string, string[]> Inward = new()
    {
        ["StanceTracker.Domain"] = [],
        ["StanceTracker.Ledger"] = ["StanceTracker.Domain"],
        ["StanceTracker.Projections"] = ["StanceTracker.Ledger", "StanceTracker.Domain"],
        ["StanceTracker.Imports"] = ["StanceTracker.Ledger", "StanceTracker.Domain"],
        ["StanceTracker.LocalPostgres"] = [],
        ["StanceTracker.Server"] = ["StanceTracker.Imports", "StanceTracker.Projections", "StanceTracker.LocalPostgres", "StanceTracker.Ledger", "StanceTracker.Domain"],
    };

    public static TheoryData<string> Projects => [.. Inward.Keys];

    [Fact]
    public void Every_project_of_the_sources_has_its_place() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(Inward.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_inward_only(string project) =>
        References(project).Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'))).ShouldBeSubsetOf(Inward[project]);

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_refers_inward_only(string project)
    {
        var referenced = Built(project).GetReferencedAssemblies().Select(name => name.Name!).ToList();
        referenced.ShouldNotBeEmpty();
        referenced.Where(name => name.StartsWith("StanceTracker.", StringComparison.Ordinal) || name == "stance").ShouldBeSubsetOf(Inward[project]);
    }

    [Fact]
    public void The_ledgers_assembly_does_use_the_domain() => Built("StanceTracker.Ledger").GetReferencedAssemblies().Select(name => name.Name).ShouldContain("StanceTracker.Domain");

    [Fact]
    public void The_domain_needs_nothing_but_the_platform_at_run_time()
    {
        Repository.Project("StanceTracker.Domain").Descendants("PackageReference").ShouldAllBe(package => (string?)package.Attribute("PrivateAssets") == "all");
        Built("StanceTracker.Domain").GetReferencedAssemblies().ShouldAllBe(name => name.Name!.StartsWith("System.", StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_project_refers_to_a_test()
    {
        foreach (var project in Inward.Keys) References(project).ShouldAllBe(reference => !reference.Contains("tests", StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(string project) => Repository.Project(project).Descendants("ProjectReference").Select(reference => (string)reference.Attribute("Include")!);

    private static Assembly Built(string project) => Assembly.Load(project == "StanceTracker.Server" ? "stance" : project);
}

/// <summary>The sources that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static XDocument Project(string name) => XDocument.Load(Path.Combine(Root, "src", name, $"{name}.csproj"));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "StanceTracker.sln")) ? folder : Above(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No StanceTracker.sln above the tests."));
}
