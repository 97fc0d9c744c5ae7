import type { Random } from "../random/random.ts";

/** What a fit is given beside its data and parameters. */
export type FitTools = {
  /** Every draw comes from here: same seed, same bytes. */
  random: Random;
  /** Told the steps done and their number; a method that cannot foresee its number counts up to the most it may take. */
  onProgress?: (done: number, total: number) => void;
  /** Looked at between steps: an aborted fit throws the signal's reason. */
  signal?: AbortSignal;
};
