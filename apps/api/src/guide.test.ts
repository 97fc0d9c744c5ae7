import { readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { createSchema } from "./graphql/schema.ts";

const guide = readFileSync(new URL("../../../docs/data-scientist-guide.md", import.meta.url), "utf8");

/** Every balanced `query (…) {…}`, `mutation (…) {…}` or `subscription (…) {…}` in the text. */
function operations(text: string): string[] {
  const found: string[] = [];
  for (const { index } of text.matchAll(/\b(?:query|mutation|subscription) \(\$/g)) {
    let depth = 0;
    let end = text.indexOf("{", index);
    do {
      if (text[end] === "{") depth++;
      if (text[end] === "}") depth--;
      end++;
    } while (depth > 0 && end < text.length);
    found.push(text.slice(index, end));
  }
  return found;
}

describe("the data scientist's guide", () => {
  const schema = createSchema();
  const documents = operations(guide);

  it("shows the same operations in TypeScript, Python and curl", () => {
    for (const field of ["importDataset", "startStudy", "predictions"])
      expect(documents.filter((document) => document.includes(field)).length).toBeGreaterThanOrEqual(3);
  });

  it.each(documents)("asks only for what the schema has: %s", (document) => {
    expect(validate(schema, parse(document))).toEqual([]);
  });

  it("can leave the rest to the schema, which describes its every type, field and value", () => {
    const undescribed: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (!type.astNode) continue;
      if (!type.description) undescribed.push(type.name);
      const parts = [
        ...("getFields" in type ? Object.values(type.getFields()) : []),
        ...("getValues" in type ? type.getValues() : []),
      ];
      for (const part of parts) if (!part.description) undescribed.push(`${type.name}.${part.name}`);
    }
    expect(undescribed).toEqual([]);
  });
});
