"use client";
import type { InputId, Reading, Scenario } from "@brainscan/ml/scaleup/scenario";
import { READINGS } from "@brainscan/ml/scaleup/scenario";
import { useTranslations } from "next-intl";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Select } from "../../components/ui/select.tsx";
import { AssumptionSlider } from "./assumption-slider.tsx";
import { centralValue } from "./central-value.ts";
import { INPUT_UNITS } from "./input-units.ts";
import { type SliderSpec, sliderList } from "./slider-list.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";
import type { ScenarioState } from "./use-scenario.ts";

type AssumptionsPanelProps = { base: Scenario; state: ScenarioState };

/** The reading and the few assumptions that matter, to drag. */
export function AssumptionsPanel({ base, state }: AssumptionsPanelProps) {
  const t = useTranslations("scaleUp.assumptions");
  const tReading = useTranslations("scaleUp.readings");
  const { euro, count } = useScaleUpFormat();
  const { scenario, changed, choose, reset } = state;
  const { reading } = scenario.choices;
  const central = (id: InputId) => centralOf(scenario, id);
  const pilot = {
    budget: euro(central("pilotBudgetEuro")),
    images: count(central("pilotImages")),
    labels: count(central("pilotLabels")),
  };
  const perLabel = central("pilotBudgetEuro") / central(reading === "automaticLabel" ? "pilotImages" : "pilotLabels");
  return (
    <Card>
      <CardHeader title={t("title")} description={t("detail")} />
      <CardBody className="grid gap-4">
        <div className="grid gap-1.5">
          <span className="text-[13px]">{tReading("label", pilot)}</span>
          <Select<Reading>
            label={tReading("label", pilot)}
            value={reading}
            options={READINGS.map((value) => ({ value, label: tReading(value) }))}
            onChange={(chosen) => choose({ reading: chosen })}
          />
          <p className="text-xs leading-relaxed text-muted-foreground">
            {tReading(`explain.${reading}`, { ...pilot, price: euro(perLabel) })}
          </p>
        </div>
        {sliderList(reading).map((spec) => (
          <SliderOf key={keyOf(spec)} spec={spec} base={base} state={state} />
        ))}
        {changed ? (
          <Button variant="outline" size="sm" onClick={reset}>
            {t("reset")}
          </Button>
        ) : null}
      </CardBody>
    </Card>
  );
}

function SliderOf({ spec, base, state }: { spec: SliderSpec; base: Scenario; state: ScenarioState }) {
  const t = useTranslations("scaleUp.assumptions");
  const { euro, count, share, unit } = useScaleUpFormat();
  const { scenario, choose, move } = state;
  const isMoved = (id: InputId) => scenario.inputs.find((input) => input.id === id)?.provenance.kind === "user";
  const takeBack = (id: InputId) => (isMoved(id) ? () => move(id, null) : null);
  if (spec.kind === "input") {
    const value = centralOf(scenario, spec.id);
    return (
      <AssumptionSlider
        name={t(`names.${spec.id}`)}
        value={value}
        shown={unit(value, INPUT_UNITS[spec.id])}
        scale={spec.scale}
        onChange={(central) => move(spec.id, { central })}
        onReset={takeBack(spec.id)}
      />
    );
  }
  if (spec.kind === "price") {
    const items = centralOf(scenario, spec.of === "automaticLabel" ? "pilotImages" : "pilotLabels");
    const value = centralOf(scenario, "pilotBudgetEuro") / items;
    return (
      <AssumptionSlider
        name={t(spec.of === "automaticLabel" ? "automaticPrice" : "expertPrice")}
        value={value}
        shown={euro(value)}
        scale={spec.scale}
        onChange={(price) => move("pilotBudgetEuro", { central: price * items })}
        onReset={takeBack("pilotBudgetEuro")}
      />
    );
  }
  if (spec.kind === "machines") {
    const { nMachines } = scenario.choices;
    return (
      <AssumptionSlider
        name={t("nMachines")}
        value={nMachines}
        shown={count(nMachines)}
        scale={spec.scale}
        onChange={(machines) => choose({ nMachines: Math.max(1, Math.round(machines)) })}
        onReset={nMachines === base.choices.nMachines ? null : () => choose({ nMachines: base.choices.nMachines })}
      />
    );
  }
  const { choice } = spec;
  const value = scenario.choices[choice];
  return (
    <AssumptionSlider
      name={t(choice)}
      value={value}
      shown={share(value)}
      scale={spec.scale}
      onChange={(chosen) => choose({ [choice]: chosen })}
      onReset={value === base.choices[choice] ? null : () => choose({ [choice]: base.choices[choice] })}
    />
  );
}

function centralOf(scenario: Scenario, id: InputId): number {
  const input = scenario.inputs.find((candidate) => candidate.id === id);
  return input ? centralValue(input.distribution) : 0;
}

function keyOf(spec: SliderSpec): string {
  if (spec.kind === "input") return spec.id;
  if (spec.kind === "price") return spec.of;
  return spec.kind === "choice" ? spec.choice : spec.kind;
}
