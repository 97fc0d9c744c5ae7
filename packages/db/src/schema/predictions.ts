import { isNotNull, sql } from "drizzle-orm";
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
import { bytewiseText } from "./columns.ts";
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
    /** The image's, which never changes: predictions are sorted by it. */
    path: bytewiseText().notNull(),
    /** The file as the study read it: later imports may change the image, never what the study says. */
    sha256: text().notNull(),
    groupId: text().notNull(),
    label: smallint().$type<0 | 1>(),
    /** Identical files carried both labels: a human looks, whatever the score. */
    labelConflict: boolean().notNull(),
    /** Place of the distinct image in the study's matrices; null when it was only predicted, as most of a large set are. */
    position: integer(),
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
    /** Distance of the probability to one half. */
    certainty: doublePrecision().generatedAlwaysAs(sql`abs(probability - 0.5)`),
    /** Decision and label as one number: see queries/prediction-facets.ts. */
    facet: smallint()
      .notNull()
      .generatedAlwaysAs(
        sql`coalesce(label + 1, 0) + case decision when 'NORMAL' then 0 when 'CANCER' then 3 else 6 end`,
      ),
  },
  (table) => [
    primaryKey({ columns: [table.studyId, table.imageId] }),
    // The Predictions page in each of its orders: `pagePredictions` reads one range for each facet.
    index("predictions_path").on(table.studyId, table.facet, table.path),
    index("predictions_probability").on(table.studyId, table.facet, table.probability, table.path),
    index("predictions_certainty").on(table.studyId, table.facet, table.certainty, table.path),
    // The file that speaks for a distinct image: near duplicates (`pageNearDuplicates`) and tables of vectors.
    index("predictions_group").on(table.studyId, table.groupId).where(sql`${table.representative}`),
    // The Map page reads points in matrix order.
    index("predictions_position").on(table.studyId, table.position).where(isNotNull(table.position)),
  ],
);

/** How many files of a study fall under each facet, and distinct unlabelled images into each bin of the histogram: counted once,
 *  when the predictions are stored. */
export const predictionTallies = pgTable(
  "prediction_tallies",
  {
    studyId: text()
      .notNull()
      .references(() => studies.runId, { onDelete: "cascade" }),
    facet: smallint().notNull(),
    /** Of the champion's own score, from 0; -1 where there is none. */
    bin: smallint().notNull(),
    files: integer().notNull(),
    /** Of them, those that speak for a distinct image. */
    distinct: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.facet, table.bin] })],
);
