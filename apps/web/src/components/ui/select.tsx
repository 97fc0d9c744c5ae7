"use client";
import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../../style/cn.ts";

export type SelectOption<Value extends string = string> = { value: Value; label: ReactNode; disabled?: boolean };

type SelectProps<Value extends string> = {
  value: Value;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
  label: string;
  id?: string;
  className?: string;
};

export function Select<Value extends string>({ value, options, onChange, label, id, className }: SelectProps<Value>) {
  const pick = (picked: string) => {
    const option = options.find((candidate) => candidate.value === picked);
    if (option) onChange(option.value);
  };
  return (
    <Primitive.Root value={value} onValueChange={pick}>
      <Primitive.Trigger
        id={id}
        aria-label={label}
        className={cn(
          "inline-flex h-9 min-w-0 items-center justify-between gap-2 rounded-md border border-input bg-card px-3 text-sm hover:bg-accent [&>span]:truncate",
          className,
        )}
      >
        <Primitive.Value />
        <ChevronDown className="size-3.5 shrink-0 text-muted-foreground" aria-hidden />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          className="z-60 max-h-80 min-w-[var(--radix-select-trigger-width)] max-w-[min(32rem,92vw)] overflow-hidden rounded-lg border bg-popover shadow-lg data-[state=open]:animate-in data-[state=open]:fade-in-0"
        >
          <Primitive.Viewport className="p-1">
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="flex cursor-default items-center justify-between gap-3 rounded-md px-2.5 py-1.5 text-sm outline-none select-none data-[disabled]:opacity-45 data-[highlighted]:bg-accent"
              >
                <Primitive.ItemText>{option.label}</Primitive.ItemText>
                <Primitive.ItemIndicator>
                  <Check className="size-3.5 text-muted-foreground" aria-hidden />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
