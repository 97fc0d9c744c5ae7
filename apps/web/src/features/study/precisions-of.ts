import type { Precision, Provider } from "../../generated/graphql.ts";

export const PRECISIONS = ["FLOAT32", "INT8", "FLOAT16"] as const satisfies readonly Precision[];

/** What a provider computes in: integers on a processor alone, half precision on a GPU alone. AUTO finds what is there.
 *  @param available  ids of the providers that open on the server's machine, as the API writes them */
export function precisionsOf(provider: Provider, available: readonly string[]): readonly Precision[] {
  if (provider === "CPU") return ["FLOAT32", "INT8"];
  if (provider !== "AUTO") return ["FLOAT32", "FLOAT16"];
  return available.includes("cuda") || available.includes("webgpu") ? PRECISIONS : ["FLOAT32", "INT8"];
}
