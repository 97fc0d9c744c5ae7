import { expect, test } from "vitest";
import { messagesOf } from "./messages.ts";
import { routing } from "./routing.ts";

/** Every message with its path, such as "overview.next.review". */
function flatten(node: object, path: string[] = []): [path: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[[...path, key].join("."), value]] : flatten(value, [...path, key]),
  );
}

/** Names of the arguments of an ICU message: what stands right after a brace, branches of plurals left out. */
function argumentsOf(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/(?<!(?:=\d+|one|other) )\{\s*(\w+)\s*(?=[,}])/g)].map(([, name]) => name)),
  ].sort();
}

const english = new Map(flatten(messagesOf("en")));

test.each(routing.locales)(
  "every message of %s exists, says something and takes the same values as in English",
  (locale) => {
    const texts = flatten(messagesOf(locale));
    expect(texts.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
    for (const [path, text] of texts) {
      expect(text.trim(), path).not.toBe("");
      expect(argumentsOf(text), path).toEqual(argumentsOf(english.get(path) ?? ""));
    }
  },
);

test("French double punctuation never starts a line", () => {
  for (const [path, text] of flatten(messagesOf("fr"))) expect(text, path).not.toMatch(/[^\u00a0][:;?!](\s|$)/);
});
