import type { Column } from "./table.ts";

type Figure = { id: string; value: number | null; n: number; interval: { low: number; high: number } | null };

/** Every figure of a list of things as columns: its value, the bounds of its interval and its n, in the order in which figures
 *  are first met. What a thing lacks is an empty cell. */
export function figureColumns(figuresOfEach: readonly (readonly Figure[])[]): Column[] {
  const ids = [...new Set(figuresOfEach.flatMap((figures) => figures.map(({ id }) => id)))];
  return ids.flatMap((id): Column[] => {
    const found = figuresOfEach.map((figures) => figures.find((figure) => figure.id === id));
    return [
      { name: id, type: "real", values: found.map((figure) => figure?.value ?? null) },
      { name: `${id}_low`, type: "real", values: found.map((figure) => figure?.interval?.low ?? null) },
      { name: `${id}_high`, type: "real", values: found.map((figure) => figure?.interval?.high ?? null) },
      { name: `${id}_n`, type: "integer", values: found.map((figure) => figure?.n ?? null) },
    ];
  });
}
