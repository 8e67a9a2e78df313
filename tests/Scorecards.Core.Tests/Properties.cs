using FsCheck;
using FsCheck.Fluent;

namespace Scorecards.Core.Tests;

/// <summary>How every property is checked: the number of cases is set here and nowhere else.</summary>
internal static class Properties
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    private static readonly Config _costly = Config.QuickThrowOnFailure.WithMaxTest(100);

    public static void Check<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(_config);

    /// <summary>For properties of which one case costs as much as a hundred others.</summary>
    public static void CheckCostly<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(_costly);
}
