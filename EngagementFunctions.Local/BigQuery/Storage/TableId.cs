namespace EngagementFunctions.Local.BigQuery.Storage;

internal sealed record DatasetId(string ProjectId, string Name)
{
    public string PhysicalSchema => Quoting.Name($"{ProjectId}:{Name}");

    public override string ToString() => $"{ProjectId}:{Name}";
}

internal sealed record TableId(string ProjectId, string DatasetName, string Name)
{
    public DatasetId Dataset => new(ProjectId, DatasetName);

    /// <summary>Schema <c>"project:dataset"</c>, table <c>"name"</c>.</summary>
    public string PhysicalName => $"{Dataset.PhysicalSchema}.{Quoting.Name(Name)}";

    public override string ToString() => $"{ProjectId}:{DatasetName}.{Name}";
}
