using EngagementFunctions.Local.BigQuery.Queries;

namespace EngagementFunctions.Tests.EmulatorSql;

/// <summary>INSERT, UPDATE, DELETE, TRUNCATE and MERGE.</summary>
public sealed class MutationTests : IDisposable
{
    private readonly SqlWarehouse _warehouse = new();

    public MutationTests() => _warehouse.Run("""
        CREATE TABLE t (id INT64 NOT NULL, name STRING, amount NUMERIC(10, 2), day DATE, tags ARRAY<STRING>,
          s STRUCT<a INT64, b STRING>)
        """);

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void An_insert_coerces_literals_to_the_columns_and_counts_its_rows()
    {
        var outcome = _warehouse.Run("""
            INSERT INTO t (id, name, amount, day, tags, s)
            VALUES (1, 'one', 1.255, '2026-01-02', ['x'], (7, 'y')), (2, NULL, NULL, NULL, NULL, NULL)
            """);

        Assert.Equal(("INSERT", new DmlCounts(2, 0, 0)), (outcome.StatementType, outcome.Dml));
        Assert.Equal(
            "1|one|1.260000000|2026-01-02|[x]|{'a': 7, 'b': y}\n2|NULL|NULL|NULL|[]|NULL",
            _warehouse.Rows("SELECT * FROM t ORDER BY id"));
    }

    [Theory]
    [InlineData("INSERT t (name) VALUES ('x')", "Required field id cannot be null")]
    [InlineData("INSERT t (id) VALUES (NULL)", "Required field id cannot be null")]
    [InlineData("INSERT t (id, name) VALUES (1, 5)", "Value has type INT64 which cannot be inserted into column name")]
    [InlineData("INSERT t (id, amount) VALUES (1, 123456789.1)", "NUMERIC(10, 2) has precision 10 and scale 2")]
    [InlineData("INSERT t (id, tags) VALUES (1, ['a', NULL])", "Array cannot have a null element")]
    [InlineData("INSERT t (id, name) VALUES (1)", "Inserted row has wrong column count; Has 1, expected 2")]
    [InlineData("INSERT t (id, nosuch) VALUES (1, 2)", "Column nosuch is not present in table demo:sales.t")]
    [InlineData("DELETE FROM t", "DELETE must have a WHERE clause")]
    [InlineData("UPDATE t SET name = 'x'", "UPDATE must have a WHERE clause")]
    public void What_BigQuery_refuses_is_refused(string sql, string message)
    {
        Assert.StartsWith(message, _warehouse.Error(sql), StringComparison.Ordinal);
        Assert.Equal("0", _warehouse.Rows("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public void An_update_from_a_source_changes_each_row_once_or_nothing_at_all()
    {
        _warehouse.Run("INSERT t (id, name, s) VALUES (1, 'a', (1, 'p')), (2, 'b', (2, 'q'))");

        var error = _warehouse.Error(
            "UPDATE t SET name = 'z' FROM (SELECT 2 AS id UNION ALL SELECT 2) q WHERE t.id = q.id");
        var outcome = _warehouse.Run(
            "UPDATE t SET name = CONCAT(t.name, q.n), s.b = 'new' FROM (SELECT 2 AS id, '!' AS n) q WHERE t.id = q.id");

        Assert.Equal("UPDATE/MERGE must match at most one source row for each target row", error);
        Assert.Equal(new DmlCounts(0, 1, 0), outcome.Dml);
        Assert.Equal("1|a|1|p\n2|b!|2|new", _warehouse.Rows("SELECT id, name, s.a, s.b FROM t ORDER BY id"));
    }

    [Fact]
    public void A_merge_runs_the_first_clause_that_fits_each_row()
    {
        _warehouse.Run("INSERT t (id, name) VALUES (1, 'same'), (2, 'old'), (3, 'gone'), (4, 'kept')");

        var outcome = _warehouse.Run("""
            MERGE t USING (SELECT 1 AS id, 'same' AS name UNION ALL SELECT 2, 'new' UNION ALL SELECT 9, 'added') AS s
            ON t.id = s.id
            WHEN MATCHED AND t.name IS DISTINCT FROM s.name THEN UPDATE SET name = s.name
            WHEN NOT MATCHED THEN INSERT (id, name) VALUES (id, name)
            WHEN NOT MATCHED BY SOURCE AND t.id = 3 THEN DELETE
            """);

        Assert.Equal(("MERGE", new DmlCounts(1, 1, 1)), (outcome.StatementType, outcome.Dml));
        Assert.Equal("1|same\n2|new\n4|kept\n9|added", _warehouse.Rows("SELECT id, name FROM t ORDER BY id"));
    }

    [Fact]
    public void A_merge_that_matches_a_target_row_twice_fails_and_changes_nothing()
    {
        _warehouse.Run("INSERT t (id, name) VALUES (1, 'a')");

        var error = _warehouse.Error("""
            MERGE t USING (SELECT 1 AS id UNION ALL SELECT 1 UNION ALL SELECT 5) AS s ON t.id = s.id
            WHEN MATCHED THEN UPDATE SET name = 'b' WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id)
            """);

        Assert.Equal("UPDATE/MERGE must match at most one source row for each target row", error);
        Assert.Equal("1|a", _warehouse.Rows("SELECT id, name FROM t"));
    }

    [Fact]
    public void A_merge_on_false_replaces_a_table_by_its_source()
    {
        _warehouse.Run("INSERT t (id, name) VALUES (1, 'a'), (2, 'b')");

        var outcome = _warehouse.Run("""
            MERGE t USING (SELECT * REPLACE (id + 10 AS id) FROM t) AS s ON FALSE
            WHEN NOT MATCHED THEN INSERT ROW WHEN NOT MATCHED BY SOURCE THEN DELETE
            """);

        Assert.Equal(new DmlCounts(2, 0, 2), outcome.Dml);
        Assert.Equal("11|a\n12|b", _warehouse.Rows("SELECT id, name FROM t ORDER BY id"));
    }

    [Fact]
    public void Delete_and_truncate_count_what_they_remove()
    {
        _warehouse.Run("INSERT t (id) SELECT x FROM UNNEST([1, 2, 3]) x");

        Assert.Equal(new DmlCounts(0, 0, 1), _warehouse.Run("DELETE t WHERE id = 1").Dml);
        Assert.Equal(new DmlCounts(0, 0, 2), _warehouse.Run("TRUNCATE TABLE t").Dml);
    }
}
