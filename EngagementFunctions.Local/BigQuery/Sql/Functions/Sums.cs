using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>SUM and AVG: exact for every type but FLOAT64, and an error beyond its bounds.</summary>
internal static class Sums
{
    public static Typed Sum(Aggregate aggregate)
    {
        var argument = aggregate.Arguments[0];
        return argument.Type.Kind switch
        {
            TypeKind.Int64 => new Typed($"CAST({Call(aggregate, argument.Sql)} AS BIGINT)", SqlType.Int64),
            TypeKind.Float64 => new Typed($"gs_fsum({Call(aggregate, argument.Sql)})", SqlType.Float64),
            TypeKind.Numeric => new Typed(Call(aggregate, argument.Sql), SqlType.Numeric),
            TypeKind.BigNumeric => new Typed(BigNumeric(aggregate), SqlType.BigNumeric),
            _ => throw SpecialFunctions.NoSignature(aggregate.Call, aggregate.Arguments),
        };
    }

    public static Typed Average(Aggregate aggregate)
    {
        var argument = aggregate.Arguments[0];
        var count = $"CAST(count({aggregate.Distinct}{argument.Sql}){aggregate.Over} AS VARCHAR)";
        return argument.Type.Kind switch
        {
            TypeKind.Int64 or TypeKind.Float64 => new Typed(
                $"gs_fsum(avg({aggregate.Distinct}CAST({argument.Sql} AS DOUBLE)){aggregate.Over})", SqlType.Float64),
            TypeKind.Numeric => new Typed(
                $"CAST(gs_num_div(CAST({Call(aggregate, argument.Sql)} AS VARCHAR), {count}) AS DECIMAL(38,9))",
                SqlType.Numeric),
            TypeKind.BigNumeric => new Typed($"gs_bn_div({BigNumeric(aggregate)}, {count})", SqlType.BigNumeric),
            _ => throw SpecialFunctions.NoSignature(aggregate.Call, aggregate.Arguments),
        };
    }

    /// <summary>
    /// DuckDB sums BIGINT in 128 bits: a cast of fingerprints to BIGNUMERIC need not leave its integers.
    /// </summary>
    private static string BigNumeric(Aggregate aggregate)
    {
        var argument = aggregate.Arguments[0];
        if (argument.IntegerSql is { } integer)
            return $"CAST({Call(aggregate, integer)} AS VARCHAR)";
        var limbs = Enumerable.Range(0, 3).Reverse().Select(i => Call(aggregate, $"gs_bn_limb({argument.Sql}, {i})"));
        return $"gs_bn_join({string.Join(", ", limbs)})";
    }

    private static string Call(Aggregate aggregate, string sql) => $"sum({aggregate.Distinct}{sql}){aggregate.Over}";
}
