using EngagementFunctions.Local.BigQuery;

namespace EngagementFunctions.Tests.EmulatorSql;

/// <summary>Several statements, variables, control flow, transactions.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly SqlWarehouse _warehouse = new();

    public ScriptTests() => _warehouse.Run("CREATE TABLE t AS SELECT 1 AS id");

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(
        "DECLARE i, n INT64 DEFAULT 0; WHILE i < 5 DO SET i = i + 1; IF i = 3 THEN CONTINUE; END IF; SET n = n + "
        + "i; END WHILE; SELECT n", "12")]
    [InlineData("DECLARE i INT64 DEFAULT 0; LOOP SET i = i + 1; IF i > 4 THEN LEAVE; END IF; END LOOP; SELECT i", "5")]
    [InlineData("DECLARE i INT64 DEFAULT 0; REPEAT SET i = i + 1; UNTIL i >= 3 END REPEAT; SELECT i", "3")]
    [InlineData(
        "DECLARE s INT64 DEFAULT 0; FOR r IN (SELECT x FROM UNNEST([1, 2, 3]) x) DO SET s = s + r.x; END FOR; SELECT s",
        "6")]
    [InlineData("DECLARE a, b INT64; SET (a, b) = (SELECT AS STRUCT 1, 2); SELECT a, b", "1|2")]
    [InlineData("DECLARE s STRUCT<x INT64, y STRING> DEFAULT (1, \"it's\"); SELECT s.x, s.y", "1|it's")]
    [InlineData("DECLARE l ARRAY<STRING> DEFAULT ['a', \"b'\"]; SELECT l[OFFSET(1)], ARRAY_LENGTH(l)", "b'|2")]
    [InlineData(
        "DECLARE b BYTES DEFAULT b'\\x00a'; DECLARE n BIGNUMERIC DEFAULT 1; SELECT TO_HEX(b), n / 3",
        "0061|0.33333333333333333333333333333333333333")]
    [InlineData("DECLARE x INT64 DEFAULT 1; BEGIN DECLARE y INT64 DEFAULT 2; SET x = x + y; END; SELECT x", "3")]
    [InlineData("IF FALSE THEN SELECT 1; ELSEIF TRUE THEN SELECT 2; ELSE SELECT 3; END IF", "2")]
    [InlineData("CASES: BEGIN SELECT 1; LEAVE CASES; SELECT 2; END CASES; SELECT 3", "3")]
    [InlineData("EXECUTE IMMEDIATE 'SELECT @a + @b' USING 1 AS a, 2 AS b", "3")]
    [InlineData("DECLARE x INT64; EXECUTE IMMEDIATE 'SELECT ? * 2' INTO x USING 21; SELECT x", "42")]
    [InlineData("CREATE TEMP TABLE z AS SELECT 5 AS v; INSERT z VALUES (6); SELECT SUM(v), @@row_count FROM z", "11|1")]
    [InlineData("CREATE TEMP FUNCTION twice(x INT64) AS (x * 2); SELECT twice(4)", "8")]
    [InlineData("SELECT 1; RETURN; SELECT 2", "1")]
    public void A_script_gives_the_rows_of_its_last_query(string sql, string rows)
    {
        var outcome = _warehouse.Run(sql);

        Assert.Equal("SCRIPT", outcome.StatementType);
        Assert.Equal(rows, _warehouse.Rows(outcome));
    }

    [Fact]
    public void Every_statement_that_runs_is_a_child_with_its_own_text_and_counts()
    {
        var outcome = _warehouse.Run("INSERT t VALUES (2), (3); DELETE t WHERE id = 1; SELECT COUNT(*) FROM t;");

        Assert.Equal(["INSERT", "DELETE", "SELECT"], outcome.Children.Select(child => child.Outcome.StatementType));
        Assert.Equal("DELETE t WHERE id = 1", outcome.Children[1].Sql);
        Assert.Equal(2, outcome.Children[0].Outcome.Dml!.Inserted);
    }

    [Fact]
    public void Temporary_tables_end_with_their_script()
    {
        _warehouse.Run("CREATE TEMP TABLE z AS SELECT 1 AS v; SELECT * FROM z");

        Assert.StartsWith(
            "Not found: Table demo:sales.z", _warehouse.Error("SELECT * FROM z"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            _warehouse.Catalog.Datasets.Keys, id => id.Name.StartsWith("_script", StringComparison.Ordinal));
    }

    [Fact]
    public void A_handler_knows_the_error_and_execution_goes_on_after_its_block() => Assert.Equal(
        "division by zero: 1 / 0",
        _warehouse.Rows("""
            DECLARE message STRING;
            BEGIN
              SELECT 1 / 0;
            EXCEPTION WHEN ERROR THEN
              SET message = @@error.message;
            END;
            SELECT message;
            """));

    [Fact]
    public void An_error_that_no_handler_takes_rolls_the_transaction_back()
    {
        var error = _warehouse.Error("BEGIN TRANSACTION; INSERT t VALUES (2); SELECT 1 / 0; COMMIT TRANSACTION;");

        Assert.Equal("division by zero: 1 / 0", error);
        Assert.Equal("1", _warehouse.Rows("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public void A_handler_may_roll_back_and_raise_again()
    {
        var error = _warehouse.Error("""
            BEGIN
              BEGIN TRANSACTION;
              INSERT t VALUES (2);
              SELECT ERROR('broken');
              COMMIT TRANSACTION;
            EXCEPTION WHEN ERROR THEN
              ROLLBACK TRANSACTION;
              RAISE;
            END
            """);

        Assert.Equal("broken", error);
        Assert.Equal("1", _warehouse.Rows("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public void What_is_selected_inside_a_transaction_can_be_read_after_its_rollback()
    {
        var outcome = _warehouse.Run("""
            BEGIN TRANSACTION;
            INSERT t VALUES (2);
            SELECT COUNT(*) AS n, [1.5] AS l, TIMESTAMP '2026-01-02 03:04:05.678901+00' AS s FROM t;
            ROLLBACK TRANSACTION;
            """);

        Assert.Equal("2|[1.5]|2026-01-02 03:04:05.678901+00", _warehouse.Rows(outcome));
        Assert.Equal("1", _warehouse.Rows("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public void A_transaction_commits_all_of_its_statements()
    {
        _warehouse.Run(
            "BEGIN TRANSACTION; INSERT t VALUES (2); UPDATE t SET id = id + 10 WHERE TRUE; COMMIT TRANSACTION;");

        Assert.Equal("11\n12", _warehouse.Rows("SELECT id FROM t ORDER BY id"));
    }

    [Theory]
    [InlineData(
        "BEGIN TRANSACTION; CREATE TABLE z (a INT64); COMMIT TRANSACTION",
        "DDL statements are not supported in a transaction")]
    [InlineData("COMMIT TRANSACTION", "There is no active transaction to commit")]
    [InlineData("SET x = 1", "Undeclared variable: x")]
    [InlineData("DECLARE x INT64; DECLARE x STRING", "Variable 'x' redeclaration")]
    [InlineData("DECLARE x INT64 DEFAULT 'a'", "Cannot coerce expression of type STRING to type INT64")]
    [InlineData("RAISE USING MESSAGE = 'stop'", "stop")]
    [InlineData("ASSERT (SELECT COUNT(*) FROM t) = 0 AS 'not empty'", "not empty")]
    [InlineData("CALL nosuch()", "Not found: Routine demo:sales.nosuch was not found in location US")]
    public void A_script_fails_with_BigQuerys_words(string sql, string message) =>
        Assert.StartsWith(message, _warehouse.Error(sql), StringComparison.Ordinal);

    [Fact]
    public void A_script_is_not_begun_when_any_of_it_does_not_parse()
    {
        Assert.Throws<BigQueryError>(() => _warehouse.Run("INSERT t VALUES (2); SELEC 1"));

        Assert.Equal("1", _warehouse.Rows("SELECT COUNT(*) FROM t"));
    }

    [Fact]
    public void A_procedure_takes_and_returns_values_and_does_not_see_its_callers_variables()
    {
        _warehouse.Run("""
            CREATE PROCEDURE describe(IN x INT64, INOUT total INT64, OUT text STRING)
            BEGIN
              SET total = total + x;
              SET text = FORMAT('%d of %d', x, total);
            END
            """);

        Assert.Equal("7|2 of 7", _warehouse.Rows(
            "DECLARE n INT64 DEFAULT 5; DECLARE t STRING; CALL describe(2, n, t); SELECT n, t"));
        _warehouse.Run("CREATE PROCEDURE peek() BEGIN SELECT hidden; END");
        Assert.StartsWith(
            "Unrecognized name: hidden",
            _warehouse.Error("DECLARE hidden INT64; CALL peek()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_job_does_not_wait_for_its_statement()
    {
        using var cancellation = new CancellationTokenSource();
        var sql = """
            SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 1000000)) a, UNNEST(GENERATE_ARRAY(1, 1000000)) b
            WHERE MOD(a, 1000) + MOD(b, 1000) = -1
            """;

        var running = Task.Run(() => _warehouse.Run(sql, cancellation.Token), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
