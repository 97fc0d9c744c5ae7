import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { images } from "./images.ts";
import { studies } from "./studies.ts";

export type DecisionName = "NORMAL" | "CANCER" | "REVIEW";

/** What a study says of each file; identical files carry the same prediction. */
export const predictions = pgTable(
  "predictions",
  {
    studyId: text()
      .notNull()
      .references(() => studies.runId, { onDelete: "cascade" }),
    imageId: text()
      .notNull()
      .references(() => images.id, { onDelete: "cascade" }),
    /** The file as the study read it: later imports may change the image, never what the study says. */
    sha256: text().notNull(),
    groupId: text().notNull(),
    label: smallint().$type<0 | 1>(),
    /** Identical files carried both labels: a human looks, whatever the score. */
    labelConflict: boolean().notNull(),
    /** Place of the distinct image in the study's matrices. */
    position: integer().notNull(),
    /** One file speaks for its group of duplicates on the map. */
    representative: boolean().notNull(),
    /** P(cancer) at the estimated share of cancers in the pool; the calibrated one where none is estimated. */
    probability: doublePrecision(),
    /** As the champion gives it: what the thresholds are drawn on. */
    probabilityRaw: doublePrecision(),
    probabilityCalibrated: doublePrecision(),
    /** Share of the study's best methods that call it as the champion does. */
    agreement: doublePrecision(),
    /** The nearest labelled images, the closest first. */
    nearestLabelled: jsonb().$type<string[]>().notNull().default([]),
    /** Codes that say why it is decided so. */
    reasons: jsonb().$type<string[]>().notNull().default([]),
    decision: text().$type<DecisionName>().notNull(),
    outOfFold: boolean().notNull(),
    cluster: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.studyId, table.imageId] }),
    // The Predictions page sorts and filters by probability.
    index("predictions_probability").on(table.studyId, table.probability),
    index("predictions_decision").on(table.studyId, table.decision),
    // The Map page reads points in matrix order.
    index("predictions_position").on(table.studyId, table.position),
  ],
);
