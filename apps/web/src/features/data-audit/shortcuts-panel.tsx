"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { ShortcutsPanelFragment } from "../../generated/graphql.ts";
import { useShareText } from "../prevalence/use-share-text.ts";
import { prepareShortcuts } from "./prepare-shortcuts.ts";
import { ShortcutsChart } from "./shortcuts-chart.tsx";

graphql(`
  fragment ShortcutsPanel on Study {
    audits {
      shortcuts {
        id
        name
        constant
        n
        auc
        interval {
          low
          high
          level
        }
        holmPValue
        reason {
          message
        }
      }
      shortcutsTogether {
        auc
        interval {
          low
          high
          level
        }
        n
        nFolds
        reason {
          message
        }
      }
      shortcutsExplained {
        rSquared
        interval {
          low
          high
          level
        }
        n
        reason {
          message
        }
      }
    }
  }
`);

/** How far the label can be had without looking at the image. */
export function ShortcutsPanel({ study }: { study: ShortcutsPanelFragment }) {
  const t = useTranslations("dataAudit.shortcuts");
  const format = useFormatter();
  const share = useShareText();
  if (!study.audits) return null;
  const { shortcuts, shortcutsTogether: together, shortcutsExplained: explained } = study.audits;
  const prepared = prepareShortcuts(shortcuts);
  const figure = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const span = (interval: { low: number; high: number } | null | undefined, write: (value: number) => string) =>
    interval ? t("bounds", { low: write(interval.low), high: write(interval.high) }) : "";
  return (
    <Card>
      <CardHeader title={t("title")} description={t("detail")} />
      <CardBody className="grid gap-5">
        {shortcuts.length === 0 ? <p className="text-sm text-muted-foreground">{t("noLabels")}</p> : null}
        {prepared.rows.length > 0 ? <ShortcutsChart prepared={prepared} /> : null}
        {prepared.constant.length > 0 ? (
          <p className="text-[13px]">{t("constant", { names: format.list(prepared.constant) })}</p>
        ) : null}
        {prepared.unknown.map(({ name, reason }) => (
          <p key={name} className="text-[13px] text-muted-foreground">
            {t("unknown", { name, reason })}
          </p>
        ))}
        {together ? (
          <dl className="grid gap-4 border-t pt-4 sm:grid-cols-2">
            <div className="grid gap-1">
              <dt className="text-[13px] text-muted-foreground">{t("together")}</dt>
              <dd className="text-lg font-semibold tracking-tight">
                {together.auc == null ? "—" : figure(together.auc)}{" "}
                <span className="text-xs font-normal text-muted-foreground">
                  {together.auc == null
                    ? together.reason?.message
                    : `${span(together.interval, figure)} ${t("folds", { n: format.number(together.n), folds: format.number(together.nFolds) })}`}
                </span>
              </dd>
            </div>
            <div className="grid gap-1">
              <dt className="text-[13px] text-muted-foreground">{t("explained")}</dt>
              <dd className="text-lg font-semibold tracking-tight">
                {explained?.rSquared == null ? "—" : share(Math.max(0, explained.rSquared))}{" "}
                <span className="text-xs font-normal text-muted-foreground">
                  {explained?.rSquared == null
                    ? explained?.reason?.message
                    : `${span(explained.interval, share)} ${t("scored", { n: format.number(explained.n) })}`}
                </span>
              </dd>
            </div>
          </dl>
        ) : null}
        <p className="max-w-3xl text-xs leading-relaxed text-muted-foreground">{t("caution")}</p>
      </CardBody>
    </Card>
  );
}
