using System.Data;
using Npgsql;
using Npgsql.Schema;

namespace EngagementFunctions.Source;

/// <summary>Reads the columns of a query from the server's description of the parsed statement.</summary>
internal static class QueryDescription
{
    private const uint NumericOid = 1700;

    public static async Task<IReadOnlyList<SourceColumn>> ReadAsync(
        NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly, cancellationToken);
        var described = await reader.GetColumnSchemaAsync(cancellationToken);
        return [.. described.Cast<NpgsqlDbColumn>()
            .Select((column, i) => ToColumn(column, i, reader.GetDataTypeName(i)))];
    }

    // Npgsql shows a numeric's modifier only in parts, and gets a scale below zero wrong in the type's name.
    private static SourceColumn ToColumn(NpgsqlDbColumn column, int ordinal, string typeName)
    {
        if (column is not { TypeOID: NumericOid, NumericPrecision: { } precision })
            return new SourceColumn(ordinal, column.ColumnName, column.TypeOID, -1, typeName);
        var modifier = NumericModifier.Pack(precision, column.NumericScale ?? 0);
        return new SourceColumn(
            ordinal,
            column.ColumnName,
            column.TypeOID,
            modifier,
            $"numeric({NumericModifier.Precision(modifier)},{NumericModifier.Scale(modifier)})");
    }
}
