using EngagementFunctions.Errors;
using EngagementFunctions.Source;

namespace EngagementFunctions.Tests.Source;

public class SqlStatementTests
{
    [Theory]
    [InlineData("SELECT 1", "SELECT 1")]
    [InlineData("SELECT 1;", "SELECT 1")]
    [InlineData("SELECT 1 ; ; -- done;\n/* really; */ ", "SELECT 1 ")]
    [InlineData("-- first; second\nSELECT ';' ;", "-- first; second\nSELECT ';' ")]
    [InlineData("SELECT 'it''s; fine', \"a;b\"\"c;\"", "SELECT 'it''s; fine', \"a;b\"\"c;\"")]
    [InlineData(@"SELECT E'a\';b', e'\\';", @"SELECT E'a\';b', e'\\'")]
    [InlineData(@"SELECT E'it''s\';b';", @"SELECT E'it''s\';b'")]
    [InlineData(@"SELECT 'back\';", @"SELECT 'back\'")]
    [InlineData("SELECT $$a;b$$, $x$c;$$;d$x$;", "SELECT $$a;b$$, $x$c;$$;d$x$")]
    [InlineData("SELECT a$b$c FROM t;", "SELECT a$b$c FROM t")]
    [InlineData("/* a /* nested; */ b; */ SELECT 1;", "/* a /* nested; */ b; */ SELECT 1")]
    [InlineData("SELECT 1 - -1, 4 / 2;", "SELECT 1 - -1, 4 / 2")]
    public void One_statement_ends_before_its_semicolon(string text, string statement) =>
        Assert.Equal(statement, SqlStatement.Single(text));

    [Theory]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("SELECT 1; -- a\n DELETE FROM t;")]
    [InlineData("SELECT $1$; SELECT 2;")]
    [InlineData("SELECT 'a'; 'b'")]
    public void Several_statements_are_refused(string text) =>
        Assert.Contains("more than one statement", Refusal(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData("-- nothing; here\n;;")]
    public void No_statement_is_refused(string text) =>
        Assert.Contains("no statement", Refusal(text), StringComparison.Ordinal);

    private static string Refusal(string text)
    {
        var error = Assert.Throws<ExtractionException>(() => SqlStatement.Single(text));
        Assert.Equal((ErrorKind.Configuration, ErrorCodes.QueryInvalid), (error.Kind, error.Code));
        return error.Message;
    }
}
