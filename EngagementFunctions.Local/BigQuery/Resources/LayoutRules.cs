using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

/// <summary>What BigQuery asks of partitioning, clustering and keys when a table is made.</summary>
internal static class LayoutRules
{
    public static void Check(Table table)
    {
        if (table.TimePartitioning is { } time) CheckTime(table, time);
        if (table.RangePartitioning is { } range
            && Column(table, range.Field, "range partitioning").Type != FieldType.INT64)
            throw BigQueryError.Invalid($"The field specified for range partitioning must be INTEGER: {range.Field}");
        if (table.Clustering.Count > 4)
            throw BigQueryError.Invalid("Too many clustering fields: at most 4 are allowed");
        foreach (var name in table.Clustering) CheckClustering(Column(table, name, "clustering"));
        foreach (var name in table.Constraints?.PrimaryKey ?? []) Column(table, name, "primary key");
    }

    private static void CheckTime(Table table, TimePartitioning partitioning)
    {
        if (partitioning.Type is not ("DAY" or "HOUR" or "MONTH" or "YEAR"))
            throw BigQueryError.Invalid($"Invalid time partitioning type: {partitioning.Type}");
        if (partitioning.Field is null) return;
        var column = Column(table, partitioning.Field, "partitioning");
        if (column.Type is not (FieldType.DATE or FieldType.TIMESTAMP or FieldType.DATETIME) || column.IsRepeated)
            throw BigQueryError.Invalid(
                $"The field specified for partitioning must be of type DATE, DATETIME or TIMESTAMP: {column.Name}");
        if (column.Type == FieldType.DATE && partitioning.Type == "HOUR")
            throw BigQueryError.Invalid("Partitioning by HOUR is not allowed for a field of type DATE");
    }

    private static void CheckClustering(Field column)
    {
        if (column.IsRepeated || column.Type is FieldType.FLOAT64 or FieldType.JSON or FieldType.RECORD
            or FieldType.BYTES or FieldType.TIME)
            throw BigQueryError.Invalid($"Clustering is not supported on field {column.Name} of type {column.Type}");
    }

    private static Field Column(Table table, string name, string use) => table.Column(name)
        ?? throw BigQueryError.Invalid($"The field specified for {use} cannot be found in the schema: {name}");
}
