namespace Scorecards.Core.Expressions;

/// <summary>The values of the variables during one evaluation.</summary>
public interface IBindings
{
    bool TryGet(string name, out CelValue value);
}
