"use client";
import type { ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { useRecommendationText } from "./use-recommendation-text.ts";

/** Architecture, hardware, storage, monitoring: what the same numbers ask for. */
export function RecommendationsPanel({ answer }: { answer: ScaleUpAnswer }) {
  const t = useTranslations("scaleUp.recommendations");
  const text = useRecommendationText();
  return (
    <Card className="break-inside-avoid">
      <CardHeader title={t("title")} description={t("detail")} />
      <CardBody>
        <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
          {answer.recommendations.map((recommendation) => (
            <div key={recommendation.code} className="contents">
              <dt className="font-medium">{t(`name.${recommendation.code}`)}</dt>
              <dd className="leading-relaxed text-muted-foreground">{text(recommendation)}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}
