namespace StanceTracker.Server.Api;

/// <summary>The HTTP interface.</summary>
internal static class Api
{
    /// <summary>Adds what the interface needs beside <see cref="Composition.Services.AddStanceTracker"/>.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services;

    /// <summary>Maps all addresses.</summary>
    public static WebApplication MapApi(this WebApplication app) => app;
}
