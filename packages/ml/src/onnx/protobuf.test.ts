import { expect, it } from "vitest";
import { createGraph } from "./graph-builder.ts";
import { encodeMessage, floatField, integerField, integersField, messageField, textField } from "./protobuf.ts";
import { openSession } from "./session.ts";

it("encodes the examples of the protobuf documentation", () => {
  const hex = (message: Uint8Array[]) => Buffer.from(encodeMessage(message)).toString("hex");
  expect(hex(integerField(1, 150))).toBe("089601");
  expect(hex(textField(2, "testing"))).toBe("120774657374696e67");
  expect(hex(messageField(3, integerField(1, 150)))).toBe("1a03089601");
  expect(hex(integersField(6, [3, 270, 86942]))).toBe("3206038e029ea705");
  expect(hex(floatField(5, 1))).toBe("2d0000803f");
  expect(hex(integerField(1, 2 ** 40))).toBe("08808080808020");
  expect(() => integerField(1, -1)).toThrow(/-1/);
});

it("a graph computes what it says, with free and fixed sizes, and fetches only what is asked for", async () => {
  const graph = createGraph("affine");
  const x = graph.input("x", ["n", 2]);
  const inputs = [
    x,
    graph.constant("w", [2, 2], Float32Array.from([1, 2, 3, 4])),
    graph.constant("b", [2], Float32Array.from([10, 20])),
  ];
  graph.node("Gemm", inputs, "y", { alpha: { float: 0.5 }, transB: { int: 1 } });
  graph.node("Relu", ["y"], "z");
  graph.output("y", ["n", 2]);
  graph.output("z", ["n", 2]);
  const session = await openSession(graph.encode(), { provider: "cpu", dimensions: { n: 2 } });
  const outputs = await session.run({ x: { data: Float32Array.from([1, 1, -20, -40]), shape: [2, 2] } }, ["z"]);
  await session.close();
  expect(Object.keys(outputs)).toEqual(["z"]);
  expect(outputs.z.shape).toEqual([2, 2]);
  expect(Array.from(outputs.z.data)).toEqual([11.5, 23.5, 0, 0]);
});

it("a constant whose shape does not fit its values is refused with both", () => {
  expect(() => createGraph("g").constant("w", [2, 3], new Float32Array(5))).toThrow("w is 2 x 3 and has 5 values");
});
