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
        WideDecimals.RefuseNested(nodes);
        var source = $"read_parquet({Quoting.Text(request.File)})";
        var columns = new List<(string Name, string Expression)>();
        foreach (var node in nodes)
        {
            if (schema.FirstOrDefault(candidate => candidate.IsNamed(node.Name)) is not { } field) continue;
            if (!WideDecimals.IsWide(node))
            {
                columns.Add((field.Name, ParquetExpression.Of(node, field, Quoting.Name(node.Name))));
                continue;
            }

            var staged = WideDecimals.Stage(session.Connection, request.File, node);
            columns.Add((field.Name, staged + "." + staged));
            source += $" POSITIONAL JOIN temp.{staged}";
        }

        return new IncomingRows(schema)
        {
            Columns = columns,
            Source = source,
            Bytes = session.Connection.Count(
                $"SELECT sum(total_uncompressed_size)::BIGINT FROM parquet_metadata({Quoting.Text(request.File)})"),
        };
    }
}
