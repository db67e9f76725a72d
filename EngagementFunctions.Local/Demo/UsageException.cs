namespace EngagementFunctions.Local.Demo;

/// <summary>What was asked for cannot be done; the message says what to ask for instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
