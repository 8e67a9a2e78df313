using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Scorecards.Core.Catalog;

/// <summary>A reference to a catalog entity, written <c>[kind:][namespace/]name</c> as Backstage documents it.</summary>
public readonly partial record struct EntityRef(string Kind, string Namespace, string Name)
{
    public const string DefaultNamespace = "default";

    /// <summary>The form ids have: the name alone in the default namespace, else <c>namespace:name</c>.</summary>
    public string Id => Namespace == DefaultNamespace ? Name : $"{Namespace}:{Name}";

    /// <summary>Reads a reference; what it leaves out are the defaults. Kind and namespace do not tell letter case apart.</summary>
    public static bool TryParse(string? text, string defaultKind, string defaultNamespace, [NotNullWhen(true)] out EntityRef? reference)
    {
        reference = null;
        if (Form().Match(text?.Trim() ?? "") is not { Success: true } match)
        {
            return false;
        }

        var kind = match.Groups["kind"] is { Success: true } k ? k.Value : defaultKind;
        var ns = match.Groups["namespace"] is { Success: true } n ? n.Value : defaultNamespace;
        reference = new EntityRef(kind.ToLowerInvariant(), ns.ToLowerInvariant(), match.Groups["name"].Value);
        return true;
    }

    [GeneratedRegex(@"^((?<kind>[^\s:/]+):)?((?<namespace>[^\s:/]+)/)?(?<name>[^\s:/]+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
