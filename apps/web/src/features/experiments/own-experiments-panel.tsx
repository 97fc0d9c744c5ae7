"use client";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { OwnExperimentsPanelFragment } from "../../generated/graphql.ts";
import { otherExperiments } from "./other-experiments.ts";
import { OwnExperiment } from "./own-experiment.tsx";
import { StartExperimentButton } from "./start-experiment-button.tsx";

graphql(`
  fragment OwnExperimentsPanel on Experiment {
    ...ExperimentRow
    ...RunFields
    stale
    seed
    parameters
    study {
      id
    }
  }
`);

type OwnExperimentsPanelProps = {
  /** Experiments that the page already compares. */
  shownIds: readonly string[];
  datasetId: string;
  experiments: OwnExperimentsPanelFragment[];
  onChange: () => void;
};

/** Experiments beside the study in view: started by hand, or by another study of the same data. */
export function OwnExperimentsPanel({ datasetId, experiments, shownIds, onChange }: OwnExperimentsPanelProps) {
  const t = useTranslations("experiments");
  const own = otherExperiments(experiments, shownIds);
  return (
    <Card>
      <CardHeader
        title={t("own")}
        description={t("ownDetail")}
        actions={<StartExperimentButton datasetId={datasetId} onStarted={onChange} />}
      />
      <CardBody className={own.length === 0 ? "pt-0 pb-4" : "pt-2"}>
        {own.map((experiment) => (
          <OwnExperiment key={experiment.id} known={experiment} onEnd={onChange} />
        ))}
      </CardBody>
    </Card>
  );
}
