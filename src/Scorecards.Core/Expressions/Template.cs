namespace Scorecards.Core.Expressions;

/// <summary>Text with <c>${expression}</c> parts; <c>$${</c> stands for a literal <c>${</c>.</summary>
public sealed class Template
{
    public string Source => throw new NotImplementedException();

    public static CompileResult<Template> Compile(string source, ExpressionScope scope) => throw new NotImplementedException();

    /// <summary>A string, or the error or unknown of the first part that has no value. A template that is one <c>${…}</c> and nothing else still gives a string.</summary>
    public CelValue Render(IBindings bindings) => throw new NotImplementedException();
}
