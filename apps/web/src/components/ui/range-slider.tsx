"use client";
import { Slider } from "radix-ui";

type RangeSliderProps = {
  value: [number, number];
  onChange: (value: [number, number]) => void;
  onCommit: (value: [number, number]) => void;
  lowLabel: string;
  highLabel: string;
};

/** Two thumbs between 0 and 1. */
export function RangeSlider({ value, onChange, onCommit, lowLabel, highLabel }: RangeSliderProps) {
  const thumb = "block size-4 rounded-full border-2 border-foreground/80 bg-card shadow-sm";
  return (
    <Slider.Root
      min={0}
      max={1}
      step={0.01}
      value={value}
      onValueChange={([low, high]) => onChange([low, high])}
      onValueCommit={([low, high]) => onCommit([low, high])}
      className="relative flex h-5 w-full touch-none items-center select-none"
    >
      <Slider.Track className="relative h-1 grow rounded-full bg-border">
        <Slider.Range className="absolute h-full rounded-full bg-foreground/70" />
      </Slider.Track>
      <Slider.Thumb aria-label={lowLabel} className={thumb} />
      <Slider.Thumb aria-label={highLabel} className={thumb} />
    </Slider.Root>
  );
}
