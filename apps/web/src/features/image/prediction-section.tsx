"use client";
import { useTranslations } from "next-intl";
import { DecisionText } from "../../classes/class-text.tsx";
import { Badge } from "../../components/ui/badge.tsx";
import { Tooltip } from "../../components/ui/tooltip.tsx";
import { graphql } from "../../generated/gql.ts";
import type { Layer, PredictionSectionFragment } from "../../generated/graphql.ts";
import { useClusterName } from "../clusterings/use-cluster-name.ts";
import { ProbabilityBar } from "../predictions/probability-bar.tsx";
import { reasonOfNoScore } from "../predictions/reason-of-no-score.ts";
import { NearestLabelled } from "./nearest-labelled.tsx";
import { PredictionFacts } from "./prediction-facts.tsx";
import { Section } from "./section.tsx";

graphql(`
  fragment PredictionSection on Image {
    labelConflict
    prediction(studyId: $study) {
      probability
      decision
      outOfFold
      cluster
      ...PredictionFacts
      nearestLabelled {
        id
        path
        thumbnailUrl
        label
      }
      reasons {
        message
      }
    }
  }
`);

type PredictionSectionProps = {
  image: PredictionSectionFragment;
  clustering: { layer: Layer; nClusters: number } | null;
  /** Whether the study has a best experiment; null when it is not known. */
  trained: boolean | null;
};

export function PredictionSection({ image, clustering, trained }: PredictionSectionProps) {
  const t = useTranslations("image");
  const clusterName = useClusterName();
  const { prediction } = image;
  const unscored = prediction && reasonOfNoScore(prediction.probability, image.labelConflict, trained);
  const cluster = clusterName(prediction?.cluster, clustering);
  return (
    <Section title={t("prediction")}>
      {prediction ? (
        <div className="grid gap-2.5">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <DecisionText decision={prediction.decision} />
            {prediction.outOfFold ? (
              <Tooltip content={t("outOfFoldDetail")}>
                <button type="button">
                  <Badge>{t("outOfFold")}</Badge>
                </button>
              </Tooltip>
            ) : null}
          </div>
          <ProbabilityBar probability={prediction.probability ?? null} decision={prediction.decision} wide />
          {prediction.reasons.length > 0 ? (
            <ul className="grid gap-1">
              {prediction.reasons.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          ) : null}
          <p className="text-muted-foreground">{unscored ? t(`noProbability.${unscored}`) : t("probabilityMeaning")}</p>
          {unscored ? null : <PredictionFacts prediction={prediction} />}
          {prediction.nearestLabelled.length > 0 ? <NearestLabelled images={prediction.nearestLabelled} /> : null}
          {cluster ? <p className="text-muted-foreground first-letter:uppercase">{cluster}</p> : null}
        </div>
      ) : (
        <p className="text-muted-foreground">{t("noPrediction")}</p>
      )}
    </Section>
  );
}
