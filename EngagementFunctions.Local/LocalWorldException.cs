namespace EngagementFunctions.Local;

/// <summary>A piece of the local world cannot be had; the message says which, and what to do about it.</summary>
internal sealed class LocalWorldException(string message, Exception? inner = null) : Exception(message, inner);
