namespace Scorecards.Silo.Grains;

/// <summary>How far an activation of a grain is: whoever asks after a mark was taken wants a run that begins after it.</summary>
/// <param name="Activation">Another activation counts anew, so that its marks are compared with nothing.</param>
/// <param name="Begun">How many runs have begun.</param>
[GenerateSerializer, Immutable, Alias("scorecards.run-mark")]
public sealed record RunMark([property: Id(0)] Guid Activation, [property: Id(1)] long Begun)
{
    /// <summary>Whether a run began between the other mark and this one.</summary>
    public bool IsAfter(RunMark asked) => Activation == asked.Activation && Begun > asked.Begun;

    public RunMark Next() => this with { Begun = Begun + 1 };

    public RunMark Back() => this with { Begun = Begun - 1 };
}
