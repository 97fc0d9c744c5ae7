"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import type { ProbabilityHistogram } from "./prepare-probability-histogram.ts";

/** The histogram for whoever would rather read it, or hear it. */
export function HistogramTable({ histogram }: { histogram: ProbabilityHistogram }) {
  const t = useTranslations("histogram");
  const tDecision = useTranslations("classes.decision");
  const format = useFormatter();
  const write = (value: number) => format.number(value, { minimumFractionDigits: 2 });
  const numeric = "py-1 text-right";
  return (
    <Table>
      <thead>
        <tr>
          <Th>{t("axis")}</Th>
          <Th className="text-right">{tDecision("NORMAL")}</Th>
          <Th className="text-right">{tDecision("REVIEW")}</Th>
          <Th className="text-right">{tDecision("CANCER")}</Th>
          <Th className="hidden text-right sm:table-cell">{t("total")}</Th>
        </tr>
      </thead>
      <tbody>
        {histogram.bins.map((bin) => (
          <tr key={bin.low}>
            <Td className="py-1 whitespace-nowrap">{t("range", { low: write(bin.low), high: write(bin.high) })}</Td>
            <Td className={numeric}>{format.number(bin.normal)}</Td>
            <Td className={numeric}>{format.number(bin.review)}</Td>
            <Td className={numeric}>{format.number(bin.cancer)}</Td>
            <Td className={`${numeric} hidden font-medium sm:table-cell`}>{format.number(bin.total)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
