using Scorecards.Core.Auditing;
using Scorecards.Core.Signing;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Auditing;

public sealed class AuditHeadsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(7);

    private readonly TestSigner _signer = new();

    public void Dispose() => _signer.Dispose();

    [Fact]
    public async Task A_head_that_says_what_was_signed_is_right()
    {
        (await FaultAsync(Head())).Should().BeNull();
        (await FaultAsync(Head() with { At = Now.ToOffset(TimeSpan.FromHours(9)) })).Should().BeNull();
    }

    [Fact]
    public async Task A_head_that_says_something_else_is_not()
    {
        (await FaultAsync(Head() with { Seq = 8 })).Should().Be("head 8: it says something else than was signed");
        (await FaultAsync(Head() with { Hash = "other" })).Should().Be("head 7: it says something else than was signed");
        (await FaultAsync(Head() with { At = Now.AddTicks(1) })).Should().Be("head 7: it says something else than was signed");
    }

    [Fact]
    public async Task A_signature_for_something_else_or_by_someone_else_is_none()
    {
        using var other = new TestSigner();
        var verdict = await _signer.SignAsync(SignedTexts.Verdict, AuditHeads.Payload(7, "hash", Now), default);

        (await FaultAsync(Head() with { Jws = verdict })).Should().Be("head 7: it is signed by none of the keys");
        (await FaultAsync(other.Head(Row(), Now))).Should().Be("head 7: it is signed by none of the keys");
        (await FaultAsync(Head() with { Jws = "" })).Should().Be("head 7: it is signed by none of the keys");
        (await FaultAsync(Head() with { Jws = "a.b" })).Should().Be("head 7: it is signed by none of the keys");
    }

    [Fact]
    public async Task No_bit_of_a_signed_head_can_change()
    {
        var head = Head();

        foreach (var at in Enumerable.Range(0, head.Jws.Length))
        {
            foreach (var bit in Enumerable.Range(0, 7))
            {
                var flipped = head with { Jws = head.Jws[..at] + (char)(head.Jws[at] ^ (1 << bit)) + head.Jws[(at + 1)..] };
                (await FaultAsync(flipped)).Should().NotBeNull(flipped.Jws);
            }
        }
    }

    private static SealedEntry Row() => new(7, new AuditEntry("e7", Now, "ann", "a", "s", "{}"), AuditChain.Genesis, "hash");

    private AuditHead Head() => _signer.Head(Row(), Now);

    private async Task<string?> FaultAsync(AuditHead head) => (await AuditHeads.FaultAsync(head, [_signer.Published]))?.ToString();
}
