import { expect, test } from "vitest";
import { precisionsOf } from "./precisions-of.ts";

test("int8 is offered on a processor and not on a GPU, float16 the other way round", () => {
  const everything = ["cuda", "webgpu", "cpu"];
  expect(precisionsOf("CPU", everything)).toEqual(["FLOAT32", "INT8"]);
  expect(precisionsOf("CUDA", everything)).toEqual(["FLOAT32", "FLOAT16"]);
  expect(precisionsOf("WEBGPU", everything)).toEqual(["FLOAT32", "FLOAT16"]);
});

test("an automatic choice offers float16 only where a GPU opens", () => {
  expect(precisionsOf("AUTO", ["cpu"])).toEqual(["FLOAT32", "INT8"]);
  expect(precisionsOf("AUTO", ["webgpu", "cpu"])).toEqual(["FLOAT32", "INT8", "FLOAT16"]);
  expect(precisionsOf("AUTO", ["cuda", "cpu"])).toEqual(["FLOAT32", "INT8", "FLOAT16"]);
});
