using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Functions;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Scripting;

/// <summary>Values of expressions between the statements of a script, as literals in DuckDB's SQL.</summary>
internal sealed class Evaluator(ScriptState state, Sessions sessions)
{
    public bool Condition(Expression expression)
    {
        var value = Read(session => Binder(session).BindCondition(expression, "Condition") is var sql
            ? session.Connection.Scalar($"SELECT {sql}")
            : null);
        return value is true;
    }

    public string? Text(Expression expression) => Read(session =>
        (string?)session.Connection.Scalar($"SELECT {Binder(session).BindAs(expression, SqlType.String).Sql}"));

    public Typed Literal(Expression expression, SqlType? type) => Read(session =>
    {
        var bound = Binder(session).Bind(expression);
        return Evaluated(session, type is null ? bound : Assigned(bound, type, expression.At));
    });

    public Typed Literal(Typed value) => Read(session => Evaluated(session, value));

    /// <summary>One struct per row of the query.</summary>
    public IReadOnlyList<Typed> Rows(Query query) => Read(session =>
    {
        var bound = new QueryBinder(new StatementContext(session, state)).Bind(query, Scope.Empty);
        var type = SqlType.StructOf(
            [.. bound.Columns.Select(column => new StructMember(column.Name ?? "", column.Type))]);
        var row = Duck.Struct(type, bound.Columns.Select(column => Duck.Cast(column.Physical, column.Type)));
        return Structs(
            session, $"SELECT {ValueForms.Duck("r", type)} FROM (SELECT {row} AS r FROM ({bound.Sql}))", type);
    });

    public IReadOnlyList<Typed> ResultRows(QueryOutcome outcome) => outcome.ResultTable is not { } table
        ? []
        : Read(session =>
        {
            var type = SqlType.StructOf([.. outcome.Schema.Select(f => new StructMember(f.Name, Fields.TypeOf(f)))]);
            var row = Duck.Struct(type, outcome.Schema.Select(field => Quoting.Name(field.Name)));
            var rows = $"SELECT {row} AS r FROM {table.PhysicalName} LIMIT 2";
            return Structs(session, $"SELECT {ValueForms.Duck("r", type)} FROM ({rows})", type);
        });

    private T Read<T>(Func<WarehouseSession, T> work) => sessions.Read(work);

    private ExpressionBinder Binder(WarehouseSession session) => new(new StatementContext(session, state), Scope.Empty);

    private static Typed Assigned(Typed value, SqlType type, Location at)
    {
        if (Coercion.Cost(value, type) is null && !IsStructToStruct(value, type))
            throw SqlErrors.Invalid(
                $"Cannot coerce expression of type {value.Type} to type {type}", at);
        var coerced = IsStructToStruct(value, type)
            ? Casts.Explicit(value, type, false, at)
            : Casts.Coerce(value, type, at);
        return coerced with { Sql = TypeParameters.Enforce(coerced.Sql, type) };
    }

    private static bool IsStructToStruct(Typed value, SqlType type) =>
        value.Type.Kind == TypeKind.Struct && type.Kind == TypeKind.Struct
        && value.Type.Members.Count == type.Members.Count;

    private static Typed Evaluated(WarehouseSession session, Typed value)
    {
        var form = ValueForms.Duck(Duck.Cast(value.Sql, value.Type), value.Type);
        var literal = (string?)session.Connection.Scalar($"SELECT {form}");
        return new Typed(literal ?? Duck.Cast("NULL", value.Type), value.Type);
    }

    private static List<Typed> Structs(WarehouseSession session, string sql, SqlType type) =>
        [.. session.Connection.Rows(sql, reader => new Typed(reader.GetString(0), type))];
}
