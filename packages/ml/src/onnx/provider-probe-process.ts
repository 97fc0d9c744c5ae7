import { PRECISIONS } from "./precision.ts";
import { type ProbeReport, probeProvider } from "./provider-probe.ts";
import type { ProviderId } from "./session.ts";

export type ProbeMessage = { report: ProbeReport } | { error: string };

function isProvider(id: string | undefined): id is ProviderId {
  return id === "cpu" || id === "cuda" || id === "webgpu";
}

/** Entry of the short-lived process in which a provider is tried: a graphics driver that aborts takes only this down. */
async function answer(): Promise<ProbeMessage> {
  const [, , id, asked] = process.argv;
  if (!isProvider(id)) return { error: `unknown provider ${id}` };
  const precision = PRECISIONS.find((known) => known === asked);
  if (!precision) return { error: `unknown precision ${asked}` };
  try {
    return { report: await probeProvider(id, precision) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const message = await answer();
process.send?.(message, () => process.exit(0));
