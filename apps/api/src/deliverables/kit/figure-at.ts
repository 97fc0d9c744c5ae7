import type { Report } from "../report.ts";

/** The value that a path names in a report: "/guarantee/missRate", "/experiments/ab12/figures/rocAuc/interval/low". In a list
 *  a segment is the `id` of an element, or its position where elements have none.
 *  @throws RangeError when the report has no such place */
export function figureAt(report: Report, path: string): unknown {
  let place: unknown = report;
  for (const segment of path.split("/").slice(1)) {
    const next = stepInto(place, segment);
    if (next === undefined) throw new RangeError(`the report has no figure at ${path}`);
    place = next;
  }
  return place;
}

function stepInto(place: unknown, segment: string): unknown {
  if (Array.isArray(place))
    return place.find((element) => isObject(element) && element.id === segment) ?? place[Number(segment)];
  return isObject(place) && Object.hasOwn(place, segment) ? place[segment] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
