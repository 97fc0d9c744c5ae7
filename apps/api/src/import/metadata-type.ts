import type { MetadataType } from "@brainscan/db/schema/datasets";
import type { MetadataValue } from "@brainscan/db/schema/images";

/** A cell before its column's type is known: text from a CSV, or a JSON value. Null: no value. */
export type RawValue = string | number | boolean | null;

const MISSING = new Set(["", "na", "n/a", "nan", "null", "none", "#n/a"]);
// Each digit can be read in one way only: in two, a long number that is none would take the square of its length.
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
/** "007" is a code, not a quantity. */
const LEADING_ZERO = /^[+-]?0\d/;
const BOOLEANS = new Map([
  ["true", true],
  ["false", false],
  ["yes", true],
  ["no", false],
  ["oui", true],
  ["non", false],
  ["vrai", true],
  ["faux", false],
]);
const ISO_DATE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

export function isMissing(value: RawValue): boolean {
  return value === null || (typeof value === "string" && MISSING.has(value.toLowerCase()));
}

function readNumber(value: RawValue): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || LEADING_ZERO.test(value)) return null;
  const text = DECIMAL_COMMA.test(value) ? value.replace(",", ".") : value;
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

function readBoolean(value: RawValue): boolean | null {
  return typeof value === "boolean"
    ? value
    : typeof value === "string"
      ? (BOOLEANS.get(value.toLowerCase()) ?? null)
      : null;
}

/** The date as it was written; null when it is none (2024-02-30, 05/03/2024). */
function readDate(value: RawValue): string | null {
  if (typeof value !== "string" || !ISO_DATE.test(value)) return null;
  const day = value.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? value : null;
}

const READERS: Record<Exclude<MetadataType, "TEXT">, (value: RawValue) => MetadataValue> = {
  NUMBER: readNumber,
  BOOLEAN: readBoolean,
  DATE: readDate,
};

/** The narrowest type that every present value has; TEXT for a column without values. */
export function detectType(values: Iterable<RawValue>): MetadataType {
  const candidates = new Set(Object.keys(READERS) as (keyof typeof READERS)[]);
  let nPresent = 0;
  for (const value of values) {
    if (isMissing(value)) continue;
    nPresent++;
    for (const type of candidates) if (READERS[type](value) === null) candidates.delete(type);
  }
  const [type] = candidates;
  return nPresent === 0 || type === undefined ? "TEXT" : type;
}

/** A value as its column's type has it; null when missing. */
export function readValue(value: RawValue, type: MetadataType): MetadataValue {
  if (isMissing(value)) return null;
  return type === "TEXT" ? String(value) : READERS[type](value);
}
