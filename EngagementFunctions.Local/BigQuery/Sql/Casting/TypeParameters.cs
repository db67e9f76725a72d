using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Casting;

/// <summary>
/// STRING(L) and BYTES(L) refuse longer values; NUMERIC(P, S) rounds to its scale and refuses larger ones.
/// </summary>
internal static class TypeParameters
{
    public static string Enforce(string sql, SqlType type)
    {
        if (type.Parameters.Count == 0)
            return sql;
        var (first, scale) = (type.Parameters[0], type.Parameters.ElementAtOrDefault(1));
        return type.Kind switch
        {
            TypeKind.String => $"gs_limit_string({sql}, {first})",
            TypeKind.Bytes => $"gs_limit_bytes({sql}, {first})",
            TypeKind.Numeric => $"CAST(gs_limit_decimal(CAST({sql} AS VARCHAR), {first}, {scale}) AS DECIMAL(38,9))",
            TypeKind.BigNumeric => $"gs_limit_decimal({sql}, {first}, {scale})",
            _ => sql,
        };
    }
}
