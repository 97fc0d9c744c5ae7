import type { FigureFieldsFragment, VerdictPanelFragment } from "../../generated/graphql.ts";

type Optimism = NonNullable<NonNullable<VerdictPanelFragment["comparison"]>["optimism"]>;

/** The champion's area less its optimism, as a figure like any other; null where the nesting gave none. */
export function correctedFigure(
  { correctedAuc, correctedInterval, reason, nFolds }: Omit<Optimism, "chosenInside" | "value">,
  n: number,
): FigureFieldsFragment | null {
  if (correctedAuc == null) return null;
  return {
    id: "rocAuc",
    value: correctedAuc,
    n,
    nFolds,
    nResamples: null,
    reason: correctedInterval ? null : (reason ?? null),
    interval: correctedInterval ?? null,
  };
}
