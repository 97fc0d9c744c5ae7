import type { InputId } from "@brainscan/ml/scaleup/scenario";
import type { Report } from "../report.ts";

type ScaleUp = NonNullable<Report["scaleUp"]>;

/** The one number that stands for an input, with its place in the report: the fixed value, the mode or the median. Null for
 *  draws and beta, which no single number of the report stands for. */
export function inputFigure({ answer }: ScaleUp, id: InputId): { value: number; path: string } | null {
  const distribution = answer.scenario.inputs.find((input) => input.id === id)?.distribution;
  const path = `/scaleUp/answer/scenario/inputs/${id}/distribution`;
  switch (distribution?.kind) {
    case "fixed":
      return { value: distribution.value, path: `${path}/value` };
    case "triangular":
      return { value: distribution.mode, path: `${path}/mode` };
    case "logNormal":
      return { value: distribution.median, path: `${path}/median` };
    default:
      return null;
  }
}

/** Budget and size of the task, with their places.
 *  @throws RangeError when the scenario holds no single value of one of them */
export function taskFigures(scaleUp: ScaleUp): Record<"budget" | "images", { value: number; path: string }> {
  const [budget, images] = [inputFigure(scaleUp, "budgetEuro"), inputFigure(scaleUp, "nImages")];
  if (!budget || !images) throw new RangeError("the scenario has no single value for budgetEuro or nImages");
  return { budget, images };
}
