import type { FigureFieldsFragment } from "../../generated/graphql.ts";

type Figure = Pick<FigureFieldsFragment, "value" | "interval" | "reason"> | null;

export type Measured =
  | { known: false; reason: string | null }
  | { known: true; value: number; low: number | null; high: number | null };

export type Verdict = {
  claim: number | null;
  found: Measured;
  /** The same without the images that leak, and how many they are; null when none do. */
  clean: { images: number; measured: Measured } | null;
  /** Where the claim lies of the most honest interval there is; null without a claim or an interval. */
  claimLies: "above" | "inside" | "below" | null;
};

/** @param claim         an area in 0..1
 *  @param withoutLeaks  null when nothing leaked
 *  @param leaking       images that were tested by a model that had seen their like */
export function prepareVerdict({
  claim,
  found,
  withoutLeaks,
  leaking,
}: {
  claim: number | null;
  found: Figure;
  withoutLeaks: Figure;
  leaking: number | null;
}): Verdict {
  const honest = (withoutLeaks ?? found)?.interval ?? null;
  return {
    claim,
    found: measured(found),
    clean: withoutLeaks && { images: leaking ?? 0, measured: measured(withoutLeaks) },
    claimLies: claim === null || honest === null ? null : lies(claim, honest),
  };
}

function measured(figure: Figure): Measured {
  if (figure?.value == null) return { known: false, reason: figure?.reason ?? null };
  const { value, interval } = figure;
  return { known: true, value, low: interval?.low ?? null, high: interval?.high ?? null };
}

function lies(claim: number, { low, high }: { low: number; high: number }): "above" | "inside" | "below" {
  if (claim > high) return "above";
  return claim < low ? "below" : "inside";
}
