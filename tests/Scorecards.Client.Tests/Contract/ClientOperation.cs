using System.Reflection;
using Refit;

namespace Scorecards.Client.Tests.Contract;

/// <summary>A call as the client makes it.</summary>
internal sealed record ClientOperation(string Method, string Path, MethodInfo Call)
{
    /// <summary>Names of the query parameters.</summary>
    public IEnumerable<string> Query => Call.GetParameters()
        .Where(p => p.ParameterType != typeof(CancellationToken) && p.GetCustomAttribute<BodyAttribute>() is null && p.GetCustomAttribute<HeaderAttribute>() is null
            && !Path.Contains($"{{{p.Name}}}", StringComparison.Ordinal))
        .Select(p => p.GetCustomAttribute<AliasAsAttribute>()?.Name ?? p.Name!);

    public Type? Body => Call.GetParameters().SingleOrDefault(p => p.GetCustomAttribute<BodyAttribute>() is not null)?.ParameterType;

    /// <summary>What the call answers; null when nothing.</summary>
    public Type? Answer => Call.ReturnType.GenericTypeArguments.SingleOrDefault();

    public static IReadOnlyDictionary<string, ClientOperation> All() => typeof(IScorecardsApi).GetMethods()
        .Select(m => (Call: m, Attribute: m.GetCustomAttribute<HttpMethodAttribute>(inherit: true)!))
        .Select(m => new ClientOperation(m.Attribute.Method.Method, m.Attribute.Path, m.Call))
        .ToDictionary(o => $"{o.Method} {o.Path}");
}
