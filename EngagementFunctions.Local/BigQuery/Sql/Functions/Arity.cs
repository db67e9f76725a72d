using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>How many arguments the functions take that no signature describes.</summary>
internal static class Arity
{
    private static readonly Dictionary<string, (int Least, int Most)> All = new()
    {
        ["IFNULL"] = (2, 2), ["IF"] = (3, 3), ["NULLIF"] = (2, 2), ["TO_JSON_STRING"] = (1, 1), ["TO_JSON"] = (1, 1),
        ["ERROR"] = (1, 1), ["SESSION_USER"] = (0, 0), ["NORMALIZE"] = (1, 2), ["GENERATE_DATE_ARRAY"] = (2, 3),
        ["CURRENT_TIMESTAMP"] = (0, 0), ["CURRENT_DATE"] = (0, 1), ["CURRENT_DATETIME"] = (0, 1),
        ["CURRENT_TIME"] = (0, 1), ["LAST_DAY"] = (1, 2),
        ["ROW_NUMBER"] = (0, 0), ["RANK"] = (0, 0), ["DENSE_RANK"] = (0, 0), ["PERCENT_RANK"] = (0, 0),
        ["CUME_DIST"] = (0, 0), ["NTILE"] = (1, 1), ["LAG"] = (1, 3), ["LEAD"] = (1, 3), ["FIRST_VALUE"] = (1, 1),
        ["LAST_VALUE"] = (1, 1), ["NTH_VALUE"] = (2, 2), ["PERCENTILE_CONT"] = (2, 2), ["PERCENTILE_DISC"] = (2, 2),
        ["STRING_AGG"] = (1, 2), ["MAX_BY"] = (2, 2), ["MIN_BY"] = (2, 2), ["APPROX_QUANTILES"] = (2, 2),
        ["CORR"] = (2, 2), ["COVAR_POP"] = (2, 2), ["COVAR_SAMP"] = (2, 2),
    };

    public static void Check(ExpressionBinder binder, Call call)
    {
        if (call.IsStar)
            return;
        var isAggregate = Aggregates.Contains(call.Name);
        var (least, most) = All.TryGetValue(call.Name, out var known)
            ? known
            : isAggregate ? (1, 1) : (0, int.MaxValue);
        if (call.Arguments.Count < least || call.Arguments.Count > most)
            throw SpecialFunctions.NoSignature(call, isAggregate ? [] : call.Arguments.Select(binder.Bind));
    }
}
