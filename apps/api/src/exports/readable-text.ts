import { extname } from "node:path";
import { plainText } from "./plain-text.ts";
import { readPresentation } from "./read-presentation.ts";

/** What a file says, as far as it can be read: its text, spaces of every width as one space, and numbers that it holds as data
 *  to be drawn. */
export type Readable = { text: string; numbers: readonly number[] };

/** The words of a file of a kind that is read as text; null for any other, such as a picture or a network.
 *  @throws Error when it is not what its name says */
export async function readableText(path: string, bytes: Buffer): Promise<Readable | null> {
  switch (extname(path).toLowerCase()) {
    case ".html":
    case ".svg":
      return { text: plainText(withoutMarkup(bytes.toString())), numbers: [] };
    case ".md":
    case ".txt":
      return { text: plainText(decodeEntities(bytes.toString())), numbers: [] };
    case ".json":
    case ".ipynb":
      return { text: plainText(withoutMarkup(textsOf(JSON.parse(bytes.toString())).join("\n"))), numbers: [] };
    case ".pptx":
      return readPresentation(bytes);
    default:
      return null;
  }
}

/** Marks within a line. */
const INLINE = new Set(["a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u"]);

/** Marks left out: those within a line without a trace, so that a number in bold stands in its sentence, the others as a space,
 *  so that two cells stay apart. What attributes say is kept at the end. */
function withoutMarkup(text: string): string {
  const attributes = [...text.matchAll(/\s(?:alt|title|aria-label|content)="([^"]*)"/g)].map(([, said]) => said);
  const said = text.replace(/<\/?([a-zA-Z!?][a-zA-Z0-9]*)[^<>]*>/g, (_mark, name: string) =>
    INLINE.has(name.toLowerCase()) ? "" : " ",
  );
  return decodeEntities(`${said}\n${attributes.join("\n")}`);
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  minus: "\u2212",
};

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Every text of a JSON value; a list of lines, as notebooks keep them, is one text. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value))
    return value.every((part) => typeof part === "string") ? [value.join("")] : value.flatMap(textsOf);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsOf);
  return typeof value === "number" ? [String(value)] : [];
}
