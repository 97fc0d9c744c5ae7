const HIDDEN = "[redacted]";

/** Fields whose value is a secret whatever it looks like. */
const SECRET_FIELD =
  /authorization|cookie|passw(or)?d|passphrase|secret|token|credential|api[-_]?key|access[-_]?key|private[-_]?key|database[-_]?url|connection[-_]?string|^(pwd|signature)$/i;

/** Values of statements and of rows: they may be names of files, and so of patients. */
const ROW_FIELD = /^(params|parameters|detail|variables)$/i;

const TEXT_MAX = 8_000;
const DEPTH_MAX = 6;
const ITEMS_MAX = 50;

type Rule = [pattern: RegExp, replacement: string];

/** In order: a rule may rely on those before it. */
const RULES: Rule[] = [
  // user:password@host, and a lone token before the host. A password may hold a slash or an at sign that was not escaped.
  [/\b([a-z][a-z0-9+.-]*:\/\/)(?:[^\s/:@"'<>]*:[^\s"'<>]*|[^\s/@"'<>]+)@/gi, "$1***@"],
  [/([?&](?:[a-z_-]*(?:password|token|secret|signature|credential|api_?key)[a-z_-]*)=)[^&\s"'<>]*/gi, "$1***"],
  [/\b((?:proxy-)?authorization|set-cookie|cookie)(["']?\s*[:=]\s*)[^\r\n]+/gi, "$1$2***"],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/g, "$1 ***"],
  [
    /\b([\w-]*(?:password|passwd|passphrase|secret|token|api[-_]?key|access[-_]?key(?:[-_]?id)?|database_url)[\w-]*)(["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;}\]]+)/gi,
    "$1$2***",
  ],
  [/\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\b/g, "***"],
  // Keys of our own API.
  [/\bbrainscan_[\w-]{20,}/g, "***"],
  // What Drizzle and Postgres quote of a statement's values.
  [/\nparams: [\s\S]*?(?=\n\s+at |$)/g, "\nparams: [left out]"],
  [/\bKey \(([^)]*)\)=\([^\r\n]*?\)(?=[ .]|$)/gm, "Key ($1)=(...)"],
];

/** The beginning of a long text, up to the end of a word: half a secret would not be known as one. */
function beginning(text: string): string {
  if (text.length <= TEXT_MAX) return text;
  const whole = text.slice(0, TEXT_MAX).replace(/\S*$/, "");
  return `${whole}... (${text.length} characters)`;
}

/** A text without the secrets that it may quote: passwords in addresses, keys, cookies, values of a statement. Cut where it is
 *  long: some rules look far ahead, and take time by the square of the length. */
export function scrubText(text: string): string {
  return RULES.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), beginning(text));
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const kept: Record<string, unknown> = { type: error.name, message: scrubText(error.message) };
  for (const field of ["code", "severity", "table", "constraint", "syscall", "status"] as const) {
    const value = (error as Error & Record<string, unknown>)[field];
    if (typeof value === "string" || typeof value === "number") kept[field] = value;
  }
  if (error.stack) kept.stack = scrubText(error.stack);
  if (error.cause !== undefined) kept.cause = redact(error.cause, depth + 1);
  if (error instanceof AggregateError) kept.errors = redact(error.errors, depth + 1);
  return kept;
}

/** A copy of a value that may be logged: secrets hidden by the name of their field and by their look, texts and lists cut,
 *  bytes counted instead of shown. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return scrubText(value);
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (typeof value === "function") return "[function]";
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEPTH_MAX) return "[deep]";
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Map || value instanceof Set) return redact([...value], depth);
  if (Array.isArray(value)) return value.slice(0, ITEMS_MAX).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, ITEMS_MAX)
      .map(([name, item]) => [
        name,
        SECRET_FIELD.test(name) || ROW_FIELD.test(name) ? HIDDEN : redact(item, depth + 1),
      ]),
  );
}
