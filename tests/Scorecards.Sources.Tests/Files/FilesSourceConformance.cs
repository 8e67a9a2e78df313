using Scorecards.Core.Facts;
using Scorecards.Sources.Files;

namespace Scorecards.Sources.Tests.Files;

public sealed class FilesSourceConformance : SourceConformance
{
    protected override string GoodBody => Samples.Sarif;

    protected override string NothingBody => """{"version":"2.1.0","runs":[]}""";

    protected override ISource Create(Uri upstream) => Ask.Make(FilesKind.Factory, Ask.Spec("files"), Context);

    protected override FactRequest Question(Uri upstream) => Ask.Of("files", "sarif", $$"""{"url":"{{upstream}}latest.sarif?token=x"}""");

    // The report is the service's own: that it is not there, or malformed, is its lack. A page to sign in at is our trouble.
    protected override UnknownCause? CauseOf(Trouble trouble) =>
        trouble is Trouble.NotFound or Trouble.MalformedBody or Trouble.EmptyBody or Trouble.HugeBody ? UnknownCause.Subject : UnknownCause.Source;
}
