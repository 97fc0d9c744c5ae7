"use client";
import { useTranslations } from "next-intl";
import { LabelText } from "../../classes/class-text.tsx";
import { Alert } from "../../components/ui/alert.tsx";
import { graphql } from "../../generated/gql.ts";
import type { LabelSectionFragment } from "../../generated/graphql.ts";
import { Section } from "./section.tsx";

graphql(`
  fragment LabelSection on Image {
    label
    labelSource
    labelConflict
  }
`);

export function LabelSection({ image }: { image: LabelSectionFragment }) {
  const t = useTranslations("image");
  return (
    <Section title={t("label")}>
      <p className="flex flex-wrap items-center gap-x-3">
        <LabelText label={image.label} />
        {image.labelSource ? <span className="text-muted-foreground">{t(`source.${image.labelSource}`)}</span> : null}
      </p>
      {image.labelConflict ? (
        <Alert tone="warning" title={t("conflict")}>
          {t("conflictDetail")}
        </Alert>
      ) : null}
    </Section>
  );
}
