using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using EngagementFunctions.Runs;

namespace EngagementFunctions.Journal;

/// <summary>The one JSON form of a run: the same in the journal's columns and in HTTP answers.</summary>
internal static class RunJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new RunIdConverter(),
            new TimingsConverter(),
        },
    };

    private sealed class RunIdConverter : JsonConverter<RunId>
    {
        public override RunId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            RunId.TryParse(reader.GetString() ?? "", out var id) ? id : throw new JsonException("not a run id");

        public override void Write(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }

    /// <summary>An object from step to seconds, in the order of the steps.</summary>
    private sealed class TimingsConverter : JsonConverter<ImmutableList<StepTiming>>
    {
        public override ImmutableList<StepTiming> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return [.. document.RootElement.EnumerateObject().Select(step => new StepTiming(step.Name, step.Value.GetDouble()))];
        }

        public override void Write(Utf8JsonWriter writer, ImmutableList<StepTiming> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var timing in value)
            {
                writer.WriteNumber(timing.Step, timing.Seconds);
            }

            writer.WriteEndObject();
        }
    }
}
