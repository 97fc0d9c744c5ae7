export type NumberBounds = { min: number; max: number; whole?: boolean };

/** A number as people of a language write it: "4 000 000" and "0,5" in French, "4,000,000" and "0.5" in English, "1e6" in
 *  both; null when it is none, or none that the field takes. */
export function readNumber(written: string, locale: string, { min, max, whole = false }: NumberBounds): number | null {
  const compact = written.replaceAll(/[\s\u00a0\u202f]/g, "");
  const text = locale === "fr" ? compact.replace(",", ".") : compact.replaceAll(",", "");
  if (!/^\d+(\.\d+)?(e-?\d+)?$/i.test(text)) return null;
  const value = Number(text);
  return value < min || value > max || (whole && !Number.isInteger(value)) ? null : value;
}

/** A number as a field shows it: six digits, without groups, so that what is shown can be read back. */
export function writeNumber(value: number, locale: string): string {
  const text = String(Number(value.toPrecision(6)));
  return locale === "fr" ? text.replace(".", ",") : text;
}
