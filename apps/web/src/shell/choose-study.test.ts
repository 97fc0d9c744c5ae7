import { expect, test } from "vitest";
import { chooseStudy } from "./choose-study.ts";

const running = { id: "c", status: "RUNNING" as const };
const done = { id: "b", status: "DONE" as const };
const failed = { id: "a", status: "FAILED" as const };

test("the study in the address wins over the newest finished one", () => {
  expect(chooseStudy([running, done, failed], "a")).toBe(failed);
});

test("without one in the address, finished results stay on screen while a newer study runs", () => {
  expect(chooseStudy([running, done, failed], null)).toBe(done);
});

test("an address naming another data set's study falls back", () => {
  expect(chooseStudy([running], "elsewhere")).toBe(running);
  expect(chooseStudy([], "elsewhere")).toBeNull();
});
