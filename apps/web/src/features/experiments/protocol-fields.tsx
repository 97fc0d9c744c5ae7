"use client";
import { useTranslations } from "next-intl";
import { Expander } from "../../components/ui/expander.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { Select } from "../../components/ui/select.tsx";
import { errorUnder, type FormErrors } from "../../graphql/user-errors.ts";
import type { WrittenProtocol, WrongField } from "./read-protocol.ts";

type ProtocolFieldsProps = {
  written: WrittenProtocol;
  wrong: readonly WrongField[];
  errors: FormErrors;
  onChange: (change: Partial<WrittenProtocol>) => void;
};

const preprocessings = ["PLAIN", "EQUALISED", "CLAHE", "CROPPED"] as const;
const representations = ["raw", "standardised", "pca"] as const;
const settings = ["INDUCTIVE", "TRANSDUCTIVE"] as const;

/** What is done to images and features before the method sees them, and how it is judged. */
export function ProtocolFields({ written, wrong, errors, onChange }: ProtocolFieldsProps) {
  const t = useTranslations("experiments.start");
  const number = (name: WrongField, label: string, hint: string) => (
    <Field
      label={label}
      hint={hint}
      error={wrong.includes(name) ? hint : errorUnder(errors, name)}
      htmlFor={`experiment-${name}`}
    >
      <Input
        id={`experiment-${name}`}
        inputMode={name === "recallTarget" || name === "costRatio" ? "decimal" : "numeric"}
        value={written[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
        aria-invalid={wrong.includes(name)}
      />
    </Field>
  );
  return (
    <Expander title={t("more")}>
      <div className="grid gap-4 pt-1 sm:grid-cols-2">
        <Field
          label={t("preprocessing")}
          error={errorUnder(errors, "preprocessing")}
          htmlFor="experiment-preprocessing"
        >
          <Select
            id="experiment-preprocessing"
            label={t("preprocessing")}
            value={written.preprocessing}
            onChange={(preprocessing) => onChange({ preprocessing })}
            options={preprocessings.map((value) => ({ value, label: t(`preprocessings.${value}`) }))}
          />
        </Field>
        <Field
          label={t("representation")}
          error={errorUnder(errors, "representation")}
          htmlFor="experiment-representation"
        >
          <Select
            id="experiment-representation"
            label={t("representation")}
            value={written.representation}
            onChange={(representation) => onChange({ representation })}
            options={representations.map((value) => ({ value, label: t(`representations.${value}`) }))}
          />
        </Field>
        {written.representation === "pca" ? number("nComponents", t("nComponents"), t("nComponentsHint")) : null}
        <Field
          label={t("setting")}
          hint={t("settingHint")}
          error={errorUnder(errors, "setting")}
          htmlFor="experiment-setting"
        >
          <Select
            id="experiment-setting"
            label={t("setting")}
            value={written.setting}
            onChange={(setting) => onChange({ setting })}
            options={settings.map((value) => ({ value, label: t(`settings.${value}`) }))}
          />
        </Field>
        {number("nSplits", t("nSplits"), t("nSplitsHint"))}
        {number("nRepeats", t("repeats"), t("repeatsHint"))}
        {number("nLabels", t("nLabels"), t("nLabelsHint"))}
        {number("recallTarget", t("recallTarget"), t("recallTargetHint"))}
        {number("costRatio", t("costRatio"), t("costRatioHint"))}
      </div>
    </Expander>
  );
}
