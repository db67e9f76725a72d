using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Tests.Emulator;

public sealed class WarehouseTests : IDisposable
{
    private static readonly TableId Students = new("demo", "lake", "students");
    private readonly global::EngagementFunctions.Local.BigQuery.Storage.Warehouse _warehouse = new(TimeProvider.System);

    public WarehouseTests()
    {
        using var session = _warehouse.BeginWrite(TestContext.Current.CancellationToken);
        session.CreateDataset(new Dataset(Students.Dataset, "US"));
        session.CreateTable(new Table(Students, [new Field("id", FieldType.INT64, FieldMode.REQUIRED)]));
        session.Commit();
    }

    [Fact]
    public void A_snapshot_sees_neither_rows_nor_columns_of_a_later_commit()
    {
        using var reader = _warehouse.BeginRead();
        using (var writer = _warehouse.BeginWrite(TestContext.Current.CancellationToken))
        {
            writer.CreateTable(new Table(Students, [new Field("name", FieldType.STRING)]));
            writer.Connection.Execute($"INSERT INTO {Students.PhysicalName} VALUES ('Ada')");
            writer.Commit();
        }

        Assert.Equal("id", Assert.Single(reader.Table(Students).Schema).Name);
        Assert.Equal(0, reader.Connection.Count($"SELECT count(id) FROM {Students.PhysicalName}"));
        Assert.Equal("name", Assert.Single(_warehouse.Catalog.Table(Students, DateTimeOffset.MinValue).Schema).Name);
    }

    [Fact]
    public void A_session_without_commit_leaves_no_trace()
    {
        using (var writer = _warehouse.BeginWrite(TestContext.Current.CancellationToken)) writer.DropTable(Students);

        using var reader = _warehouse.BeginRead();
        Assert.NotNull(reader.FindTable(Students));
        Assert.Equal(0, reader.Connection.Count($"SELECT count(*) FROM {Students.PhysicalName}"));
    }

    [Fact]
    public void A_required_column_refuses_null()
    {
        using var writer = _warehouse.BeginWrite(TestContext.Current.CancellationToken);
        Assert.ThrowsAny<Exception>(() =>
            writer.Connection.Execute($"INSERT INTO {Students.PhysicalName} VALUES (NULL)"));
    }

    public void Dispose() => _warehouse.Dispose();
}
