type Line = { text: string; box: DOMRect };

/** A text of the page, broken where the page breaks it. */
export function textLines(node: Text): Line[] {
  const lines: { start: number; end: number; box: DOMRect }[] = [];
  const range = document.createRange();
  for (const word of node.data.matchAll(/\S+/g)) {
    const [start, end] = [word.index, word.index + word[0].length];
    range.setStart(node, start);
    range.setEnd(node, end);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 1) {
      last.end = end;
      last.box = new DOMRect(last.box.left, last.box.top, box.right - last.box.left, last.box.height);
    } else lines.push({ start, end, box });
  }
  return lines.map(({ start, end, box }) => ({ text: transformed(node, start, end), box }));
}

function transformed(node: Text, start: number, end: number): string {
  const text = node.data.slice(start, end).replace(/\s+/g, " ");
  const parent = node.parentElement;
  if (!parent) return text;
  if (getComputedStyle(parent).textTransform === "uppercase") return text.toUpperCase();
  const opens = node.data.slice(0, start).trim() === "" && node === parent.firstChild;
  return opens && getComputedStyle(parent, "::first-letter").textTransform === "uppercase"
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}
