"use client";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody } from "../../components/ui/card.tsx";
import { Expander } from "../../components/ui/expander.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { InputSource } from "./input-source.tsx";
import { INPUT_UNITS, UNIT_BOUNDS } from "./input-units.ts";
import { NumberInput } from "./number-input.tsx";
import { type InputRow, prepareInputs } from "./prepare-inputs.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";
import type { ScenarioState } from "./use-scenario.ts";

/** Every input with its range and where it comes from; each can be overwritten. */
export function AllInputs({ state, open = false }: { state: ScenarioState; open?: boolean }) {
  const t = useTranslations("scaleUp.assumptions");
  return (
    <Card>
      <CardBody className="py-1.5">
        <Expander open={open} title={<span className="font-semibold">{t("all")}</span>}>
          <div className="grid gap-4">
            <OtherChoices state={state} />
            <Table>
              <thead>
                <tr>
                  <Th>{t("input")}</Th>
                  <Th className="text-right">{t("low")}</Th>
                  <Th className="text-right">{t("value")}</Th>
                  <Th className="text-right">{t("high")}</Th>
                  <Th>{t("source")}</Th>
                </tr>
              </thead>
              <tbody>
                {prepareInputs(state.scenario.inputs).map((row) => (
                  <InputLine key={row.id} row={row} state={state} />
                ))}
              </tbody>
            </Table>
          </div>
        </Expander>
      </CardBody>
    </Card>
  );
}

function InputLine({ row, state }: { row: InputRow; state: ScenarioState }) {
  const t = useTranslations("scaleUp.assumptions");
  const { unit } = useScaleUpFormat();
  const { id, low, value, high, provenance } = row;
  const bounds = { ...UNIT_BOUNDS[INPUT_UNITS[id]], whole: false };
  const name = t(`names.${id}`);
  const field = (part: "low" | "value" | "high", shown: number, onChange: (written: number) => void) => (
    <Td className="text-right">
      <NumberInput
        id={`${id}-${part}`}
        label={`${name}, ${t(part)}`}
        className="ml-auto h-7.5 w-26 px-2 text-right text-[13px] print:border-0"
        value={shown}
        onChange={onChange}
        {...bounds}
      />
      <span className="block text-xs text-muted-foreground">{unit(shown, INPUT_UNITS[id])}</span>
    </Td>
  );
  const set = (changed: Partial<{ low: number; central: number; high: number }>) =>
    state.move(id, ordered({ low, central: value, high, ...changed }));
  return (
    <tr>
      <Td className="font-medium">{name}</Td>
      {field("low", low, (written) => set({ low: written }))}
      {field("value", value, (written) => set({ central: written }))}
      {field("high", high, (written) => set({ high: written }))}
      <Td className="max-w-80 text-xs leading-relaxed text-muted-foreground">
        <span className="flex items-center justify-between gap-2">
          <InputSource provenance={provenance} />
          {provenance.kind === "user" ? (
            <Button
              size="icon"
              variant="ghost"
              className="size-7 print:hidden"
              onClick={() => state.move(id, null)}
              aria-label={`${t("undo")} : ${name}`}
            >
              <RotateCcw className="size-3.5" aria-hidden />
            </Button>
          ) : null}
        </span>
      </Td>
    </tr>
  );
}

/** The other two follow the one that was written, so that low, value and high always rise. */
function ordered({ low, central, high }: { low: number; central: number; high: number }) {
  return { low: Math.min(low, central), central, high: Math.max(high, central) };
}

/** Choices that are no sliders. */
function OtherChoices({ state }: { state: ScenarioState }) {
  const t = useTranslations("scaleUp.assumptions");
  const { choices } = state.scenario;
  const shares = ["confidence", "maxCancerAmongNormal"] as const;
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      {shares.map((choice) => (
        <label key={choice} htmlFor={`choice-${choice}`} className="grid gap-1 text-[13px]">
          {t(choice)}
          <NumberInput
            id={`choice-${choice}`}
            className="h-8 w-28"
            value={choices[choice]}
            min={0.0001}
            max={0.9999}
            onChange={(value) => state.choose({ [choice]: value })}
          />
        </label>
      ))}
      <label className="flex h-8 items-center gap-2 text-[13px]">
        <input
          type="checkbox"
          checked={choices.bytesPerValue === 2}
          onChange={(event) => state.choose({ bytesPerValue: event.target.checked ? 2 : 4 })}
        />
        {t("halfPrecision")}
      </label>
      <label className="flex h-8 items-center gap-2 text-[13px]">
        <input
          type="checkbox"
          checked={choices.keepImages}
          onChange={(event) => state.choose({ keepImages: event.target.checked })}
        />
        {t("keepImages")}
      </label>
    </div>
  );
}
