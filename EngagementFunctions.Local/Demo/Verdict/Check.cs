namespace EngagementFunctions.Local.Demo.Verdict;

/// <summary>One point of the verdict: what must be true, and what was found.</summary>
internal sealed record Check(string Claim, bool Holds, string Found);
