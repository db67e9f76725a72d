using System.Data;
using Npgsql;
using Npgsql.Schema;

namespace EngagementFunctions.Source;

/// <summary>Reads the columns of a query from the server's description of the parsed statement.</summary>
internal static class QueryDescription
{
    private const uint NumericOid = 1700;
    private const int ModifierOffset = 4;

    public static async Task<IReadOnlyList<SourceColumn>> ReadAsync(
        NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly, cancellationToken);
        var described = await reader.GetColumnSchemaAsync(cancellationToken);
        return [.. described.Cast<NpgsqlDbColumn>().Select(ToColumn)];
    }

    private static SourceColumn ToColumn(NpgsqlDbColumn column, int ordinal)
    {
        var modifier = Modifier(column);
        var typeName = modifier < 0 || column.TypeOID != NumericOid
            ? column.DataTypeName
            : $"numeric({NumericModifier.Precision(modifier)},{NumericModifier.Scale(modifier)})";
        return new SourceColumn(ordinal, column.ColumnName, column.TypeOID, modifier, typeName);
    }

    // Npgsql shows the modifier only in parts.
    private static int Modifier(NpgsqlDbColumn column) =>
        column is { TypeOID: NumericOid, NumericPrecision: { } precision, NumericScale: { } scale }
            ? ((precision << 16) | scale) + ModifierOffset
            : column.TypeOID != NumericOid && column.ColumnSize is > 0 and var size ? size + ModifierOffset : -1;
}
