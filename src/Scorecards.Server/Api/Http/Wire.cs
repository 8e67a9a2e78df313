using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scorecards.Server.Api.Http;

/// <summary>How JSON goes over the wire.</summary>
internal static class Wire
{
    /// <summary>What answers are written with. A plus sign stays one: answers are never put into HTML unescaped.</summary>
    public static readonly ApiJson Json =
        new(new JsonSerializerOptions(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Has ASP.NET Core read bodies, and describe them, in the same way.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        var ours = ApiJson.Default.Options;
        options.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        options.NumberHandling = ours.NumberHandling;
        options.UnmappedMemberHandling = ours.UnmappedMemberHandling;
        foreach (var converter in ours.Converters)
        {
            options.Converters.Add(converter);
        }
    }
}
