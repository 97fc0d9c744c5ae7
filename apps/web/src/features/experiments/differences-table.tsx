"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import type { DifferenceFieldsFragment, ExperimentNameFragment } from "../../generated/graphql.ts";
import { DifferenceAxis, DifferenceBar } from "./difference-bar.tsx";
import { prepareDifferences } from "./prepare-differences.ts";
import { useDifferenceText } from "./use-difference-text.ts";
import { useExperimentName } from "./use-experiment-name.ts";

type Compared = { experiment: ExperimentNameFragment; difference: DifferenceFieldsFragment };

const TONES = { BETTER: "success", WORSE: "destructive", NO_DIFFERENCE_SHOWN: "neutral" } as const;

/** Each experiment less the baseline: the difference, its interval and folds, and what they show. */
export function DifferencesTable({ compared }: { compared: readonly Compared[] }) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const name = useExperimentName();
  const text = useDifferenceText();
  const { rows, ticks } = prepareDifferences(compared);
  const level = compared.find(({ difference }) => difference.interval)?.difference.interval?.level;
  return (
    <div className="space-y-3">
      <Table>
        <thead>
          <tr>
            <Th>{t("columns.method")}</Th>
            <Th>{t("columns.difference")}</Th>
            <Th className="w-[34%] min-w-44">
              <DifferenceAxis ticks={ticks} />
            </Th>
            <Th>{t("columns.shown")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ experiment, difference, position }) => (
            <tr key={experiment.id}>
              <Td>
                <span className="block font-medium">{name.method(experiment)}</span>
                <span className="block text-xs text-muted-foreground">
                  {[name.features(experiment), ...name.protocol(experiment)].join(" · ")}
                </span>
              </Td>
              <Td>
                <span className="block font-medium tabular-nums">{text.value(difference)}</span>
                <span className="block text-xs text-muted-foreground">
                  {text.spread(difference)}
                  <br />
                  {text.basis(difference)}
                </span>
              </Td>
              <Td>{position ? <DifferenceBar position={position} /> : null}</Td>
              <Td className="max-w-56">
                <Badge tone={TONES[difference.verdict]}>{t(`short.${difference.verdict}`)}</Badge>
                <span className="mt-1 block text-xs leading-relaxed text-muted-foreground">
                  {text.verdict(difference)}
                  {difference.holmPValue == null
                    ? null
                    : ` ${t("pValue", {
                        p: format.number(difference.holmPValue, {
                          minimumFractionDigits: 3,
                          maximumFractionDigits: 3,
                        }),
                      })}`}
                </span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-xs leading-relaxed text-muted-foreground">
        {level === undefined ? null : t("caption", { level: format.number(level, { style: "percent" }) })}
      </p>
    </div>
  );
}
