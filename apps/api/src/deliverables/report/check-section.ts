import { z } from "zod";
import { CHECK_IDS, CHECK_STATUSES } from "../../checks/check-ids.ts";
import { count, interval } from "./figure.ts";
import { notice } from "./notice.ts";

export const checkSection = z
  .strictObject({
    id: z.enum(CHECK_IDS).describe("Fixed: a check keeps its id for good."),
    status: z
      .enum(CHECK_STATUSES)
      .describe(
        "pass and fail: what the evidence shows. not decidable: the data allow no answer at this threshold. not run: what it looks at was not done.",
      ),
    value: z.number().nullable(),
    unit: z.enum(["count", "share", "figure", "euro"]).describe("Of value and threshold."),
    comparator: z.enum(["at least", "at most"]).describe("What the value must be, beside the threshold."),
    threshold: z.number().describe("In force when this report was told."),
    judgedBy: z
      .enum(["value", "interval", "chance"])
      .describe(
        "value: the value against the threshold. interval: all of the interval on its good side passes, all on its bad side fails, else not decidable. chance: seeing more than chance explains fails; seeing nothing passes where a difference of the threshold's size would have been seen.",
      ),
    n: count.nullable().describe("What the value rests on; the evidence says of what."),
    interval: interval.nullable(),
    chance: z
      .strictObject({
        seen: z.boolean().describe("The test saw more than chance explains."),
        visibleFrom: z.number().nullable().describe("From where on it would have."),
      })
      .nullable()
      .describe("Of a check that is judged by chance."),
    decides: z
      .enum(["both", "failure", "nothing"])
      .describe("failure: what was done could show a failure, but is not enough to pass."),
    ran: z.boolean(),
    reason: z.string().min(1).nullable().describe("Stable code: why it did not run, or cannot decide."),
    rule: z.string().min(1).describe("Stable code of the rule."),
    evidence: notice,
    link: z.string().min(1).describe("Page of the dashboard, below the language, that shows the evidence."),
    thresholdVersion: z.int().min(1).describe("Version of the file of checks in force."),
    fileThreshold: z.number().describe("The threshold of that file."),
    changedBy: z.string().min(1).nullable().describe("Who changed the threshold last; null while the file's holds."),
    changedAt: z.iso.datetime().nullable(),
    changedAfterResults: z
      .boolean()
      .describe("The threshold was changed when a study had ended already: its result could have been known."),
  })
  .meta({ id: "Check", description: "One line of the definition of done, written before results are seen." });

export type CheckSection = z.output<typeof checkSection>;
