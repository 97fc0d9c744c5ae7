import { createHash } from "node:crypto";
import { findCalibration, findCalibrationOfSample, keepCalibration } from "@brainscan/db/queries/calibrations";
import { INT8_VERSION } from "@brainscan/ml/backbone/int8/int8-layers";
import { observeRanges } from "@brainscan/ml/backbone/int8/observe-ranges";
import type { NetworkForm } from "@brainscan/ml/backbone/network-form";
import type { App } from "../../app.ts";
import { readKept } from "../../quarantine/read-kept.ts";
import { StorageFailure } from "../../storage/storage-failure.ts";
import type { ResolvedBackbone } from "../../weights/resolve-backbone.ts";
import type { NetworkId } from "./network-id.ts";

/** Images that an int8 network is calibrated on: more change nothing (docs/decisions/precision.md). */
export const CALIBRATION_IMAGES = 32;

/** An image of the sample: what is seen is known by its pixels, and read from its file. */
export type SampleImage = { groupId: string; sha256: string };

type Wanted = {
  backbone: ResolvedBackbone;
  weightsSha256: string;
  images: readonly SampleImage[];
  signal: AbortSignal;
};

/** The id of the calibration of these weights on the first of these images: observed once a database, then known to every process.
 *  @throws an image's error when none of them can be read */
export async function calibrateNetwork(app: App, wanted: Wanted): Promise<string> {
  const { backbone, weightsSha256, signal } = wanted;
  const images = wanted.images.slice(0, CALIBRATION_IMAGES);
  const db = app.database.orm;
  const sample = hashOf([INT8_VERSION, images.map(({ groupId }) => groupId)]);
  const known = await findCalibrationOfSample(db, { weightsSha256, sample });
  if (known) return known.id;
  const items: { key: string; read(): Promise<Uint8Array> }[] = [];
  for (const { sha256 } of images) {
    const bytes = await readUnlessGone(app, sha256);
    if (bytes) items.push({ key: sha256, read: async () => bytes });
  }
  const options = { weightsPath: backbone.path, workers: app.config.workers, signal };
  const observed = await observeRanges(items, options);
  if (observed.weightsSha256 !== weightsSha256)
    throw new Error(`the weights file ${backbone.path} changed while it was in use`);
  const { ranges } = observed;
  const inOrder = Object.entries(ranges).sort(([a], [b]) => (a < b ? -1 : 1));
  const id = hashOf([INT8_VERSION, weightsSha256, inOrder]);
  return (await keepCalibration(db, { id, weightsSha256, sample, ranges })).id;
}

/** A file that is gone does not count. Storage that is away for a moment is no reason for another sample. */
async function readUnlessGone(app: App, sha256: string): Promise<Uint8Array | null> {
  return readKept(app, sha256).catch((problem: unknown) => {
    if (problem instanceof StorageFailure) throw problem;
    return null;
  });
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

/** What the graph of a network is built from beside its weights. */
export async function formOfNetwork(
  app: App,
  { weightsSha256, precision, calibration }: NetworkId,
): Promise<NetworkForm> {
  if (precision !== "int8") return { precision };
  const row = await findCalibration(app.database.orm, calibration);
  if (row?.weightsSha256 !== weightsSha256)
    throw new Error(`there is no calibration ${calibration} of ${weightsSha256}`);
  return { precision, ranges: row.ranges };
}
