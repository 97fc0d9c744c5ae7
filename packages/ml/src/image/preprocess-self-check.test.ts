import { expect, test } from "vitest";
import { preprocess } from "./preprocess.ts";
import { checkPreprocessing } from "./preprocess-self-check.ts";

test("preprocessing makes the tensors that torchvision makes of the drawn images, to the bit", () => {
  expect(checkPreprocessing()).toEqual({ n: 3, nDifferent: 0 });
});

test("one value that differs by its last bit is seen", () => {
  const nearly = (image: Parameters<typeof preprocess>[0]) => {
    const tensor = preprocess(image);
    new Uint32Array(tensor.buffer)[70_000] ^= 1;
    return tensor;
  };
  expect(checkPreprocessing(nearly)).toEqual({ n: 3, nDifferent: 3 });
  expect(checkPreprocessing((image) => (image.channels === 1 ? nearly(image) : preprocess(image))).nDifferent).toBe(1);
});

test("a tensor of another size is refused with its length", () => {
  expect(() => checkPreprocessing(() => new Float32Array(10))).toThrow("10 values");
});
