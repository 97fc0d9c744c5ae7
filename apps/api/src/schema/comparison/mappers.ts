import type { SettingDifference } from "@brainscan/ml/protocol/compare/only-differences";
import type { ComparisonSection } from "../../deliverables/report/comparison-section.ts";
import type { Report } from "../../deliverables/report.ts";
import type { ExperimentModel } from "../experiment/mappers.ts";

/** As a report, or a comparison on demand, holds it. */
export type PairedDifferenceModel = ComparisonSection["candidates"][number]["difference"];

/** The comparison of a stored report, and the experiments that it names. */
export type StudyComparisonModel = Pick<Report, "champion" | "experiments"> & {
  comparison: ComparisonSection;
  experiment(id: string): ExperimentModel;
};

export type ExperimentComparisonModel = {
  baseline: ExperimentModel;
  level: number;
  power: number;
  compared: { experiment: ExperimentModel; difference: PairedDifferenceModel }[];
  settings: SettingDifference[];
};
