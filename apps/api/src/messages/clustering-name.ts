import { CLUSTERERS } from "@brainscan/ml/registry/methods";
import type { Language } from "./message.ts";
import { methodText } from "./method-texts.ts";

/** The clusterer's name; its id when this version knows it no longer. */
export function clusteringName(id: string | number, language: Language): string {
  const method = CLUSTERERS.find((one) => one.id === id);
  return method ? methodText(method, language).name : String(id);
}
