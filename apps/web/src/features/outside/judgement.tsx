"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Expander } from "../../components/ui/expander.tsx";
import { FigureList } from "../../figures/figure-list.tsx";
import { findFigure } from "../../figures/find-figure.ts";
import { graphql } from "../../generated/gql.ts";
import type { OutsideJudgementFragment } from "../../generated/graphql.ts";
import { AreaBars } from "./area-bars.tsx";
import { FindingsList } from "./findings-list.tsx";
import { prepareVerdict } from "./prepare-verdict.ts";
import { VerdictText } from "./verdict-text.tsx";

graphql(`
  fragment OutsideJudgement on Experiment {
    id
    stale
    method {
      name
    }
    protocol {
      nSplits
      nRepeats
    }
    figures {
      ...FigureFields
    }
    outside {
      kind
      tableName
      matched
      unmatched
      findings {
        code
        severity
        count
        message
      }
      figuresWithoutLeaks {
        ...FigureFields
      }
      guarantee {
        statement
      }
    }
  }
`);

type JudgementProps = { experiment: OutsideJudgementFragment; claim: number | null; onClose: () => void };

/** Is the figure real? What it is on our terms, what speaks against it, and what it could decide. */
export function Judgement({ experiment, claim, onClose }: JudgementProps) {
  const t = useTranslations("outside");
  const format = useFormatter();
  const { outside, figures, method, protocol } = experiment;
  if (!outside) return null;
  const found = findFigure(figures, "rocAuc");
  const withoutLeaks = findFigure(outside.figuresWithoutLeaks, "rocAuc");
  const leaking = outside.findings.find(({ code }) => code === "OUTSIDE_FAMILY_STRADDLES_FOLDS")?.count ?? null;
  const kind = outside.kind === "SCORES" ? t("kind.SCORES") : t("kind.EMBEDDINGS", { method: method?.name ?? "" });
  const nSplits = protocol.nSplits * protocol.nRepeats;
  return (
    <Card data-judgement={experiment.id}>
      <CardHeader
        title={<span className="break-all">{outside.tableName}</span>}
        description={t("source", {
          kind,
          matched: outside.matched,
          matchedShown: format.number(outside.matched),
          unmatched: outside.unmatched,
          unmatchedShown: format.number(outside.unmatched),
        })}
        actions={
          <>
            {experiment.stale ? <Badge tone="warning">{t("stale")}</Badge> : null}
            <Button size="sm" onClick={onClose}>
              {t("close")}
            </Button>
          </>
        }
      />
      <CardBody className="grid gap-6">
        <VerdictText verdict={prepareVerdict({ claim, found, withoutLeaks, leaking })} />
        <AreaBars found={found} withoutLeaks={withoutLeaks} claim={claim} nSplits={nSplits} />
        <section className="grid gap-2.5">
          <h3 className="text-sm font-medium">{t("findings")}</h3>
          <FindingsList findings={outside.findings} />
        </section>
        {outside.guarantee ? (
          <section className="grid gap-1.5">
            <h3 className="text-sm font-medium">{t("guarantee")}</h3>
            <p className="text-[13px] leading-relaxed text-muted-foreground">{outside.guarantee.statement}</p>
          </section>
        ) : null}
        <div>
          <Expander title={t("allFigures", { count: format.number(figures.length) })}>
            <FigureList figures={figures} nSplits={nSplits} />
          </Expander>
          {withoutLeaks ? (
            <Expander title={t("allFiguresWithoutLeaks")}>
              <FigureList figures={outside.figuresWithoutLeaks} nSplits={nSplits} />
            </Expander>
          ) : null}
        </div>
      </CardBody>
    </Card>
  );
}
