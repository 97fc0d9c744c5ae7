import { writeCard } from "./card/write-card.ts";
import { writeCharts } from "./charts/write-charts.ts";
import type { Deliverable, DeliverableName } from "./kit/deliverable.ts";
import { writeMemo } from "./memo/write-memo.ts";
import { writeNotebooks } from "./notebooks/write-notebooks.ts";
import { writeOnnx } from "./onnx/write-onnx.ts";
import { writeSlides } from "./slides/write-slides.ts";
import { writeTables } from "./tables/write-tables.ts";

export type Deliverables = Partial<Record<DeliverableName, Deliverable>>;

/** Every deliverable of the product, by the name it is asked for with. */
export const KNOWN_DELIVERABLES: Deliverables = {
  tables: writeTables,
  charts: writeCharts,
  card: writeCard,
  memo: writeMemo,
  onnx: writeOnnx,
  slides: writeSlides,
  notebooks: writeNotebooks,
};
