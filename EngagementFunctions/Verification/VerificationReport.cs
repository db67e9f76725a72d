using System.Collections.Immutable;
using EngagementFunctions.Encoding;

namespace EngagementFunctions.Verification;

/// <summary>Both sides of the evidence, and what they differ in.</summary>
/// <param name="Source">Gathered from the bytes that PostgreSQL sent.</param>
/// <param name="Warehouse">Computed by BigQuery over the shadow.</param>
/// <param name="Differences">One sentence per difference, without values of rows; empty when both sides are equal.</param>
/// <param name="Unproved">Columns whose values a setting leaves out; null in records from before there was one.</param>
internal sealed record VerificationReport(
    Evidence Source, Evidence Warehouse, ImmutableList<string> Differences, ImmutableList<string>? Unproved = null)
{
    public bool Equal => Differences.IsEmpty;
}
