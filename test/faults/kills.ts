import type { Phase } from "./phases.ts";
import { PHASES } from "./phases.ts";

/** One kill, and what it took to be where it was again. */
export type Kill = {
  phase: Phase;
  /** Which process. */
  what: string;
  /** From the next start until the same phase was reached again; null where the pass was over before. */
  recoveryMs: number | null;
};

export type Campaign = {
  title: string;
  kills: Kill[];
  /** Passes from nothing to the exported tables, each compared with the undisturbed one. */
  passes: number;
  /** Finished pieces of work (vectors, measures, folds, stages, experiments) that were stored, and attempts to store one again. */
  stored: number;
  again: number;
  tookMs: number;
};

const seconds = (ms: number) => (ms / 1000).toFixed(1);

/** What a campaign found, for a person. */
export function tellCampaign({ title, kills, passes, stored, again, tookMs }: Campaign): string {
  const lines = [
    `${title}: ${kills.length} kills in ${passes} passes, ${seconds(tookMs)} s; every table the same bytes`,
  ];
  for (const phase of PHASES) {
    const here = kills.filter((kill) => kill.phase === phase);
    const recoveries = here
      .flatMap(({ recoveryMs }) => (recoveryMs === null ? [] : [recoveryMs]))
      .sort((a, b) => a - b);
    if (here.length === 0) continue;
    const median = recoveries[recoveries.length >> 1];
    const recovery = recoveries.length
      ? `there again after ${seconds(median)} s (median), ${seconds(recoveries.at(-1) ?? 0)} s (worst)`
      : "over before it was there again";
    lines.push(`  ${phase.padEnd(12)} ${String(here.length).padStart(3)} kills, ${recovery}`);
  }
  const processes = [...new Set(kills.map(({ what }) => what))];
  if (processes.length > 1)
    lines.push(
      `  ${processes.map((what) => `${what} ${kills.filter((kill) => kill.what === what).length}`).join(", ")}`,
    );
  lines.push(`  finished work lost: ${again} of ${stored} stored pieces were computed again`);
  return lines.join("\n");
}
