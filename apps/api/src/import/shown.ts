/** The beginning of a text as a notice quotes it. A copy: part of a text keeps the whole in memory, which may be long and one of
 *  very many. */
export function shown(text: string, lengthMax: number): string {
  return text.length > lengthMax ? `${Buffer.from(text.slice(0, lengthMax)).toString()}…` : text;
}
