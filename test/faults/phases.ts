/** Parts of the pipeline, in the order in which a study goes through them; `start` is everything before the first. */
export const PHASES = ["start", "import", "embed", "experiments", "analysis", "predict", "export"] as const;

export type Phase = (typeof PHASES)[number];

/** By the stage's code, as the API tells it, and by its English name on the terminal. */
const PHASE_OF: Record<string, Phase> = {
  ...{ READ: "import", DECODE: "import", STORE: "import" },
  ...{ reading: "import", "decoding images": "import", storing: "import" },
  ...{ EMBED: "embed", MEASURE: "embed", FAMILIES: "embed" },
  ...{ "embedding images": "embed", "measuring images": "embed", "looking for near duplicates": "embed" },
  ...{ EVALUATE: "experiments", CONTROL: "experiments", NEST: "experiments" },
  ...{ evaluating: "experiments", "running controls": "experiments", "choosing again inside each fold": "experiments" },
  ...{ PROJECT: "analysis", CLUSTER: "analysis", PREVALENCE: "analysis", AUDIT: "analysis" },
  ...{ projecting: "analysis", clustering: "analysis", "questioning the data": "analysis" },
  "estimating how common cancers are": "analysis",
  ...{ PREDICT: "predict", REPORT: "predict", predicting: "predict", "writing the report": "predict" },
  ...{ TABLES: "export", "writing tables": "export" },
};

export function phaseOfStage(stage: string): Phase | undefined {
  return PHASE_OF[stage];
}

/** The phase that a line of the terminal's progress tells of. */
export function phaseOfLine(line: string): Phase | undefined {
  const name = /^ {2}([a-z ]+?)(:|$)/.exec(line)?.[1];
  return name === undefined ? undefined : PHASE_OF[name];
}

export function isBefore(a: Phase, b: Phase): boolean {
  return PHASES.indexOf(a) < PHASES.indexOf(b);
}
