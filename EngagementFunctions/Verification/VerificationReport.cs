using System.Collections.Immutable;
using EngagementFunctions.Encoding;

namespace EngagementFunctions.Verification;

/// <summary>Both sides of the evidence, and what they differ in.</summary>
/// <param name="Source">Gathered from the bytes that PostgreSQL sent.</param>
/// <param name="Warehouse">Computed by BigQuery over the shadow.</param>
/// <param name="Differences">One sentence per difference, without values of rows; empty when both sides are equal.</param>
internal sealed record VerificationReport(Evidence Source, Evidence Warehouse, ImmutableList<string> Differences)
{
    public bool Equal => Differences.IsEmpty;
}
