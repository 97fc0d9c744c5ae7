"use client";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Expander } from "../../components/ui/expander.tsx";
import { FigureList } from "../../figures/figure-list.tsx";
import { FigureText } from "../../figures/figure-text.tsx";
import { findFigure } from "../../figures/find-figure.ts";
import { useFigureName } from "../../figures/use-figure-name.ts";
import type { OwnExperimentsPanelFragment } from "../../generated/graphql.ts";
import { RunProgress } from "../runs/run-progress.tsx";
import { isTerminal } from "../runs/run-status.ts";
import { RunStatusBadge } from "../runs/run-status-badge.tsx";
import { useLiveRun } from "../runs/use-live-run.ts";
import { parametersText } from "./parameters-text.ts";

const headlines = ["rocAuc", "f1", "recall"] as const;

export function OwnExperiment({ known, onEnd }: { known: OwnExperimentsPanelFragment; onEnd: () => void }) {
  const t = useTranslations("experiments");
  const figureName = useFigureName();
  const { run, lost } = useLiveRun(known, onEnd);
  const status = run?.status ?? known.status;
  return (
    <article className="grid gap-2 border-b py-3.5 text-[13px] last:border-b-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>
          <span className="font-medium">{known.method?.name ?? t("outside")}</span>
          <span className="ml-2 font-mono text-xs text-muted-foreground">{known.layer.toLowerCase()}</span>
        </p>
        <span className="flex gap-2">
          {known.stale ? <Badge tone="warning">{t("stale")}</Badge> : null}
          <RunStatusBadge status={status} />
        </span>
      </div>
      <p className="font-mono text-xs break-words text-muted-foreground">
        {parametersText(known.parameters, known.seed)}
      </p>
      {run && !isTerminal(status) ? (
        <RunProgress run={run} lost={lost} title={known.method?.name ?? t("outside")} />
      ) : null}
      {status === "FAILED" ? <p className="text-destructive">{run?.failure?.message ?? t("failedUnknown")}</p> : null}
      {status === "DONE" ? (
        <div>
          <dl className="flex flex-wrap gap-x-8 gap-y-1">
            {headlines.map((id) => (
              <div key={id} className="flex items-baseline gap-2">
                <dt className="text-muted-foreground">{figureName(id)}</dt>
                <dd>
                  <FigureText
                    figure={findFigure(known.figures, id)}
                    nSplits={known.protocol.nRepeats * known.protocol.nSplits}
                  />
                </dd>
              </div>
            ))}
          </dl>
          <Expander title={t("allFigures", { count: known.figures.length })}>
            <FigureList figures={known.figures} nSplits={known.protocol.nRepeats * known.protocol.nSplits} />
          </Expander>
        </div>
      ) : null}
    </article>
  );
}
