import type { Quoter } from "../kit/quoter.ts";
import type { ChartId, Prepared } from "./chart-data.ts";
import { prepareCalibration } from "./prepare-calibration.ts";
import { prepareClusterings } from "./prepare-clusterings.ts";
import { prepareFrontier } from "./prepare-frontier.ts";
import { prepareGuarantee } from "./prepare-guarantee.ts";
import { prepareLabelEfficiency } from "./prepare-label-efficiency.ts";
import { prepareMethods } from "./prepare-methods.ts";
import { preparePlans } from "./prepare-plans.ts";
import { prepareReadings } from "./prepare-readings.ts";
import { prepareTornado } from "./prepare-tornado.ts";

/** Every chart by its id. Each decides title, units, order and words from the quoter's report, or why there is none. */
export const PREPARE_CHART: Record<ChartId, (quoter: Quoter) => Prepared> = {
  clusterings: prepareClusterings,
  methods: prepareMethods,
  labelEfficiency: prepareLabelEfficiency,
  calibration: prepareCalibration,
  guarantee: prepareGuarantee,
  readings: prepareReadings,
  plans: preparePlans,
  tornado: prepareTornado,
  frontier: prepareFrontier,
};
