import type { VerdictStatus } from "@brainscan/ml/scaleup/answer";
import { en, fr } from "../../../messages/typography.ts";
import { SCALE_UP_NAMES } from "../../kit/scale-up-names.ts";
import { taskFigures } from "../../kit/scenario-figures.ts";
import type { Report } from "../../report.ts";
import type { Tone } from "../compose/spec.ts";
import type { Tell } from "./tell.ts";

export type ScaleUp = NonNullable<Report["scaleUp"]>;

export const VERDICT_TONES: Record<VerdictStatus, Tone> = {
  feasible: "good",
  "feasible if": "heed",
  "not feasible": "bad",
  "not decidable yet": "heed",
};

/** "No: €5,000 cannot label 4,000,000 images." */
export function verdictOpening({ say, count, euro }: Tell, scaleUp: ScaleUp): string {
  const task = taskFigures(scaleUp);
  const [budget, images] = [euro(task.budget.path), count(task.images.path)];
  switch (scaleUp.answer.verdict.status) {
    case "feasible":
      return say(
        en`Yes: ${budget} can label ${images} images`,
        fr`Oui : ${budget} suffisent pour étiqueter ${images} images`,
      );
    case "feasible if":
      return say(
        en`Yes, on conditions: ${budget} can label ${images} images`,
        fr`Oui, sous conditions : ${budget} suffisent pour étiqueter ${images} images`,
      );
    case "not feasible":
      return say(
        en`No: ${budget} cannot label ${images} images`,
        fr`Non : ${budget} ne suffisent pas pour étiqueter ${images} images`,
      );
    case "not decidable yet":
      return say(
        en`Not decidable yet: whether ${budget} can label ${images} images safely`,
        fr`Pas encore décidable : si ${budget} suffisent pour étiqueter ${images} images sans danger`,
      );
  }
}

/** What stands behind it: the chance of keeping the budget, and the misses. No verdict is told without them. */
export function verdictGround({ say, share, range, quoter, language }: Tell, { answer }: ScaleUp): string {
  const { plan, constraints } = answer.verdict;
  const name = SCALE_UP_NAMES[language].planShort[plan];
  const probability = share("/scaleUp/answer/verdict/probability");
  const path = "/scaleUp/answer/verdict/missedCancers";
  const [low, high] = ["low", "high"].map((end) => quoter.quote(`${path}/${end}`, "roundCount"));
  const misses = constraints.includes("MISS_RATE_UNKNOWN")
    ? say(
        en`missed cancers cannot be told yet: ${low} to ${high}`,
        fr`les cancers manqués ne peuvent pas encore se dire : de ${low} à ${high}`,
      )
    : say(en`missed cancers: ${range(path, "roundCount")}`, fr`cancers manqués : ${range(path, "roundCount")}`);
  return say(
    en`The best plan, “${name}”, keeps the budget in ${probability} of the simulated futures; ${misses}.`,
    fr`Le meilleur plan, « ${name} », tient le budget dans ${probability} des futurs simulés ; ${misses}.`,
  );
}
