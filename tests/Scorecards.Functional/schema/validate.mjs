// Holds YAML documents against scorecard-schema.yaml with a JSON Schema 2020-12 validator.
// usage: node validate.mjs SCHEMA FILE …   Prints one line a file: "valid FILE" or "invalid FILE: why".
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { loadAll, load, JSON_SCHEMA } from 'js-yaml';

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false }).compile(load(readFileSync(schema, 'utf8')));
for (const file of files) {
  const documents = [];
  loadAll(readFileSync(file, 'utf8'), (document) => documents.push(document), { schema: JSON_SCHEMA });
  const wrong = documents.find((document) => !validate(document));
  console.log(wrong === undefined ? `valid ${file}` : `invalid ${file}: ${JSON.stringify(validate.errors)}`);
}
