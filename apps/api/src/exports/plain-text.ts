/** Spaces of every width, and line breaks, as one space. */
export function plainText(text: string): string {
  return text.normalize("NFC").replace(/[\s\u00a0\u2007\u2009\u202f]+/g, " ");
}

/** Whether a printed number stands in a text by itself, not as a part of a longer one: 12 does not stand in 1,512 or 12.5. Both
 *  with plain spaces. */
export function standsIn(text: string, printed: string): boolean {
  for (let at = text.indexOf(printed); at !== -1; at = text.indexOf(printed, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + printed.length, at + printed.length + 2);
    const begins = !/\d$/.test(printed.slice(0, 1)) || !/\d[.,\u2019]?$/.test(before);
    const ends = !/\d$/.test(printed) || !/^[.,\u2019]?\d/.test(after);
    if (begins && ends) return true;
  }
  return false;
}
