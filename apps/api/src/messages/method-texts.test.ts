import { METHODS } from "@brainscan/ml/registry/methods";
import { describeParameters } from "@brainscan/ml/registry/parameters";
import { expect, it } from "vitest";
import { methodText, parameterText } from "./method-texts.ts";

it.each(METHODS)("puts $id and each of its parameters into French", (method) => {
  expect(methodText(method, "fr").description).not.toBe(method.description);
  expect(methodText(method, "en")).toBe(method);
  for (const parameter of describeParameters(method.parameters))
    expect(parameterText(method, parameter, "fr")).not.toBe(parameter.description);
});
