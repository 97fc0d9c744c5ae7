"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useFigureReason } from "../../figures/use-figure-reason.ts";
import type { Measured, Verdict } from "./prepare-verdict.ts";

/** The answer to "is my figure real?", in sentences. */
export function VerdictText({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("outside.verdict");
  const format = useFormatter();
  const reasonText = useFigureReason();
  const write = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 3 });
  const { claim, found, clean, claimLies } = verdict;
  const why = ({ reason }: { reason: string | null }) => reasonText(reason ?? "NOT_SCORED");

  const ofFound = () => {
    if (!found.known) return t("none", { reason: why(found) });
    const bounds = boundsOf(found, write);
    if (claim === null) return bounds ? t("found", bounds) : t("foundBare", { value: write(found.value) });
    return bounds
      ? t("claimed", { claim: write(claim), ...bounds })
      : t("claimedBare", { claim: write(claim), value: write(found.value) });
  };
  const ofClean = ({ images, measured }: NonNullable<Verdict["clean"]>) => {
    const counted = { count: images, shown: format.number(images) };
    if (!measured.known) return t("leakNone", { ...counted, reason: why(measured) });
    const bounds = boundsOf(measured, write);
    return bounds ? t("leak", { ...counted, ...bounds }) : t("leakBare", { ...counted, value: write(measured.value) });
  };
  return (
    <div className="grid gap-1.5" data-verdict={claimLies ?? "none"}>
      <p className="text-lg font-semibold tracking-tight text-balance">{ofFound()}</p>
      {clean ? <p className="text-[15px] leading-relaxed text-destructive">{ofClean(clean)}</p> : null}
      {claimLies ? <p className="text-sm text-muted-foreground">{t(claimLies)}</p> : null}
    </div>
  );
}

function boundsOf({ value, low, high }: Extract<Measured, { known: true }>, write: (value: number) => string) {
  return low === null || high === null ? null : { value: write(value), low: write(low), high: write(high) };
}
