using System.Net;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using Microsoft.Extensions.DependencyInjection;
using StanceTracker.Server.Composition;
using Wolverine;

namespace StanceTracker.JobCode;

/// <summary>The code by which Wolverine calls the jobs' handlers. It is compiled with the server, which has no compiler of its own.</summary>
internal static class JobCode
{
    /// <summary>The folder that it lies in.</summary>
    public const string Folder = "src/StanceTracker.Server/Jobs/Generated";

    /// <summary>The command that writes it.</summary>
    public const string Command = "dotnet run --project tests/StanceTracker.JobCode -c Release -p:StanceWeb=false -p:StanceJobCode=none";

    /// <summary>The files as Wolverine would write them for the handlers of today, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> GenerateAsync()
    {
        // It is built and never started, so nothing needs to be at that address.
        await using var app = Web.Build("Host=localhost", new IPEndPoint(IPAddress.Loopback, 0), anyHost: false);

        // In static mode it would take the handlers from what was written before, and not find new ones.
        app.Services.GetRequiredService<WolverineOptions>().CodeGeneration.TypeLoadMode = TypeLoadMode.Auto;
        var files = new Dictionary<string, string>();
        foreach (var collection in app.Services.GetServices<ICodeFileCollection>())
        {
            var variables = collection is ICodeFileCollectionWithServices ? app.Services.GetRequiredService<IServiceVariableSource>() : null;
            foreach (var file in collection.BuildFiles())
            {
                var assembly = collection.StartAssembly(collection.Rules);
                file.AssembleTypes(assembly);
                files.Add($"{file.FileName}.cs", assembly.GenerateCode(variables));
            }
        }

        return files;
    }
}
