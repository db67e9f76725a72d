namespace EngagementFunctions.Source;

/// <summary>One SELECT, and the values of the settings it reads by <c>current_setting('engagement.NAME')</c>.</summary>
/// <param name="Text">The text of the query file.</param>
/// <param name="Parameters">Setting name, without the prefix <c>engagement.</c>, to its value.</param>
internal sealed record SourceQuery(string Text, IReadOnlyDictionary<string, string> Parameters);
