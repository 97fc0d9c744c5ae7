import type { InputDraws } from "./draw-inputs.ts";
import type { Choices, Reading } from "./scenario.ts";

/** What every plan pays for, n draws of each: the automatic labels under their own price, or machines and storage. */
export type BaseCost = {
  automaticLabels: Float64Array;
  machines: Float64Array;
  storage: Float64Array;
  total: Float64Array;
  /** Hours of one machine, whoever pays for them. */
  hours: Float64Array;
  /** Of one expert label. */
  expertLabelEuro: Float64Array;
};

const BYTES_PER_GB = 1e9;
const SECONDS_PER_HOUR = 3600;

/** Hours of one machine to decode, embed and score all images, retries among them. */
export function machineHours(inputs: InputDraws): Float64Array {
  const { nImages, imagesPerSecond, predictionsPerSecond, retryShare } = inputs;
  return drawn(
    nImages.length,
    (i) =>
      (nImages[i] * (1 + retryShare[i]) * (1 / imagesPerSecond[i] + 1 / predictionsPerSecond[i])) / SECONDS_PER_HOUR,
  );
}

/** Decimal gigabytes of embeddings: 8.192 for 4 million of 512 numbers of 4 bytes. */
export function embeddingGb(nImages: number, embeddingValues: number, bytesPerValue: number): number {
  return (nImages * embeddingValues * bytesPerValue) / BYTES_PER_GB;
}

export function imagesGb(nImages: number, imageBytes: number): number {
  return (nImages * imageBytes) / BYTES_PER_GB;
}

/** The pilot's budget as the price of one automatic label: 300 / 1,506 = 0.1992 euros. */
export function automaticLabelEuro({ pilotBudgetEuro, pilotImages }: InputDraws): Float64Array {
  return drawn(pilotBudgetEuro.length, (i) => pilotBudgetEuro[i] / pilotImages[i]);
}

/** One expert label: the pilot's budget over its labels where it is read so, else time times its price. */
export function expertLabelEuro(inputs: InputDraws, reading: Reading): Float64Array {
  const { pilotBudgetEuro, pilotLabels, expertSeconds, expertHourEuro } = inputs;
  const n = pilotBudgetEuro.length;
  return reading === "expertLabel"
    ? drawn(n, (i) => pilotBudgetEuro[i] / pilotLabels[i])
    : drawn(n, (i) => (expertSeconds[i] / SECONDS_PER_HOUR) * expertHourEuro[i]);
}

export function baseCost(inputs: InputDraws, choices: Choices): BaseCost {
  const { nImages, machineHourEuro, storageGbMonthEuro, storageMonths, embeddingValues, imageBytes } = inputs;
  const n = nImages.length;
  const priced = { hours: machineHours(inputs), expertLabelEuro: expertLabelEuro(inputs, choices.reading) };
  const none = new Float64Array(n);
  if (choices.reading === "automaticLabel") {
    const labelEuro = automaticLabelEuro(inputs);
    const automaticLabels = drawn(n, (i) => nImages[i] * labelEuro[i]);
    return { ...priced, automaticLabels, machines: none, storage: none, total: automaticLabels };
  }
  const machines = drawn(n, (i) => priced.hours[i] * machineHourEuro[i]);
  const storage = drawn(n, (i) => {
    const images = choices.keepImages ? imagesGb(nImages[i], imageBytes[i]) : 0;
    const gb = embeddingGb(nImages[i], embeddingValues[i], choices.bytesPerValue) + images;
    return gb * storageGbMonthEuro[i] * storageMonths[i];
  });
  return { ...priced, automaticLabels: none, machines, storage, total: drawn(n, (i) => machines[i] + storage[i]) };
}

/** A loop: typed arrays' own map takes several times as long. */
export function drawn(n: number, of: (i: number) => number): Float64Array {
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) values[i] = of(i);
  return values;
}
