import { readFileSync } from "node:fs";
import { z } from "zod";
import { CHECK_IDS, type CheckId } from "./check-ids.ts";

const checkDefinition = z
  .strictObject({
    id: z.enum(CHECK_IDS),
    rule: z
      .string()
      .regex(/^CHECK_RULE_[A-Z_]+$/)
      .describe("Code of the rule, for its words."),
    judgedBy: z
      .enum(["value", "interval", "chance"])
      .describe(
        "value: the value itself is held against the threshold. interval: the whole interval must lie on one side of it. chance: a difference that chance does not explain fails; without one, a difference of the threshold's size must have been visible.",
      ),
    comparator: z.enum(["at least", "at most"]),
    threshold: z.number(),
    minimum: z.number().describe("Thresholds below say nothing."),
    maximum: z.number(),
    whole: z.boolean().describe("Only whole numbers make sense."),
    unit: z.enum(["count", "share", "figure", "euro"]),
  })
  .refine(({ threshold, minimum, maximum }) => threshold >= minimum && threshold <= maximum, {
    message: "the threshold lies outside its bounds",
    path: ["threshold"],
  });

export const definitionOfDone = z.strictObject({
  version: z.int().min(1),
  checks: z
    .array(checkDefinition)
    .refine((checks) => checks.map(({ id }) => id).join() === CHECK_IDS.join(), "every check once, in order"),
});

export type DefinitionOfDone = z.output<typeof definitionOfDone>;
export type CheckDefinition = DefinitionOfDone["checks"][number];

let read: DefinitionOfDone | null = null;

/** The versioned list of checks, `checks/definition-of-done.json`. */
export function knownDefinition(): DefinitionOfDone {
  const file = new URL("../../checks/definition-of-done.json", import.meta.url);
  read ??= definitionOfDone.parse(JSON.parse(readFileSync(file, "utf8")));
  return read;
}

export function checkDefinitionOf(id: CheckId): CheckDefinition {
  const found = knownDefinition().checks.find((check) => check.id === id);
  if (!found) throw new Error(`the definition of done has no check ${id}`);
  return found;
}
