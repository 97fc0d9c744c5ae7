const SECRET_NAME = /passw|passphrase|secret|token|credential|^(api|access|private)?_?-?key$/i;
const LEFT_OUT = "(left out)";

const TEXT_LENGTH_MAX = 200;
const ITEMS_MAX = 20;
const DEPTH_MAX = 6;
/** Characters of the whole, as JSON. */
const TOTAL_MAX = 8_000;

/** What a change was asked with, for the log: secrets and bytes left out, long texts and lists cut with what they held, and
 *  nothing that a JSON column refuses. */
export function boundedArguments(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const bounded = boundedObject(args, 0);
  const length = JSON.stringify(bounded).length;
  return length > TOTAL_MAX ? { leftOut: `${length} characters, more than ${TOTAL_MAX}` } : bounded;
}

function boundedObject(given: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  const kept = entries
    .slice(0, ITEMS_MAX)
    .map(([name, value]) => [boundedText(name), SECRET_NAME.test(name) ? LEFT_OUT : boundedValue(value, depth + 1)]);
  if (entries.length > ITEMS_MAX) kept.push(["...", `${entries.length - ITEMS_MAX} more`]);
  return Object.fromEntries(kept);
}

function boundedValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return boundedText(value);
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value !== "object") return LEFT_OUT;
  if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
  if (value instanceof Date) return value.toISOString();
  if (depth > DEPTH_MAX) return "(deeper)";
  if (!Array.isArray(value)) return boundedObject(value, depth);
  const kept = value.slice(0, ITEMS_MAX).map((item) => boundedValue(item, depth + 1));
  return value.length > ITEMS_MAX ? [...kept, `${value.length - ITEMS_MAX} more`] : kept;
}

/** Postgres keeps no NUL and no half of a surrogate pair in JSON. */
function boundedText(text: string): string {
  const kept =
    text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)}... (${text.length} characters)` : text;
  return kept.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");
}
