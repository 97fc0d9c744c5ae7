import type { Distribution } from "@brainscan/ml/scaleup/distribution";
import type { InputId } from "@brainscan/ml/scaleup/scenario";
import { centralValue } from "./central-value.ts";
import { INPUT_UNITS } from "./input-units.ts";

/** An input after a reader's hand: a new central value that keeps the spread there was, or a range of the reader's own. */
export type Move = { central: number } | { low: number; central: number; high: number };

/** The distribution of a moved input. A spread is relative: a price moved to twice its value is as unsure, in per cent, as
 *  before. A share
 *  moves by its odds, so that it stays within 0..1. */
export function moveInput(id: InputId, distribution: Distribution, move: Move): Distribution {
  const { central } = move;
  if ("low" in move)
    return move.low === move.high
      ? { kind: "fixed", value: central }
      : { kind: "triangular", low: move.low, mode: central, high: move.high };
  const before = centralValue(distribution);
  const share = INPUT_UNITS[id] === "share";
  if (before <= 0 || central <= 0 || (share && central >= 1)) return { kind: "fixed", value: central };
  const factor = central / before;
  switch (distribution.kind) {
    case "fixed":
      return { kind: "fixed", value: central };
    case "triangular":
      return share ? movedShare(distribution, central) : scaled(distribution, factor);
    case "logNormal":
      return { ...distribution, median: central };
    case "beta": {
      const weight = distribution.alpha + distribution.beta;
      return { kind: "beta", alpha: central * weight, beta: (1 - central) * weight };
    }
    case "draws":
      return {
        kind: "draws",
        values: distribution.values.map((value) => (share ? Math.min(1, value * factor) : value * factor)),
      };
  }
}

type Triangular = Extract<Distribution, { kind: "triangular" }>;

function scaled({ low, mode, high }: Triangular, factor: number): Distribution {
  return { kind: "triangular", low: low * factor, mode: mode * factor, high: high * factor };
}

function movedShare({ low, mode, high }: Triangular, central: number): Distribution {
  const odds = (p: number) => p / (1 - p);
  const factor = odds(central) / odds(mode);
  const moved = (p: number) => (p >= 1 ? 1 : (odds(p) * factor) / (1 + odds(p) * factor));
  return { kind: "triangular", low: moved(low), mode: central, high: moved(high) };
}
