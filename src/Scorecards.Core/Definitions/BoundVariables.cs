using Scorecards.Core.Expressions;

namespace Scorecards.Core.Definitions;

/// <summary>A few variables by name, looked up one after the other.</summary>
public sealed class BoundVariables(params (string Name, CelValue Value)[] variables) : IBindings
{
    public bool TryGet(string name, out CelValue value)
    {
        foreach (var variable in variables)
        {
            if (variable.Name == name)
            {
                value = variable.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
