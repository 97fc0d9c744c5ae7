// From what was measured to four million images: wall time and cost on one machine like the one measured, and what is assumed.
import { readFileSync } from "node:fs";

const ASSUMPTIONS = new URL("../../apps/api/assumptions/scale-up.json", import.meta.url);
const HOUR_SECONDS = 3600;

function modeOf(id) {
  const { inputs } = JSON.parse(readFileSync(ASSUMPTIONS, "utf8"));
  const { distribution } = inputs.find((one) => one.id === id);
  const { kind, value, mode, median } = distribution;
  const found = kind === "fixed" ? value : (mode ?? median);
  if (found === undefined) throw new Error(`the assumption ${id} has no typical value`);
  return found;
}

/** Whether a stage sees every image, or of a larger set only the sample and the labels. READ takes the fingerprint of all rows. */
export function growsWithImages(stage, { rows, sampleSize }) {
  return (rows > sampleSize ? ["READ", "PREDICT"] : ["READ", "EMBED", "MEASURE", "PREDICT"]).includes(stage);
}

/** @param measured  rows, seconds of all but inference by stage, and the slice's rates
 *  Time of stages that grow with the images is scaled; that of stages that only see the sample is taken as it is. Rows are counted
 *  as part of importing files and at the size that was written: rather too much than too little.
 *  @returns hours and euros from the fastest to the slowest round of the real network */
export function extrapolate({ rows, writeSeconds, settleSeconds, stages, slice, sampleSize }) {
  const images = modeOf("nImages");
  const machineHourEuro = modeOf("machineHourEuro");
  const assumedPerSecond = modeOf("imagesPerSecond");
  const growing = stages.filter(({ stage }) => growsWithImages(stage, { rows, sampleSize }));
  const sum = (some) => some.reduce((all, { seconds }) => all + seconds, 0);
  const [scaled, all] = [sum(growing), sum(stages)];
  const importOfFiles = images / slice.importPerSecond / HOUR_SECONDS;
  const perRow = (writeSeconds + settleSeconds + scaled) / rows;
  const everythingElse = (images * perRow + all - scaled) / HOUR_SECONDS;
  const at = (perSecond) => {
    const inference = images / perSecond / HOUR_SECONDS;
    const total = importOfFiles + inference + everythingElse;
    return { inference, total, costEuro: total * machineHourEuro };
  };
  const { least, median, most } = slice.embedPerSecond;
  return {
    ...{ images, machineHourEuro, assumedPerSecond },
    hours: { importOfFiles, everythingElse },
    ...{ fastest: at(most), typical: at(median), slowest: at(least), assumed: at(assumedPerSecond) },
    /** Machines like this one that embed, for which one does everything else as fast as they go. */
    machinesFed: 1 / perRow / median,
  };
}
