import type { ExperimentConfig, Protocol } from "./experiment.ts";

type Choices = Partial<Omit<ExperimentConfig, "method" | "protocol">> & Partial<Protocol>;

/** One cross-validation of five folds on raw features, unless said otherwise. */
export function configOf(method: string, choices: Choices = {}): ExperimentConfig {
  const { parameters = {}, representation = { kind: "raw" }, seed = 0, ...protocol } = choices;
  return {
    method,
    parameters,
    representation,
    seed,
    protocol: {
      nSplits: 5,
      nRepeats: 1,
      setting: "INDUCTIVE",
      control: "NONE",
      nLabels: null,
      recallTarget: 0.95,
      ...protocol,
    },
  };
}
