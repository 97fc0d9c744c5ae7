import { XML_HEAD } from "./xml.ts";

/** A relationship from one part of the package to another: `target` is the other's path from the package's root. */
export type Relation = { id: string; type: string; target: string };

/** A file of an Office package. */
export type Part = {
  /** From the root, without a leading slash. */
  path: string;
  content: string | Uint8Array;
  /** Null where the extension's default says it. */
  contentType: string | null;
  relations?: readonly Relation[];
};

const RELATION_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** @param kind  the last word of the relationship's type, such as "slideLayout" */
export function relation(id: string, kind: string, target: string): Relation {
  return { id, type: `${RELATION_TYPES}/${kind}`, target };
}

/** The parts that say what the others are and how they hang together, before the others.
 *  @param root  what the package itself points at */
export function packageParts(parts: readonly Part[], root: readonly Relation[]): Part[] {
  return [
    { path: "[Content_Types].xml", content: contentTypes(parts), contentType: null },
    { path: "_rels/.rels", content: relationships(root), contentType: null },
    ...parts.flatMap((part) => [part, ...relationsPart(part)]),
  ];
}

function relationsPart({ path, relations = [] }: Part): Part[] {
  if (relations.length === 0) return [];
  const slash = path.lastIndexOf("/") + 1;
  return [
    {
      path: `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`,
      content: relationships(relations),
      contentType: null,
    },
  ];
}

const DEFAULTS = [
  ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
  ["xml", "application/xml"],
  ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
];

function contentTypes(parts: readonly Part[]): string {
  const used = new Set(["rels", "xml", ...parts.map(({ path }) => path.slice(path.lastIndexOf(".") + 1))]);
  const defaults = DEFAULTS.filter(([extension]) => used.has(extension)).map(
    ([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`,
  );
  const overrides = parts.flatMap(({ path, contentType }) =>
    contentType === null ? [] : [`<Override PartName="/${path}" ContentType="${contentType}"/>`],
  );
  return `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[...defaults, ...overrides].join("")}</Types>`;
}

function relationships(relations: readonly Relation[]): string {
  const items = relations.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="/${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`;
}
