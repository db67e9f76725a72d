using EngagementFunctions.Encoding;
using EngagementFunctions.Encoding.Canonical;
using EngagementFunctions.Source;

namespace EngagementFunctions.Verification;

/// <summary>A value at an edge of its type, as both sides of the proof meet it.</summary>
/// <param name="TypeOid">The type in PostgreSQL.</param>
/// <param name="Type">The type in the warehouse.</param>
/// <param name="Value">The value as text that both sides cast to their type; null for NULL.</param>
/// <param name="Field">The value as PostgreSQL sends it, in hexadecimal; null for NULL.</param>
internal sealed record ProofSample(uint TypeOid, WarehouseType Type, string? Value, string? Field)
{
    /// <summary>The value in GoogleSQL; no sample has a quote or a backslash in it.</summary>
    public string Literal => $"CAST({(Value is null ? "NULL" : $"'{Value}'")} AS {ColumnTypes.Name(Type)})";

    /// <summary>The app's own form of it.</summary>
    /// <param name="row">Gets the cell.</param>
    /// <returns>The canonical text; null for NULL.</returns>
    public string? AddTo(RowText row)
    {
        if (Field is null)
        {
            row.AddNull();
            return null;
        }

        var column = new SourceColumn(0, "sample", TypeOid, -1, "sample");
        var form = CanonicalForms.Create(new TargetColumn(column, column.Name, Type));
        return row.TryAdd(form, Convert.FromHexString(Field), out var text)
            ? System.Text.Encoding.UTF8.GetString(text)
            : throw new InvalidOperationException($"{Literal} has no canonical text");
    }
}
