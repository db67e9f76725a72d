using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

internal static class RoutineResource
{
    public static JsonObject Write(Routine routine)
    {
        var json = new JsonObject
        {
            ["routineReference"] = new JsonObject
            {
                ["projectId"] = routine.Dataset.ProjectId,
                ["datasetId"] = routine.Dataset.Name,
                ["routineId"] = routine.Name,
            },
            ["routineType"] = routine.Kind,
            ["language"] = routine.Language,
            ["definitionBody"] = routine.Body,
            ["creationTime"] = ResourceParts.EpochMs(routine.Created),
            ["lastModifiedTime"] = ResourceParts.EpochMs(routine.Modified),
        };
        if (routine.Arguments.Count > 0)
            json["arguments"] = new JsonArray([.. routine.Arguments.Select(argument => (JsonNode)Argument(argument))]);
        if (routine.ReturnType is { } type) json["returnType"] = SqlTypeResource.Write(type);
        if (routine.Description is not null) json["description"] = routine.Description;
        json["etag"] = ResourceParts.Etag(json);
        return json;
    }

    public static Routine Read(JsonObject json, DatasetId dataset)
    {
        var reference = json.Object("routineReference")
            ?? throw BigQueryError.Invalid("Required parameter is missing: routineReference");
        return new Routine(
            dataset,
            reference.RequiredText("routineId"),
            json.Text("routineType") ?? "SCALAR_FUNCTION",
            json.Text("language") ?? "SQL",
            json.RequiredText("definitionBody"))
        {
            Arguments = [.. json.Objects("arguments").Select(ReadArgument)],
            ReturnType = json.Object("returnType") is { } type ? SqlTypeResource.Read("", type) : null,
            Description = json.Text("description"),
        };
    }

    private static JsonObject Argument(RoutineArgument argument)
    {
        var json = new JsonObject { ["name"] = argument.Name };
        if (argument.Type is null) json["argumentKind"] = "ANY_TYPE";
        else json["dataType"] = SqlTypeResource.Write(argument.Type);
        if (argument.Mode != "IN") json["mode"] = argument.Mode;
        return json;
    }

    private static RoutineArgument ReadArgument(JsonObject json) => new(
        json.RequiredText("name"),
        json.Object("dataType") is { } type ? SqlTypeResource.Read("", type) : null,
        json.Text("mode") ?? "IN");
}
