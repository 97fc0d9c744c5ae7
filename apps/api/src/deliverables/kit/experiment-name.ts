import { classifierName } from "../../messages/method-texts.ts";
import type { Report } from "../report.ts";
import type { Quoter } from "./quoter.ts";

type Experiment = Report["experiments"][number];

const TEXTS = {
  en: {
    preprocessing: { equalised: "equalised", clahe: "CLAHE", cropped: "brain-cropped" },
    standardised: "standardised",
    components: (n: string) => `PCA, ${n} axes`,
  },
  fr: {
    preprocessing: { equalised: "égalisée", clahe: "CLAHE", cropped: "recadrée sur le cerveau" },
    standardised: "standardisée",
    components: (n: string) => `ACP, ${n} axes`,
  },
};

/** "Support vector machine · layer3", and what else tells an experiment from others of its method. */
export function experimentName(quoter: Quoter, experiment: Experiment): string {
  const texts = TEXTS[quoter.language];
  const { id, layer, preprocessing, representation } = experiment;
  return [
    classifierName(experiment.method, experiment.methodName, quoter.language),
    layer,
    ...(preprocessing === "plain" ? [] : [texts.preprocessing[preprocessing]]),
    ...(representation.kind === "standardised" ? [texts.standardised] : []),
    ...(representation.kind === "pca"
      ? [texts.components(quoter.quote(`/experiments/${id}/representation/nComponents`, "count"))]
      : []),
  ].join(" · ");
}

/** @throws Error when the report names an experiment that it does not hold */
export function experimentOf({ experiments }: Report, id: string): Experiment {
  const found = experiments.find((experiment) => experiment.id === id);
  if (!found) throw new Error(`${id} is not among the report's experiments`);
  return found;
}
