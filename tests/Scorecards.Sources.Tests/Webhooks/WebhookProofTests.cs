using System.Text;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Tests.Webhooks;

public sealed class WebhookProofTests
{
    // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
    private const string Secret = "It's a Secret to Everybody";
    private const string Hash = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private static readonly byte[] _body = "Hello, World!"u8.ToArray();

    [Theory]
    [InlineData("sha256=" + Hash, true)]
    [InlineData("sha256=757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17", true)]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18", false)]
    [InlineData(Hash, false)]
    [InlineData("sha1=" + Hash, false)]
    [InlineData("sha256=", false)]
    [InlineData("sha256=757107ea", false)]
    [InlineData("sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", false)]
    [InlineData(null, false)]
    public void A_signature_is_of_the_body_as_it_came(string? header, bool fits)
    {
        var proof = WebhookProof.Signature("X-Hub-Signature-256", "sha256=");

        proof.Fits(Header("X-Hub-Signature-256", header), _body, Secret).Should().Be(fits);
        proof.Fits(Header("X-Hub-Signature-256", header), Encoding.UTF8.GetBytes("Hello, World! "), Secret).Should().BeFalse();
        proof.Fits(Header("X-Hub-Signature-256", header), _body, Secret + " ").Should().BeFalse();
        proof.Fits(Header("X-Other", header), _body, Secret).Should().BeFalse();
    }

    [Fact]
    public void A_signature_may_stand_without_a_prefix() =>
        WebhookProof.Signature("X-Gitea-Signature").Fits(Header("X-Gitea-Signature", Hash), _body, Secret).Should().BeTrue();

    [Theory]
    [InlineData("s3cret", true)]
    [InlineData("S3cret", false)]
    [InlineData("s3cre", false)]
    [InlineData("s3cret ", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_token_is_the_secret_itself(string? header, bool fits) =>
        WebhookProof.Token("X-Gitlab-Token").Fits(Header("X-Gitlab-Token", header), _body, "s3cret").Should().Be(fits);

    [Theory]
    [InlineData("Bearer s3cret", true)]
    [InlineData("bearer s3cret", true)]
    [InlineData("Basic YW55Ym9keTpzM2NyZXQ=", true)]
    [InlineData("Basic OnMzY3JldA==", true)]
    [InlineData("Basic czNjcmV0", false)]
    [InlineData("Basic ***", false)]
    [InlineData("Bearer other", false)]
    [InlineData("s3cret", false)]
    [InlineData("Digest s3cret", false)]
    [InlineData("Bearer", false)]
    [InlineData(null, false)]
    public void Authorization_is_a_bearer_token_or_a_password(string? header, bool fits) =>
        WebhookProof.Authorization.Fits(Header("Authorization", header), _body, "s3cret").Should().Be(fits);

    [Fact]
    public void What_has_no_proof_need_not_be_read()
    {
        WebhookProof.Signature("X-Hub-Signature-256", "sha256=").IsIn(Header("X-Hub-Signature-256", "sha256=" + Hash)).Should().BeTrue();
        WebhookProof.Signature("X-Hub-Signature-256", "sha256=").IsIn(Header("X-Hub-Signature-256", "sha256=1")).Should().BeFalse();
        WebhookProof.Authorization.IsIn(Header("Authorization", "Negotiate x")).Should().BeFalse();
        WebhookProof.Token("X").IsIn(_ => null).Should().BeFalse();
    }

    private static Func<string, string?> Header(string name, string? value) => asked => asked == name ? value : null;
}
