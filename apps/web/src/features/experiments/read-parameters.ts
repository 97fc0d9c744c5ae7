import type { MethodsQuery } from "../../generated/graphql.ts";

type MethodParameter = MethodsQuery["methods"][number]["parameters"][number];
type Described = Pick<MethodParameter, "name" | "type" | "default" | "minimum" | "maximum" | "choices">;

export function defaultText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Turns what was typed into values of the described types.
 *  @returns parameters that differ from nothing typed, and the names that cannot be read or lie out of range */
export function readParameters(
  described: readonly Described[],
  written: Readonly<Record<string, string>>,
): { parameters: Record<string, unknown>; wrong: string[] } {
  const parameters: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const parameter of described) {
    const text = written[parameter.name]?.trim();
    if (text === undefined) continue;
    const value = readOne(parameter, text);
    if (value === undefined) wrong.push(parameter.name);
    else parameters[parameter.name] = value;
  }
  return { parameters, wrong };
}

function readOne({ type, minimum, maximum, choices }: Described, text: string): unknown {
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : undefined;
  if (type === "choice") return choices?.includes(text) ? text : undefined;
  if (choices?.includes(text)) return text;
  // A French reader types a decimal comma.
  const value = text === "" ? Number.NaN : Number(text.replace(",", "."));
  if (!Number.isFinite(value) || (type === "integer" && !Number.isInteger(value))) return undefined;
  if ((minimum != null && value < minimum) || (maximum != null && value > maximum)) return undefined;
  return value;
}
