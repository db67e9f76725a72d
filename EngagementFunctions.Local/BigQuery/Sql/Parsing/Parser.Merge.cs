using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Parsing;

internal sealed partial class Parser
{
    private MergeStatement ParseMerge(Location at)
    {
        _tokens.TryWord("INTO");
        var target = ParseTargetTable();
        _tokens.ExpectWord("USING");
        var source = ParseFromPrimary();
        _tokens.ExpectWord("ON");
        var on = ParseExpression();
        var clauses = new List<MergeClause>();
        while (_tokens.IsWord("WHEN"))
            clauses.Add(ParseMergeClause());
        return clauses.Count > 0
            ? new MergeStatement(at, target, source, on, clauses)
            : throw _tokens.Unexpected("keyword WHEN");
    }

    private MergeClause ParseMergeClause()
    {
        var at = _tokens.Take().At;
        var match = ParseMatch();
        var condition = _tokens.TryWord("AND") ? ParseExpression() : null;
        _tokens.ExpectWord("THEN");
        if (_tokens.TryWord("DELETE"))
            return Allowed(new MergeClause(at, match, condition, MergeAction.Delete));
        if (_tokens.TryWord("UPDATE"))
        {
            _tokens.ExpectWord("SET");
            return Allowed(new MergeClause(at, match, condition, MergeAction.Update)
            {
                Assignments = _tokens.CommaSeparated(ParseAssignment),
            });
        }

        _tokens.ExpectWord("INSERT");
        return Allowed(ParseMergeInsert(new MergeClause(at, match, condition, MergeAction.Insert)));
    }

    private MergeMatch ParseMatch()
    {
        if (_tokens.TryWord("MATCHED"))
            return MergeMatch.Matched;
        _tokens.ExpectWords("NOT", "MATCHED");
        if (_tokens.TryWords("BY", "SOURCE"))
            return MergeMatch.NotMatchedBySource;
        _tokens.TryWords("BY", "TARGET");
        return MergeMatch.NotMatchedByTarget;
    }

    private MergeClause ParseMergeInsert(MergeClause clause)
    {
        if (_tokens.IsSymbol("("))
            clause = clause with { Columns = _tokens.Parenthesized(_tokens.ExpectIdentifier) };
        if (_tokens.TryWord("ROW"))
            return clause;
        _tokens.ExpectWord("VALUES");
        return clause with { Values = ParseRow() };
    }

    private static MergeClause Allowed(MergeClause clause)
    {
        var isInsert = clause.Action == MergeAction.Insert;
        if (isInsert == (clause.Match == MergeMatch.NotMatchedByTarget))
            return clause;
        throw SqlErrors.Syntax(
            isInsert
                ? "INSERT is only allowed in WHEN NOT MATCHED BY TARGET clauses"
                : "UPDATE and DELETE are not allowed in WHEN NOT MATCHED BY TARGET clauses",
            clause.At);
    }
}
