import { z } from "zod";
import { auditsSection } from "./report/audits-section.ts";
import { checkSection } from "./report/check-section.ts";
import { clusterChoiceSection, clusteringSection } from "./report/clustering-section.ts";
import { comparisonSection } from "./report/comparison-section.ts";
import { datasetSection } from "./report/dataset-section.ts";
import { embeddingSection, execution } from "./report/embedding-section.ts";
import { championSection, experimentSection } from "./report/experiment-section.ts";
import { durationMs } from "./report/figure.ts";
import { guaranteeSection } from "./report/guarantee-section.ts";
import { notice } from "./report/notice.ts";
import { predictionSection } from "./report/prediction-section.ts";
import { prevalenceSection } from "./report/prevalence-section.ts";
import { scaleUpSection } from "./report/scale-up-section.ts";

export const REPORT_SCHEMA_VERSION = "1.3";

/** Everything a study found. Web, tables and command line print from it; nothing else may carry a figure.
 *
 *  Objects refuse properties that the schema does not name, so that a misspelt one is caught where it is made. */
export const reportSchema = z
  .strictObject({
    schemaVersion: z.literal(REPORT_SCHEMA_VERSION),
    language: z.enum(["en", "fr"]).describe("Language of statements and messages."),
    statements: z.array(z.string().min(1)).describe("The report in plain sentences; their figures are those below."),
    createdAt: z.iso.datetime(),
    seed: z.int(),
    product: z.strictObject({ name: z.literal("BrainScan AI"), version: z.string().min(1) }),
    runtime: z.strictObject({
      node: z.string().min(1),
      onnxruntime: z.string().min(1),
      platform: z.string().min(1).describe("Operating system and processor, such as linux-x64."),
    }),
    execution: execution.nullable().describe("Null when no image had to be read."),
    dataset: datasetSection,
    embeddings: z.array(embeddingSection).describe("One a layer."),
    clusterings: z.array(clusteringSection),
    clusterChoice: clusterChoiceSection.nullable().optional().describe("Null without clusterings."),
    experiments: z.array(experimentSection).describe("Empty when the labels allow none; limits says why."),
    champion: championSection.nullable(),
    comparison: comparisonSection
      .nullable()
      .describe("Experiments beside one another; null when no classifier could be measured."),
    prevalence: prevalenceSection
      .nullable()
      .optional()
      .describe("Null or absent in reports of before it was estimated."),
    guarantee: guaranteeSection
      .nullable()
      .describe("What the decisions guarantee; null when no classifier could be measured, so that nothing is decided."),
    audits: auditsSection
      .nullable()
      .optional()
      .describe(
        "What the data say against believing the results; null or absent in reports of before they were asked.",
      ),
    predictions: predictionSection,
    limits: z.array(notice).describe("What this data set cannot decide, and what would be needed."),
    durations: z.strictObject({
      totalMs: durationMs,
      stages: z.array(z.strictObject({ stage: z.string().min(1), durationMs })),
    }),
    checks: z
      .array(checkSection)
      .optional()
      .describe("The definition of done, every check once; absent in reports of before it was checked."),
    scaleUp: scaleUpSection
      .nullable()
      .describe("What a far larger set would cost and miss; null when that was not worked out."),
  })
  .meta({
    title: "BrainScan AI study report",
    description:
      'Research tool, not a medical device. Labels are image-level: "cancer" reads "labelled cancer", it says nothing of a patient.',
  });

export type Report = z.infer<typeof reportSchema>;

/** The published JSON schema (draft 2020-12), committed as docs/report.schema.json. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, { target: "draft-2020-12" });
  return { $schema, $id: `urn:brainscan:report:${REPORT_SCHEMA_VERSION}`, ...schema };
}
