"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { LabelledSelect } from "../../classes/labelled-select.tsx";
import { SearchInput } from "../../components/search-input.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Select } from "../../components/ui/select.tsx";
import { type Total, useTotalText } from "../../graphql/use-total-text.ts";
import { decisionValues, predictionsParams } from "./predictions-params.ts";
import { ProbabilityRange } from "./probability-range.tsx";

/** @param total rows that match, null while unknown */
export function PredictionsFilters({ total }: { total: Total | null }) {
  const t = useTranslations("predictions");
  const tDecision = useTranslations("classes.decision");
  const totalText = useTotalText();
  const [view, setView] = useQueryStates(predictionsParams);
  const { q, decision, labelled, min, max } = view;
  const filtered = q !== "" || decision !== "any" || labelled !== "any" || min > 0 || max < 1;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchInput label={t("search")} value={q} onChange={(value) => void setView({ q: value })} />
      <Select
        label={t("decision")}
        value={decision}
        onChange={(value) => setView({ decision: value })}
        options={decisionValues.map((value) => ({
          value,
          label: value === "any" ? t("anyDecision") : tDecision(value),
        }))}
      />
      <LabelledSelect value={labelled} onChange={(value) => setView({ labelled: value })} />
      <ProbabilityRange
        key={`${min} ${max}`}
        min={min}
        max={max}
        onCommit={([low, high]) => setView({ min: low, max: high })}
      />
      {filtered ? (
        <Button
          variant="quiet"
          size="sm"
          onClick={() => setView({ q: null, decision: null, labelled: null, min: null, max: null })}
        >
          <X aria-hidden />
          {t("clear")}
        </Button>
      ) : null}
      <p className="ml-auto text-[13px] text-muted-foreground" aria-live="polite">
        {total === null ? null : t("count", { count: total.totalCount, shown: totalText(total) })}
      </p>
    </div>
  );
}
