using System.Diagnostics.CodeAnalysis;

namespace Scorecards.Core.Catalog;

/// <summary>A reference to a catalog entity, written <c>[kind:][namespace/]name</c> as Backstage documents it.</summary>
public readonly record struct EntityRef(string Kind, string Namespace, string Name)
{
    public const string DefaultNamespace = "default";

    /// <summary>The form ids have: the name alone in the default namespace, else <c>namespace:name</c>.</summary>
    public string Id => Namespace == DefaultNamespace ? Name : $"{Namespace}:{Name}";

    public static bool TryParse(string? text, string defaultKind, string defaultNamespace, [NotNullWhen(true)] out EntityRef? reference)
    {
        reference = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var rest = text.Trim();
        var kind = defaultKind;
        var ns = defaultNamespace;

        if (rest.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
        {
            kind = rest[..colon];
            rest = rest[(colon + 1)..];
        }

        if (rest.IndexOf('/', StringComparison.Ordinal) is var slash and > 0)
        {
            ns = rest[..slash];
            rest = rest[(slash + 1)..];
        }

        if (rest.Length == 0 || rest.AsSpan().ContainsAny(":/ "))
        {
            return false;
        }

        reference = new EntityRef(kind.ToLowerInvariant(), ns.ToLowerInvariant(), rest);
        return true;
    }
}
