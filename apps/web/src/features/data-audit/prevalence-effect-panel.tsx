"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { graphql } from "../../generated/gql.ts";
import type { PrevalenceEffectPanelFragment } from "../../generated/graphql.ts";
import { useShareText } from "../prevalence/use-share-text.ts";

graphql(`
  fragment PrevalenceEffectPanel on Study {
    audits {
      prevalenceEffect {
        n
        nCancer
        threshold
        costRatio
        labelledShare
        effects {
          at
          prevalence
          nCancer
          nChanged
          nToCancer
          nToNormal
        }
        reason {
          message
        }
      }
    }
  }
`);

/** What another share of cancers than the labelled one does to calls by probability. */
export function PrevalenceEffectPanel({ study }: { study: PrevalenceEffectPanelFragment }) {
  const t = useTranslations("dataAudit.prevalence");
  const format = useFormatter();
  const share = useShareText();
  if (!study.audits) return null;
  const { prevalenceEffect: effect = null } = study.audits;
  if (!effect || effect.effects.length === 0)
    return (
      <Card>
        <CardHeader title={t("title")} />
        <CardBody className="text-sm text-muted-foreground">{effect?.reason?.message ?? t("none")}</CardBody>
      </Card>
    );
  return (
    <Card>
      <CardHeader
        title={t("title")}
        description={t("detail", {
          threshold: format.number(effect.threshold, { style: "percent", maximumFractionDigits: 1 }),
          cost: format.number(effect.costRatio),
          n: format.number(effect.n),
        })}
      />
      <CardBody>
        <Table>
          <thead>
            <tr>
              <Th>{t("share")}</Th>
              <Th className="text-right">{t("value")}</Th>
              <Th className="text-right">{t("calledCancer")}</Th>
              <Th className="text-right">{t("toCancer")}</Th>
              <Th className="text-right">{t("toNormal")}</Th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <Td>{t("labelled")}</Td>
              <Td className="text-right">{share(effect.labelledShare)}</Td>
              <Td className="text-right">{format.number(effect.nCancer)}</Td>
              <Td className="text-right text-muted-foreground">—</Td>
              <Td className="text-right text-muted-foreground">—</Td>
            </tr>
            {effect.effects.map((one) => (
              <tr key={one.at}>
                <Td>{t(`at.${one.at}`)}</Td>
                <Td className="text-right">{share(one.prevalence)}</Td>
                <Td className="text-right">{format.number(one.nCancer)}</Td>
                <Td className="text-right">{format.number(one.nToCancer)}</Td>
                <Td className="text-right">{format.number(one.nToNormal)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}
