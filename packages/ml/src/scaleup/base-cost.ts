import type { InputDraws } from "./draw-inputs.ts";
import type { Choices, Reading } from "./scenario.ts";

/** What every plan pays for, n draws of each: the automatic labels under their own price, or machines and storage. */
export type BaseCost = {
  automaticLabels: Float64Array;
  machines: Float64Array;
  storage: Float64Array;
  total: Float64Array;
  /** Of one expert label. */
  expertLabelEuro: Float64Array;
};

const BYTES_PER_GB = 1e9;
const SECONDS_PER_HOUR = 3600;

/** Hours of one machine to decode, embed and score all images, retries among them. */
export function machineHours(inputs: InputDraws): Float64Array {
  const { imagesPerSecond, predictionsPerSecond, retryShare } = inputs;
  return inputs.nImages.map(
    (n, i) => (n * (1 + retryShare[i]) * (1 / imagesPerSecond[i] + 1 / predictionsPerSecond[i])) / SECONDS_PER_HOUR,
  );
}

/** Decimal gigabytes of embeddings: 8.192 for 4 million of 512 numbers of 4 bytes. */
export function embeddingGb(nImages: number, embeddingValues: number, bytesPerValue: number): number {
  return (nImages * embeddingValues * bytesPerValue) / BYTES_PER_GB;
}

export function imagesGb(nImages: number, imageBytes: number): number {
  return (nImages * imageBytes) / BYTES_PER_GB;
}

export function storedGb(inputs: InputDraws, choices: Pick<Choices, "bytesPerValue" | "keepImages">): Float64Array {
  return inputs.nImages.map(
    (n, i) =>
      embeddingGb(n, inputs.embeddingValues[i], choices.bytesPerValue) +
      (choices.keepImages ? imagesGb(n, inputs.imageBytes[i]) : 0),
  );
}

/** The pilot's budget as the price of one automatic label: 300 / 1,506 = 0.1992 euros. */
export function automaticLabelEuro({ pilotBudgetEuro, pilotImages }: InputDraws): Float64Array {
  return pilotBudgetEuro.map((euro, i) => euro / pilotImages[i]);
}

/** One expert label: the pilot's budget over its labels where it is read so, else time times its price. */
export function expertLabelEuro(inputs: InputDraws, reading: Reading): Float64Array {
  const { pilotBudgetEuro, pilotLabels, expertSeconds, expertHourEuro } = inputs;
  return reading === "expertLabel"
    ? pilotBudgetEuro.map((euro, i) => euro / pilotLabels[i])
    : expertSeconds.map((seconds, i) => (seconds / SECONDS_PER_HOUR) * expertHourEuro[i]);
}

export function baseCost(inputs: InputDraws, choices: Choices): BaseCost {
  const { nImages, machineHourEuro, storageGbMonthEuro, storageMonths } = inputs;
  const none = new Float64Array(nImages.length);
  const byLabel = choices.reading === "automaticLabel";
  const labelEuro = automaticLabelEuro(inputs);
  const hours = machineHours(inputs);
  const gb = storedGb(inputs, choices);
  const automaticLabels = byLabel ? nImages.map((n, i) => n * labelEuro[i]) : none;
  const machines = byLabel ? none : hours.map((each, i) => each * machineHourEuro[i]);
  const storage = byLabel ? none : gb.map((each, i) => each * storageGbMonthEuro[i] * storageMonths[i]);
  return {
    ...{ automaticLabels, machines, storage },
    total: nImages.map((_, i) => automaticLabels[i] + machines[i] + storage[i]),
    expertLabelEuro: expertLabelEuro(inputs, choices.reading),
  };
}
