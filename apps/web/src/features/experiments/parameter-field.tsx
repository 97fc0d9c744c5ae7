"use client";
import { useTranslations } from "next-intl";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { Select } from "../../components/ui/select.tsx";
import type { MethodsQuery } from "../../generated/graphql.ts";
import { defaultText } from "./read-parameters.ts";

type ParameterFieldProps = {
  parameter: MethodsQuery["methods"][number]["parameters"][number];
  /** What the user wrote; undefined while the default stands. */
  written: string | undefined;
  error: string | undefined;
  onChange: (written: string) => void;
};

/** One parameter of a method, drawn from its description in the registry. */
export function ParameterField({ parameter, written, error, onChange }: ParameterFieldProps) {
  const t = useTranslations("experiments.start");
  const id = `parameter-${parameter.name}`;
  const value = written ?? defaultText(parameter.default);
  const choices = parameter.type === "boolean" ? ["true", "false"] : parameter.choices;
  const isNumber = parameter.type === "number" || parameter.type === "integer";
  return (
    <Field
      label={<span className="font-mono text-xs">{parameter.name}</span>}
      hint={parameter.description}
      error={error}
      htmlFor={id}
    >
      {choices && !isNumber ? (
        <Select
          id={id}
          label={parameter.name}
          value={value}
          onChange={onChange}
          options={choices.map((choice) => ({
            value: choice,
            label: parameter.type === "boolean" ? t(choice === "true" ? "yes" : "no") : choice,
          }))}
        />
      ) : (
        <Input
          id={id}
          inputMode={choices ? "text" : "decimal"}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={Boolean(error)}
        />
      )}
    </Field>
  );
}
