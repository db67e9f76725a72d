using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Loads;

internal static class ParquetRows
{
    public static IncomingRows Open(WarehouseSession session, LoadRequest request)
    {
        var nodes = ParquetNode.ReadColumns(session.Connection, request.File);
        if (request.Schema is { } given) new ParquetCompatibility(request).Check(nodes, given);
        var schema = request.Schema ?? new ParquetInference(request).Schema(nodes);
        ColumnNames.Check(schema);
        var columns = nodes.Select(node => (Node: node, Field: schema.FirstOrDefault(field => field.IsNamed(node.Name))))
            .Where(pair => pair.Field is not null)
            .Select(pair => (pair.Field!.Name, ParquetExpression.Of(pair.Node, pair.Field, Quoting.Name(pair.Node.Name))));
        return new IncomingRows(schema)
        {
            Columns = [.. columns],
            Source = $"read_parquet({Quoting.Text(request.File)})",
            Bytes = session.Connection.Count(
                $"SELECT sum(total_uncompressed_size)::BIGINT FROM parquet_metadata({Quoting.Text(request.File)})"),
        };
    }
}
