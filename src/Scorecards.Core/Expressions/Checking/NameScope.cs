using System.Diagnostics.CodeAnalysis;

namespace Scorecards.Core.Expressions.Checking;

/// <summary>The names that an expression may use where it stands: the variables of the macros around it, then those of the host, by container.</summary>
internal sealed class NameScope(ExpressionScope host)
{
    // google.protobuf.Timestamp
    private const int SegmentsOfTypes = 3;

    private readonly List<(string Name, CelType Type)> _locals = [];

    /// <summary>How many parts a dotted name has at most that stands for something: a longer chain is fields of it.</summary>
    public int MostSegments { get; } = Math.Max(SegmentsOfTypes, host.Variables.Keys.Select(name => name.Count(c => c == '.') + 1).DefaultIfEmpty().Max());

    /// <summary>How many variables of macros were alive at once at most.</summary>
    public int MostLocals { get; private set; }

    public int Push(string name, CelType type)
    {
        _locals.Add((name, type));
        MostLocals = Math.Max(MostLocals, _locals.Count);
        return _locals.Count - 1;
    }

    public void Pop(int count) => _locals.RemoveRange(_locals.Count - count, count);

    public bool IsLocal(string name) => _locals.Exists(local => local.Name == name);

    public bool TryLocal(string name, out int slot, [NotNullWhen(true)] out CelType? type)
    {
        slot = _locals.FindLastIndex(local => local.Name == name);
        type = slot < 0 ? null : _locals[slot].Type;
        return type is not null;
    }

    /// <summary>A variable of the host by the name as written, and the full name it is bound under.</summary>
    public bool TryVariable(string name, bool rooted, out string fullName, [NotNullWhen(true)] out CelType? type)
    {
        foreach (var candidate in Candidates(name, rooted))
        {
            fullName = candidate;
            if (host.Variables.TryGetValue(candidate, out type))
                return true;
        }

        (fullName, type) = (name, null);
        return false;
    }

    /// <summary>The full names that a name may mean, the innermost first: in container <c>a.b</c>, <c>x</c> is <c>a.b.x</c>, <c>a.x</c>, then <c>x</c>.</summary>
    public IEnumerable<string> Candidates(string name, bool rooted)
    {
        for (var container = rooted ? "" : host.Container; container.Length > 0;)
        {
            yield return $"{container}.{name}";
            var dot = container.LastIndexOf('.');
            container = dot < 0 ? "" : container[..dot];
        }

        yield return name;
    }

    /// <summary>All simple names in reach, for suggestions.</summary>
    public IEnumerable<string> Known => _locals.Select(local => local.Name).Concat(host.Variables.Keys);
}
