import { PrecisionError } from "@brainscan/ml/onnx/precision";
import { chooseProvider, probeProviders } from "@brainscan/ml/onnx/providers";
import { expect, it } from "vitest";

it("every provider is tried and says what it runs on or what is missing", async () => {
  const statuses = await probeProviders();
  expect(statuses.map(({ id }) => id)).toEqual(["cuda", "webgpu", "cpu"]);
  for (const { available, detail, probeMs } of statuses) {
    expect(detail).not.toBe("");
    expect(detail).not.toContain("\n");
    expect(probeMs !== null && probeMs > 0).toBe(available);
  }
  expect(statuses[2]).toMatchObject({ id: "cpu", available: true });
});

it("int8 stays on the CPU, and says why the others are left alone", async () => {
  const chosen = await chooseProvider("auto", "int8");
  expect(chosen.provider).toBe("cpu");
  expect(chosen.declined.map(({ id }) => id)).toEqual(["cuda", "webgpu"]);
  for (const { detail } of chosen.declined) expect(detail).toContain("int8");
});

it("a precision that a provider does not compute in is refused by name, never another one in its place", async () => {
  await expect(chooseProvider("cpu", "float16")).rejects.toThrow(PrecisionError);
  await expect(chooseProvider("cpu", "float16")).rejects.toMatchObject({ precision: "float16", message: /for a GPU/ });
  await expect(chooseProvider("webgpu", "int8")).rejects.toMatchObject({ precision: "int8", message: /not on webgpu/ });
  await expect(chooseProvider("cuda", "int8")).rejects.toMatchObject({ precision: "int8", message: /not on cuda/ });
});

it("float16 takes a GPU or none", async () => {
  const outcome = await chooseProvider("auto", "float16").catch((problem: unknown) => problem);
  if (outcome instanceof PrecisionError) expect(outcome.detail).toMatch(/cuda: .+; webgpu: .+/);
  else expect(outcome).toMatchObject({ provider: expect.stringMatching(/^(cuda|webgpu)$/) });
});
