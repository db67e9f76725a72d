using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Google.Apis.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Google.Cloud.BigQuery.V2;

/// <summary>
/// Reads and writes every property of a resource, those too that are internal here because nobody calls them: the
/// answers of the service have to keep their meaning on the way through.
/// </summary>
internal sealed class ResourceContractResolver : NewtonsoftJsonContractResolver
{
    private const string Resources = "Google.Apis.Bigquery.v2.Data";
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    protected override List<MemberInfo> GetSerializableMembers(System.Type objectType) => IsResource(objectType)
        ? [.. objectType.GetProperties(Instance).Where(IsDeclared)]
        : base.GetSerializableMembers(objectType);

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (IsResource(member.DeclaringType))
        {
            property.Readable = property.Writable = true;
        }

        return property;
    }

    private static bool IsResource(System.Type type) => type.FullName.StartsWith(Resources, System.StringComparison.Ordinal);

    private static bool IsDeclared(PropertyInfo property) => property.GetMethod is { IsPrivate: false };
}
