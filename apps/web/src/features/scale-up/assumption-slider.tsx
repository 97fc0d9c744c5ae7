"use client";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Slider } from "radix-ui";
import { type ReactNode, useId } from "react";
import { Button } from "../../components/ui/button.tsx";
import { NumberInput } from "./number-input.tsx";
import { positionOf, type SliderScale, STEPS, valueAt } from "./slider-scale.ts";

type AssumptionSliderProps = {
  name: string;
  value: number;
  /** The value with its unit. */
  shown: string;
  scale: SliderScale;
  onChange: (value: number) => void;
  /** Takes the reader's hand off it; null while nothing was moved. */
  onReset: (() => void) | null;
  hint?: ReactNode;
};

/** One assumption to drag, or to write exactly. */
export function AssumptionSlider({ name, value, shown, scale, onChange, onReset, hint }: AssumptionSliderProps) {
  const t = useTranslations("scaleUp.assumptions");
  const id = useId();
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="text-[13px]">
          {name}
        </label>
        <span className="flex items-center gap-1">
          {onReset ? (
            <Button
              size="icon"
              variant="ghost"
              className="size-6"
              onClick={onReset}
              aria-label={`${t("undo")} : ${name}`}
            >
              <RotateCcw className="size-3.5" aria-hidden />
            </Button>
          ) : null}
          <NumberInput
            id={id}
            className="h-7.5 w-26 px-2 text-right text-[13px]"
            value={value}
            min={0}
            max={Number.MAX_SAFE_INTEGER}
            whole={scale.whole}
            onChange={onChange}
          />
        </span>
      </div>
      <Slider.Root
        min={0}
        max={STEPS}
        step={1}
        value={[positionOf(value, scale)]}
        onValueChange={([position]) => onChange(valueAt(position, scale))}
        className="relative flex h-5 w-full touch-none items-center select-none"
      >
        <Slider.Track className="relative h-1 grow rounded-full bg-border">
          <Slider.Range className="absolute h-full rounded-full bg-foreground/70" />
        </Slider.Track>
        <Slider.Thumb
          aria-label={name}
          aria-valuetext={shown}
          className="block size-4 rounded-full border-2 border-foreground/80 bg-card shadow-sm"
        />
      </Slider.Root>
      <p className="flex justify-between gap-3 text-xs text-muted-foreground">
        <span>{hint}</span>
        <span>{shown}</span>
      </p>
    </div>
  );
}
