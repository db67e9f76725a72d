namespace EngagementFunctions.Tests.Conformance;

/// <summary>A GoogleSQL text that the app sent, and all that it may refer to.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Parameters">Its named parameters.</param>
/// <param name="Tables">Every table that was there when it was sent, by full name.</param>
/// <param name="Procedures">Every procedure, by full name.</param>
internal sealed record SentText(
    string Sql, IReadOnlyList<SentColumn> Parameters, IReadOnlyList<SentTable> Tables, IReadOnlyList<string> Procedures);

internal sealed record SentTable(string Name, IReadOnlyList<SentColumn> Columns);

internal sealed record SentColumn(string Name, string Type);
