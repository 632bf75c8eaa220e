namespace StanceTracker.Server.Docs;

/// <summary>One page of the documentation, rendered.</summary>
/// <param name="Address">Where it is served, such as <c>/docs/tutorial</c>.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Html">Its body.</param>
/// <param name="Sections">Its text, heading by heading, for the search.</param>
/// <param name="Links">The pages it links to, in order.</param>
internal sealed record DocsPage(
    string Address, string Title, string Html, IReadOnlyList<DocsSection> Sections, IReadOnlyList<string> Links);

/// <summary>The text under one heading.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Anchor">Its anchor on the page.</param>
/// <param name="Text">The text below it, up to the next heading.</param>
internal sealed record DocsSection(string Heading, string Anchor, string Text);
