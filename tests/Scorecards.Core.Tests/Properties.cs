using FsCheck;
using FsCheck.Fluent;

namespace Scorecards.Core.Tests;

/// <summary>How every property is checked: the number of cases is set here and nowhere else.</summary>
internal static class Properties
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    public static void Check<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(_config);


}
