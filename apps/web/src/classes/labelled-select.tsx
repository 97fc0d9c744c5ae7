"use client";
import { useTranslations } from "next-intl";
import { Select } from "../components/ui/select.tsx";
import { type LabelledFilter, labelledValues } from "./labelled-filter.ts";

export function LabelledSelect({
  value,
  onChange,
}: {
  value: LabelledFilter;
  onChange: (value: LabelledFilter) => void;
}) {
  const t = useTranslations("classes.filter");
  return (
    <Select
      label={t("label")}
      value={value}
      onChange={onChange}
      options={labelledValues.map((one) => ({ value: one, label: t(one) }))}
    />
  );
}
