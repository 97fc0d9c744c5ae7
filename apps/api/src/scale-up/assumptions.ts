import { readFileSync } from "node:fs";
import { INPUT_IDS, type InputId, type Provenance, type ScaleUpInput } from "@brainscan/ml/scaleup/scenario";
import { z } from "zod";
import { choicesSection, distributionSection } from "../deliverables/report/scale-up-scenario-section.ts";
import { LANGUAGES, type Language } from "../messages/message.ts";
import { typeset } from "../messages/typography.ts";
import { typicalValue } from "./typical-value.ts";

/** Inputs that every study measures, so that nothing need be assumed of them. */
export const ALWAYS_MEASURED = ["imageBytes", "embeddingValues"] as const satisfies readonly InputId[];

type AssumedId = Exclude<InputId, (typeof ALWAYS_MEASURED)[number]>;

const texts = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });

const assumed = z.discriminatedUnion("kind", [
  z.strictObject({
    id: z.enum(INPUT_IDS),
    kind: z.literal("given"),
    distribution: distributionSection,
    source: texts,
  }),
  z.strictObject({
    id: z.enum(INPUT_IDS),
    kind: z.literal("assumption"),
    distribution: distributionSection,
    source: texts.describe("Whose figure it is, or why it is taken."),
    links: z.array(z.url()).min(1).optional().describe("Where it was read."),
    readOn: z.iso.date(),
  }),
]);

export const scaleUpAssumptions = z.strictObject({
  version: z.int().min(1),
  inputs: z
    .array(assumed)
    .refine(
      (inputs) => inputs.map(({ id }) => id).join() === INPUT_IDS.filter((id) => !isAlwaysMeasured(id)).join(),
      "every input once, in order, but for those that are always measured",
    ),
  measuredOnce: z
    .strictObject({ sigma: z.number().positive(), source: texts })
    .describe("Spread of a speed of which one measurement is known."),
  choices: choicesSection,
  seed: z.int(),
  nDraws: z.int().min(100),
});

export type ScaleUpAssumptions = z.output<typeof scaleUpAssumptions>;

let read: ScaleUpAssumptions | null = null;

/** The versioned list of what the cost model assumes, `assumptions/scale-up.json`. */
export function knownAssumptions(): ScaleUpAssumptions {
  const file = new URL("../../assumptions/scale-up.json", import.meta.url);
  read ??= scaleUpAssumptions.parse(JSON.parse(readFileSync(file, "utf8")));
  return read;
}

/** An input as it is assumed, its source in English until it is told. */
export function assumedInput(id: AssumedId): ScaleUpInput {
  const input = assumptionOf(id);
  const source = sourceOf(input, "en");
  const provenance: Provenance =
    input.kind === "given" ? { kind: "given", source } : { kind: "assumption", source, readOn: input.readOn };
  return { id, distribution: input.distribution, provenance };
}

/** What labels and machines cost where a single figure is needed: the pilot's budget a label, the likeliest machine. */
export function knownPrices(): { expertLabelEuro: number; machineHourEuro: number } {
  const typical = (id: AssumedId) => typicalValue(assumptionOf(id).distribution);
  return {
    expertLabelEuro: typical("pilotBudgetEuro") / typical("pilotLabels"),
    machineHourEuro: typical("machineHourEuro"),
  };
}

/** A source in another language, where it is one of the versioned list's; else as it was written. */
export function tellSource(source: string, language: Language): string {
  const known = knownAssumptions().inputs.find((input) => LANGUAGES.some((one) => sourceOf(input, one) === source));
  return known ? sourceOf(known, language) : source;
}

type Assumed = ScaleUpAssumptions["inputs"][number];

function assumptionOf(id: InputId): Assumed {
  const found = knownAssumptions().inputs.find((input) => input.id === id);
  if (!found) throw new Error(`nothing is assumed of ${id}`);
  return found;
}

function sourceOf(input: Assumed, language: Language): string {
  const text = typeset(input.source[language], language);
  const links = input.kind === "assumption" ? (input.links ?? []) : [];
  return links.length === 0 ? text : `${text} (${links.join(", ")})`;
}

function isAlwaysMeasured(id: InputId): boolean {
  return (ALWAYS_MEASURED as readonly InputId[]).includes(id);
}
