import { missesRefuting } from "../guarantee/miss-rate-bound.ts";
import type { Recommendation } from "./answer.ts";
import { embeddingGb, expertLabelEuro, imagesGb, machineHours } from "./base-cost.ts";
import type { DrawSet } from "./draw-sets.ts";
import { plannedAuditImages } from "./plan-specs.ts";
import type { StudyQuality } from "./quality.ts";
import type { Choices } from "./scenario.ts";

const HOURS_PER_DAY = 24;
const HOURS_PER_WEEK = 168;
const SECONDS_PER_HOUR = 3600;
/** Chance of an alarm of drift where there is none. */
const FALSE_DRIFT = 0.01;

/** What follows for the technical side, from the same numbers, all inputs at their medians. Params by code:
 *  - ARCHITECTURE: nImages; embedHours, predictHours (of one machine: scoring kept embeddings again skips the first);
 *    embeddingGb
 *  - HARDWARE: imagesPerSecond of one machine; nMachines and their wallHours; machinesForDay, machinesForWeek
 *  - STORAGE: gbFloat32, gbFloat16, gbImages; monthEuroFloat32, monthEuroFloat16, monthEuroImages
 *  - MONITORING: images to read a month that bound the share of cancers among automatic normals (maxShare, confidence)
 *    when none is found; monthEuro
 *  - DRIFT: nReference scores of the study and nMonth of a month; ksThreshold, the two-sample Kolmogorov-Smirnov distance
 *    that exceeds chance with probability falseAlarmRate (Smirnov 1948)
 *  - RETRAIN: cancersFound in the month's sample that refute maxShare; where known aucGain, aucGainLow, aucGainHigh of
 *    nFurther labels and their labelsEuro */
export function recommendations(
  { inputs }: Pick<DrawSet, "inputs">,
  quality: StudyQuality,
  choices: Choices,
): Recommendation[] {
  const at = (id: keyof typeof inputs) => inputs[id][0];
  const nImages = at("nImages");
  const hours = machineHours(inputs)[0];
  const labelEuro = expertLabelEuro(inputs, choices.reading)[0];
  const work = (nImages * (1 + at("retryShare"))) / SECONDS_PER_HOUR;
  const gb = (bytes: number) => embeddingGb(nImages, at("embeddingValues"), bytes);
  const gbImages = imagesGb(nImages, at("imageBytes"));
  const gbEuro = at("storageGbMonthEuro");
  const images = plannedAuditImages(choices, at("readerMissRate"));
  const { maxCancerAmongNormal: maxShare, confidence, nMachines } = choices;
  return [
    {
      code: "ARCHITECTURE",
      params: {
        nImages,
        embedHours: work / at("imagesPerSecond"),
        predictHours: work / at("predictionsPerSecond"),
        embeddingGb: gb(choices.bytesPerValue),
      },
    },
    {
      code: "HARDWARE",
      params: {
        imagesPerSecond: at("imagesPerSecond"),
        ...{ nMachines, wallHours: hours / nMachines },
        machinesForDay: Math.ceil(hours / HOURS_PER_DAY),
        machinesForWeek: Math.ceil(hours / HOURS_PER_WEEK),
      },
    },
    {
      code: "STORAGE",
      params: {
        ...{ gbFloat32: gb(4), gbFloat16: gb(2), gbImages },
        ...{ monthEuroFloat32: gb(4) * gbEuro, monthEuroFloat16: gb(2) * gbEuro, monthEuroImages: gbImages * gbEuro },
      },
    },
    { code: "MONITORING", params: { images, monthEuro: images * labelEuro, maxShare, confidence } },
    { code: "DRIFT", params: driftParams(quality, images) },
    {
      code: "RETRAIN",
      params: {
        ...{ cancersFound: missesRefuting(images, maxShare, 1 - confidence), images, maxShare },
        ...gainParams(quality, labelEuro),
      },
    },
  ];
}

function driftParams({ nCancer, nNormal, nPool }: StudyQuality, nMonth: number): Record<string, number> {
  const nReference = Math.max(1, nPool > 0 ? nPool : nCancer + nNormal);
  const factor = Math.sqrt(-Math.log(FALSE_DRIFT / 2) / 2);
  const ksThreshold = Math.min(1, factor * Math.sqrt((nReference + nMonth) / (nReference * nMonth)));
  return { nReference, nMonth, ksThreshold, falseAlarmRate: FALSE_DRIFT };
}

function gainParams({ labelGain }: StudyQuality, labelEuro: number): Record<string, number> {
  if (labelGain === null) return {};
  const { gain, low, high, nFurther } = labelGain;
  return { aucGain: gain, aucGainLow: low, aucGainHigh: high, nFurther, labelsEuro: nFurther * labelEuro };
}
