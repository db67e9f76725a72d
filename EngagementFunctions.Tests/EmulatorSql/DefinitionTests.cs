using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Tests.EmulatorSql;

/// <summary>CREATE, ALTER and DROP.</summary>
public sealed class DefinitionTests : IDisposable
{
    private readonly SqlWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void A_created_table_has_the_layout_and_descriptions_of_its_definition()
    {
        _warehouse.Run("""
            CREATE TABLE events (id INT64 NOT NULL OPTIONS (description = 'the key'), seen TIMESTAMP,
              price NUMERIC(10, 2), tags ARRAY<STRING>)
            PARTITION BY TIMESTAMP_TRUNC(seen, MONTH) CLUSTER BY id
            OPTIONS (description = 'what happened', labels = [('team', 'data')])
            """);

        var table = _warehouse.Table("events");
        Assert.Equal(new TimePartitioning("MONTH", "seen", null), table.TimePartitioning);
        Assert.Equal(("id", "what happened", "data"), (table.Clustering[0], table.Description, table.Labels["team"]));
        Assert.Equal(
            ["id INT64 REQUIRED", "seen TIMESTAMP NULLABLE", "price NUMERIC NULLABLE", "tags STRING REPEATED"],
            table.Schema.Select(field => $"{field.Name} {field.Type} {field.Mode}"));
        Assert.Equal(
            ("the key", 10, 2), (table.Schema[0].Description, table.Schema[2].Precision, table.Schema[2].Scale));
    }

    [Fact]
    public void A_table_that_exists_is_refused_skipped_or_replaced()
    {
        Assert.Equal("CREATE", _warehouse.Run("CREATE TABLE t AS SELECT 1 AS a").DdlOperation);
        Assert.Equal("SKIP", _warehouse.Run("CREATE TABLE IF NOT EXISTS t AS SELECT 2 AS a").DdlOperation);
        Assert.Equal("REPLACE", _warehouse.Run("CREATE OR REPLACE TABLE t AS SELECT a + 5 AS a FROM t").DdlOperation);

        var error = Assert.Throws<BigQueryError>(() => _warehouse.Run("CREATE TABLE t (a INT64)"));
        Assert.Equal(
            ("duplicate", 409, "Already Exists: Table demo:sales.t"), (error.Reason, error.HttpStatus, error.Message));
        Assert.Equal("6", _warehouse.Rows("SELECT a FROM t"));
    }

    [Fact]
    public void A_view_is_read_as_its_query_is_at_that_time()
    {
        _warehouse.Run("CREATE TABLE t AS SELECT 1 AS a");
        _warehouse.Run("CREATE VIEW v AS SELECT a * 2 AS b FROM t");
        _warehouse.Run("INSERT t VALUES (5)");

        Assert.Equal("2\n10", _warehouse.Rows("SELECT b FROM v ORDER BY b"));
        Assert.StartsWith("Cannot modify view", _warehouse.Error("INSERT v VALUES (1)"), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_are_added_dropped_renamed_and_relaxed()
    {
        _warehouse.Run("CREATE TABLE t (a INT64 NOT NULL, b STRING, c DATE)");
        _warehouse.Run("INSERT t VALUES (1, 'x', '2026-01-01')");

        _warehouse.Run("""
            ALTER TABLE t ADD COLUMN d FLOAT64, ADD COLUMN e ARRAY<INT64>, DROP COLUMN c, RENAME COLUMN b TO bb,
              ALTER COLUMN a DROP NOT NULL
            """);
        _warehouse.Run("INSERT t (bb) VALUES ('y')");

        Assert.Equal("1|x|NULL|[]\nNULL|y|NULL|[]", _warehouse.Rows("SELECT * FROM t ORDER BY bb"));
        Assert.StartsWith(
            "Cannot add required column",
            _warehouse.Error("ALTER TABLE t ADD COLUMN f INT64 NOT NULL"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dropped_table_is_gone_and_dropping_it_again_needs_if_exists()
    {
        _warehouse.Run("CREATE TABLE t (a INT64)");

        Assert.Equal("DROP", _warehouse.Run("DROP TABLE t").DdlOperation);
        Assert.Equal("SKIP", _warehouse.Run("DROP TABLE IF EXISTS t").DdlOperation);
        Assert.StartsWith("Not found: Table demo:sales.t", _warehouse.Error("DROP TABLE t"), StringComparison.Ordinal);
    }

    [Fact]
    public void Row_access_policies_are_kept_with_their_table()
    {
        _warehouse.Run("CREATE TABLE t (a INT64)");

        _warehouse.Run("CREATE ROW ACCESS POLICY few ON t GRANT TO ('user:a@example.com') FILTER USING (a < 5)");
        var policy = Assert.Single(_warehouse.Table("t").RowAccessPolicies);
        _warehouse.Run("DROP ALL ROW ACCESS POLICIES ON t");

        Assert.Equal(("few", "a < 5", "user:a@example.com"), (policy.Name, policy.FilterPredicate, policy.Grantees[0]));
        Assert.Empty(_warehouse.Table("t").RowAccessPolicies);
    }

    [Fact]
    public void The_information_schema_lists_tables_columns_and_routines()
    {
        _warehouse.Run("CREATE TABLE t (a INT64 NOT NULL, b ARRAY<STRING>)");
        _warehouse.Run("CREATE FUNCTION plus(x INT64, y INT64) AS (x + y)");

        Assert.Equal("t", _warehouse.Rows("SELECT table_name FROM sales.INFORMATION_SCHEMA.TABLES"));
        Assert.Equal(
            "a|INT64|NO\nb|ARRAY<STRING>|NO",
            _warehouse.Rows(
                "SELECT column_name, data_type, is_nullable FROM `demo.sales.INFORMATION_SCHEMA.COLUMNS` ORDER BY "
                + "ordinal_position"));
        Assert.Equal(
            "plus|3", _warehouse.Rows("SELECT routine_name, sales.plus(1, 2) FROM INFORMATION_SCHEMA.ROUTINES"));
    }
}
