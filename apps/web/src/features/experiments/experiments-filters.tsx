"use client";
import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { SearchInput } from "../../components/search-input.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Select } from "../../components/ui/select.tsx";
import { experimentsParams, kindValues, layerValues, stateValues } from "./experiments-params.ts";

/** @param total rows that match */
export function ExperimentsFilters({ total }: { total: number }) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const [{ q, kind, layer, state }, setView] = useQueryStates(experimentsParams);
  const filtered = q !== "" || kind !== "honest" || layer !== "any" || state !== "any";
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchInput label={t("filter.search")} value={q} onChange={(value) => void setView({ q: value })} />
      <Select
        label={t("filter.kind")}
        value={kind}
        onChange={(value) => setView({ kind: value })}
        options={kindValues.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <Select
        label={t("filter.layer")}
        value={layer}
        onChange={(value) => setView({ layer: value })}
        options={layerValues.map((value) => ({
          value,
          label: value === "any" ? t("filter.anyLayer") : value.toLowerCase(),
        }))}
      />
      <Select
        label={t("filter.state")}
        value={state}
        onChange={(value) => setView({ state: value })}
        options={stateValues.map((value) => ({ value, label: t(`filter.states.${value}`) }))}
      />
      {filtered ? (
        <Button variant="quiet" size="sm" onClick={() => setView({ q: null, kind: null, layer: null, state: null })}>
          <X aria-hidden />
          {t("filter.clear")}
        </Button>
      ) : null}
      <p className="ml-auto text-[13px] text-muted-foreground" aria-live="polite">
        {t("count", { count: total, shown: format.number(total) })}
      </p>
    </div>
  );
}
