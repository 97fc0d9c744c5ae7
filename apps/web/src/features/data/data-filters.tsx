"use client";
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { LabelledSelect } from "../../classes/labelled-select.tsx";
import { SearchInput } from "../../components/search-input.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Select } from "../../components/ui/select.tsx";
import { type Total, useTotalText } from "../../graphql/use-total-text.ts";
import { dataParams, excludedValues } from "./data-params.ts";

/** @param total images that match, null while unknown */
export function DataFilters({ total }: { total: Total | null }) {
  const t = useTranslations("data");
  const totalText = useTotalText();
  const [{ q, labelled, duplicated, excluded }, setView] = useQueryStates(dataParams);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <SearchInput label={t("search")} value={q} onChange={(value) => void setView({ q: value })} />
      <LabelledSelect value={labelled} onChange={(value) => setView({ labelled: value })} />
      <Select
        label={t("excluded")}
        value={excluded}
        onChange={(value) => setView({ excluded: value })}
        options={excludedValues.map((value) => ({ value, label: t(`exclusion.${value}`) }))}
      />
      <Button
        aria-pressed={duplicated}
        className="aria-pressed:border-foreground aria-pressed:bg-accent"
        onClick={() => setView({ duplicated: !duplicated })}
      >
        <Copy aria-hidden />
        {t("duplicated")}
      </Button>
      <p className="ml-auto text-[13px] text-muted-foreground" aria-live="polite">
        {total === null ? null : t("count", { count: total.totalCount, shown: totalText(total) })}
      </p>
    </div>
  );
}
