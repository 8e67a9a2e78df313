// Prints what GitHub's own schema has against the question on standard input, one mistake a line.
import { text } from "node:stream/consumers";
import { validate } from "@octokit/graphql-schema";

for (const mistake of validate(await text(process.stdin))) console.log(mistake.message);
