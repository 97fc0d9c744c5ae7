import { expect, it } from "vitest";
import { keepAnswer } from "./keep-answer.ts";

it("asks once, unless the answer was a failure", async () => {
  let asked = 0;
  const ask = keepAnswer(async () => {
    asked++;
    if (asked === 1) throw new Error("not yet");
    return asked;
  });
  const both = [ask(), ask()];
  await expect(both[0]).rejects.toThrow("not yet");
  await expect(both[1]).rejects.toThrow("not yet");
  expect(await ask()).toBe(2);
  expect(await ask()).toBe(2);
});
