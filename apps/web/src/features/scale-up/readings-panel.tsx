"use client";
import type { ScaleUpAnswer } from "@brainscan/ml/scaleup/answer";
import type { Reading } from "@brainscan/ml/scaleup/scenario";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { useScaleUpFormat } from "./use-scale-up-format.ts";
import { VERDICT_TONES } from "./verdict-panel.tsx";

type ReadingsPanelProps = {
  answer: ScaleUpAnswer;
  budgetEuro: number;
  nImages: number;
  onRead: (reading: Reading) => void;
};

/** The three readings of the pilot's budget beside one another: what the answer owes to a word. */
export function ReadingsPanel({ answer, budgetEuro, nImages, onRead }: ReadingsPanelProps) {
  const t = useTranslations("scaleUp.readings");
  const tStatus = useTranslations("scaleUp.status");
  const tPlan = useTranslations("scaleUp.plans.short");
  const { euro, items } = useScaleUpFormat();
  return (
    <Card className="break-inside-avoid">
      <CardHeader title={t("title")} description={t("detail")} />
      <CardBody>
        <Table>
          <thead>
            <tr>
              <Th>{t("reading")}</Th>
              <Th>{t("verdict")}</Th>
              <Th className="text-right">{t("automatic")}</Th>
              <Th className="text-right">{t("expert")}</Th>
              <Th className="text-right">{t("total")}</Th>
              <Th className="text-right">{t("buys", { budget: euro(budgetEuro) })}</Th>
            </tr>
          </thead>
          <tbody>
            {answer.readings.map((row) => (
              <tr
                key={row.reading}
                aria-current={row.reading === answer.scenario.choices.reading ? "true" : undefined}
                className="aria-[current]:bg-muted/60"
              >
                <Td className="font-medium">
                  {row.reading === answer.scenario.choices.reading ? (
                    t(row.reading)
                  ) : (
                    <button
                      type="button"
                      title={t("show")}
                      onClick={() => onRead(row.reading)}
                      className="text-left text-link hover:underline print:text-foreground"
                    >
                      {t(row.reading)}
                    </button>
                  )}
                </Td>
                <Td>
                  <Badge tone={VERDICT_TONES[row.status]}>{tStatus(row.status)}</Badge>
                </Td>
                <Td className="text-right">{euro(row.automaticLabelEuro)}</Td>
                <Td className="text-right">{euro(row.expertLabelEuro)}</Td>
                <Td className="text-right">
                  {euro(row.totalEuro.value)}
                  <span className="block text-xs text-muted-foreground">{tPlan(row.plan)}</span>
                </Td>
                <Td className="text-right">
                  {row.affordableImages >= nImages ? t("all") : t("images", { n: items(row.affordableImages) })}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}
