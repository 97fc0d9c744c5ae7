/** A place in a notebook's source: code, or where the text of that id stands. */
export type SourceCell = { kind: "markdown"; id: string } | { kind: "code"; id: string; source: string };

const MARKER = /^(?:\/\/|#) %% (?:(\[markdown\]) )?([a-z0-9-]+)$/;

/** The cells of a source in the "percent" format that editors know: `// %% id` begins code (`# %% id` in Python),
 *  `// %% [markdown] id` is a place for text. What stands before the first marker is not part of the notebook.
 *  @throws Error when an id comes twice */
export function parseCells(source: string): SourceCell[] {
  const cells: SourceCell[] = [];
  let lines: string[] = [];
  const close = () => {
    const last = cells.at(-1);
    if (last?.kind === "code") last.source = lines.join("\n").trim();
    lines = [];
  };
  for (const line of source.split("\n")) {
    const marker = MARKER.exec(line);
    if (!marker) {
      lines.push(line);
      continue;
    }
    close();
    const [, markdown, id] = marker;
    if (cells.some((cell) => cell.id === id)) throw new Error(`the cell ${id} stands twice in a notebook`);
    cells.push(markdown ? { kind: "markdown", id } : { kind: "code", id, source: "" });
  }
  close();
  return cells;
}

/** Code with its texts and comments in another language. A phrase is replaced where the whole of it stands between double
 *  quotes; a single word, which may be code elsewhere, only where it names a column (`"word":`); a comment where it is the
 *  whole of one. */
export function translateCode(source: string, texts: Readonly<Record<string, string>>): string {
  const quoted = Object.entries(texts).reduce((code, [from, to]) => {
    const ending = /^\w+$/.test(from) ? ":" : "";
    return code.replaceAll(JSON.stringify(from) + ending, JSON.stringify(to) + ending);
  }, source);
  return quoted.replace(/^(\s*(?:\/\/|#) )(.+)$/gm, (line, start, comment) =>
    Object.hasOwn(texts, comment) ? `${start}${texts[comment]}` : line,
  );
}
