import type { Method } from "@brainscan/ml/registry/method";
import { CLASSIFIERS } from "@brainscan/ml/registry/methods";
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

/** Of a method by its id; the name it had, where this version knows it no longer. */
export function classifierName(id: string, known: string, language: Language): string {
  const method = CLASSIFIERS.find((one) => one.id === id);
  return method ? methodText(method, language).name : known;
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
