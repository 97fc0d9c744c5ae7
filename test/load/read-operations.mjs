// The dashboard's own operations, as its build generates them: what clients ask for here stays in step with what pages ask for.
import { readFileSync } from "node:fs";
import { print } from "graphql";

const GENERATED = new URL("../../apps/web/src/generated/graphql.ts", import.meta.url);

/** Operations by name, each with its kind and its text.
 *  @throws Error where the generated file is not as expected: an operation left out would be one that nobody tests */
export function readOperations(text = readFileSync(GENERATED, "utf8")) {
  const operations = new Map();
  const lines = text.matchAll(/^export const (\w+)Document = (.+) as unknown as DocumentNode<.+>;$/gm);
  for (const [, name, json] of lines) {
    const document = JSON.parse(json);
    const kind = document.definitions.find((one) => one.kind === "OperationDefinition").operation;
    operations.set(name, { kind, text: print(document) });
  }
  const announced = [...text.matchAll(/^export const \w+Document\b/gm)].length;
  if (operations.size === 0 || operations.size !== announced)
    throw new Error(`read ${operations.size} of ${announced} operations of the dashboard; has it been built?`);
  return operations;
}
