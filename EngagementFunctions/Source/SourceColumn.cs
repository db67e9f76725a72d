namespace EngagementFunctions.Source;

/// <summary>A result column as the server describes it; domains are already resolved to their base type.</summary>
/// <param name="Ordinal">Position in the result, from 0.</param>
/// <param name="Name">The name, case kept.</param>
/// <param name="TypeOid">OID of the type in <c>pg_type</c>.</param>
/// <param name="TypeModifier">
/// Precision and scale of a declared numeric, as <see cref="NumericModifier"/> packs them; else -1.
/// </param>
/// <param name="TypeName">The type as <c>format_type</c> prints it, such as <c>numeric(10,2)</c>.</param>
internal sealed record SourceColumn(int Ordinal, string Name, uint TypeOid, int TypeModifier, string TypeName);
