"use client";
import { Pin } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Td } from "../../components/ui/table.tsx";
import { FigureText } from "../../figures/figure-text.tsx";
import { findFigure } from "../../figures/find-figure.ts";
import { graphql } from "../../generated/gql.ts";
import type { ExperimentLineFragment } from "../../generated/graphql.ts";
import { cn } from "../../style/cn.ts";
import { ResumeRun } from "../runs/resume-run.tsx";
import { RunStatusBadge } from "../runs/run-status-badge.tsx";
import { useDurationText } from "../runs/use-duration-text.ts";
import { parametersText } from "./parameters-text.ts";
import { useExperimentName } from "./use-experiment-name.ts";

graphql(`
  fragment ExperimentLine on Experiment {
    ...ExperimentName
    __typename
    status
    stale
    parameters
    createdAt
    durationMs
    figures {
      ...FigureFields
    }
  }
`);

type ExperimentLineProps = {
  experiment: ExperimentLineFragment;
  champion: boolean;
  pinned: boolean;
  chosen: boolean;
  /** As many are chosen as can be compared. */
  full: boolean;
  onChoose: (on: boolean) => void;
  onPin: () => void;
};

export function ExperimentLine(props: ExperimentLineProps) {
  const { experiment, champion, pinned, chosen, full, onChoose, onPin } = props;
  const t = useTranslations("compare");
  const tExperiments = useTranslations("experiments");
  const format = useFormatter();
  const name = useExperimentName();
  const duration = useDurationText();
  const { protocol, figures, status, durationMs } = experiment;
  const nFolds = protocol.nRepeats * protocol.nSplits;
  const auc = findFigure(figures, "rocAuc");
  const done = status === "DONE";
  const told = name.full(experiment);
  return (
    <tr className={cn(pinned && "bg-accent/50")}>
      <Td>
        <span className="flex items-center gap-1.5">
          <input
            type="checkbox"
            className="size-4 accent-foreground"
            aria-label={t("choice.choose", { name: told })}
            checked={chosen && !pinned}
            disabled={!done || pinned || (full && !chosen)}
            onChange={(event) => onChoose(event.target.checked)}
          />
          <button
            type="button"
            aria-pressed={pinned}
            aria-label={t("choice.pinOne", { name: told })}
            title={t("choice.pinShort")}
            disabled={!done}
            onClick={onPin}
            className={cn(
              "grid size-7 place-items-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground disabled:opacity-40",
              pinned && "bg-foreground text-background hover:bg-foreground hover:text-background",
            )}
          >
            <Pin className="size-3.5" aria-hidden />
          </button>
        </span>
      </Td>
      <Td>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium whitespace-nowrap">{name.method(experiment)}</span>
          {champion ? <Badge tone="success">{tExperiments("champion")}</Badge> : null}
          {pinned ? <Badge tone="outline">{t("baseline")}</Badge> : null}
          {experiment.stale ? <Badge tone="warning">{tExperiments("stale")}</Badge> : null}
          {done ? null : <RunStatusBadge status={status} />}
          {status === "FAILED" || status === "CANCELLED" ? <ResumeRun id={experiment.id} /> : null}
        </span>
        <span
          className="block max-w-72 truncate text-xs text-muted-foreground"
          title={parametersText(experiment.parameters, experiment.seed)}
        >
          {name.features(experiment)}
        </span>
      </Td>
      <Td>
        <span className="flex flex-wrap gap-1">
          {name.protocol(experiment).map((part) => (
            <Badge key={part} tone="neutral">
              {part}
            </Badge>
          ))}
        </span>
        <span className="text-xs whitespace-nowrap text-muted-foreground">
          {t("folds", {
            repeats: format.number(protocol.nRepeats),
            splits: format.number(protocol.nSplits),
            seed: String(experiment.seed),
          })}
        </span>
      </Td>
      {(["rocAuc", "recallAtTarget", "brier"] as const).map((id) => (
        <Td key={id}>
          {done ? (
            <FigureText figure={findFigure(figures, id)} form="cell" nSplits={id === "rocAuc" ? nFolds : null} />
          ) : null}
        </Td>
      ))}
      <Td className="text-right tabular-nums">{auc ? format.number(auc.n) : null}</Td>
      <Td className="whitespace-nowrap text-muted-foreground tabular-nums">
        {durationMs == null ? null : duration(durationMs)}
      </Td>
    </tr>
  );
}
