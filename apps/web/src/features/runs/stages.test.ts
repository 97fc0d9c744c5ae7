import { expect, test } from "vitest";
import { messagesOf } from "../../i18n/messages.ts";
import { routing } from "../../i18n/routing.ts";
import { stages } from "./stages.ts";

test.each(routing.locales)("every stage of a run has a name of its own in %s", (locale) => {
  const names = messagesOf(locale).runs.stages;
  expect(Object.keys(names).sort()).toEqual(["START", ...stages].sort());
  expect(new Set(Object.values(names)).size).toBe(stages.length + 1);
});
