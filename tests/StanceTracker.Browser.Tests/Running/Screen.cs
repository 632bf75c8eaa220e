namespace StanceTracker.Browser.Tests.Running;

/// <summary>What somebody sits before.</summary>
/// <param name="Name">As in the names of screenshots.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Dark">Whether the system is set to dark.</param>
public sealed record Screen(string Name, int Width, int Height, bool Dark)
{
    /// <summary>The usual one.</summary>
    public static readonly Screen Desktop = new("desktop", 1280, 900, Dark: false);

    /// <summary>A telephone.</summary>
    public static readonly Screen Phone = new("phone", 390, 844, Dark: false);

    /// <summary>All that every page is looked at on.</summary>
    public static readonly IReadOnlyList<Screen> All = [Desktop, Desktop with { Name = "desktop-dark", Dark = true }, Phone, Phone with { Name = "phone-dark", Dark = true }, new("wide", 2560, 1300, Dark: false)];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
