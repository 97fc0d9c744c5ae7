import type { ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import type { StudyQuality } from "@brainscan/ml/scaleup/quality";

/** What the notebooks read of report.json; the report holds more (docs/report.schema.json). */
export type StudyReport = {
  language: Language;
  seed: number;
  embeddings: { backbone: string; layer: Layer; dim: number; n: number }[];
  clusterings: ReportedClustering[];
  experiments: ReportedExperiment[];
  champion: { experimentId: string } | null;
  comparison: {
    level: number;
    /** Learning from labels alone: what the others are held against. */
    baseline: string | null;
    labelEfficiency: {
      points: { nLabels: number; supervised: ReportedArea; semiSupervised: ReportedArea }[];
    } | null;
  } | null;
  scaleUp?: { quality: StudyQuality; answer: ScaleUpAnswer } | null;
};

export type Language = "en" | "fr";
export type Layer = "avgpool" | "layer3";

/** A figure with its n; `interval` null where it has none. */
export type ReportedFigure = {
  id: string;
  value: number | null;
  n: number;
  interval: { low: number; high: number; level: number } | null;
};

export type ReportedClustering = {
  method: string;
  layer: Layer;
  nClusters: number;
  parameters: Record<string, unknown>;
  seed: number;
  figures: ReportedFigure[];
  preferredBy: string[];
  chosen: boolean;
};

export type ReportedExperiment = {
  id: string;
  layer: Layer;
  preprocessing: string;
  representation: { kind: "raw" } | { kind: "standardised" } | { kind: "pca"; nComponents: number };
  method: string;
  methodName: string;
  task: "SUPERVISED" | "SEMI_SUPERVISED";
  parameters: Record<string, unknown>;
  seed: number;
  protocol: {
    nSplits: number;
    nRepeats: number;
    setting: "INDUCTIVE" | "TRANSDUCTIVE";
    control: "NONE" | "SHUFFLED_LABELS" | "NAIVE";
    nLabels: number | null;
    recallTarget: number;
    costRatio?: number;
  };
  figures: ReportedFigure[];
  folds: { repeat: number; fold: number; rocAuc: number | null }[];
};

/** Mean ROC AUC over folds. */
export type ReportedArea = { auc: number | null; interval: { low: number; high: number } | null };
