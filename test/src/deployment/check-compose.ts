import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";

/** The schema of the Compose Specification, as the linter that we depend on for it ships it. */
function composeSchema(): object {
  const folder = dirname(createRequire(import.meta.url).resolve("dclint/package.json"));
  const { $schema: _draft, ...schema } = JSON.parse(
    readFileSync(join(folder, "schemas", "compose.schema.json"), "utf8"),
  );
  return schema;
}

/** What is wrong with a Compose file, its fields unknown to the specification among it. */
export function checkCompose(file: unknown): string[] {
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(composeSchema());
  if (validate(file)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
