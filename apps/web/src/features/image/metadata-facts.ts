/** Metadata values as text; a value that is missing keeps its name and shows a dash.
 *  @param metadata the API's JSON: an object of values by column name */
export function metadataFacts(
  metadata: unknown,
  writeNumber: (value: number) => string,
): [name: string, value: string][] {
  if (metadata === null || typeof metadata !== "object") return [];
  return Object.entries(metadata).map(([name, value]) => [name, write(value, writeNumber)]);
}

function write(value: unknown, writeNumber: (value: number) => string): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "number") return writeNumber(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
