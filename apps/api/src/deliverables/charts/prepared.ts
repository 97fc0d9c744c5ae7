import type { Quoter } from "../kit/quoter.ts";
import type { Chart, ChartId, Prepared } from "./chart-data.ts";
import { CHART_TEXTS } from "./chart-texts.ts";

export function prepared(chart: Chart): Prepared {
  return { id: chart.id, chart, missing: null };
}

/** A chart left out rather than empty. */
export function missing(id: ChartId, quoter: Quoter, reason: keyof typeof CHART_TEXTS.en.missing): Prepared {
  return { id, chart: null, missing: CHART_TEXTS[quoter.language].missing[reason] };
}
