import type { Method } from "@brainscan/ml/registry/method";
import type { ParameterDefinition } from "@brainscan/ml/registry/parameters";
import type { Language } from "./message.ts";
import { calibration } from "./methods/calibration.ts";
import { clustering } from "./methods/clustering.ts";
import type { MethodText, MethodTexts } from "./methods/method-text.ts";
import { prevalence } from "./methods/prevalence.ts";
import { projection } from "./methods/projection.ts";
import { semiSupervised } from "./methods/semi-supervised.ts";
import { supervised } from "./methods/supervised.ts";

/** The registry speaks English; these are its words in French. */
const FRENCH: MethodTexts = {
  ...projection,
  ...clustering,
  ...supervised,
  ...semiSupervised,
  ...calibration,
  ...prevalence,
};

export function methodText(method: Method, language: Language): Pick<MethodText, "name" | "description"> {
  return language === "fr" ? frenchOf(method.id) : method;
}

export function parameterText(method: Method, parameter: ParameterDefinition, language: Language): string {
  if (language === "en") return parameter.description;
  const text = frenchOf(method.id).parameters[parameter.name];
  if (text === undefined) throw new Error(`${method.id}.${parameter.name} has no French text`);
  return text;
}

function frenchOf(id: string): MethodText {
  const texts = FRENCH[id];
  if (!texts) throw new Error(`the method ${id} has no French text`);
  return texts;
}
