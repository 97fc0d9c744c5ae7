"use client";
import { useFormatter, useTranslations } from "next-intl";
import { LabelText } from "../../classes/class-text.tsx";
import { graphql } from "../../generated/gql.ts";
import type { DuplicatesSectionFragment } from "../../generated/graphql.ts";
import { Section } from "./section.tsx";
import { useOpenImage } from "./use-open-image.ts";

graphql(`
  fragment DuplicatesSection on Image {
    duplicateCount
    duplicates {
      id
      path
      label
      exclusion {
        reason
      }
    }
  }
`);

export function DuplicatesSection({ image }: { image: DuplicatesSectionFragment }) {
  const t = useTranslations("image");
  const format = useFormatter();
  const openImage = useOpenImage();
  if (image.duplicates.length === 0) return null;
  const more = image.duplicateCount - image.duplicates.length;
  return (
    <Section title={t("duplicates")}>
      <ul className="grid gap-1">
        {image.duplicates.map((twin) => (
          <li key={twin.id} className="flex flex-wrap items-center justify-between gap-x-3">
            <button
              type="button"
              className="rounded-sm text-left break-all text-link hover:underline"
              onClick={() => openImage(twin.id)}
            >
              {twin.path}
            </button>
            <span className="flex gap-2 text-muted-foreground">
              <LabelText label={twin.label} />
              {twin.exclusion ? <span>· {t("excluded")}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="mt-1 text-muted-foreground">{t("moreDuplicates", { count: more, shown: format.number(more) })}</p>
      ) : null}
    </Section>
  );
}
