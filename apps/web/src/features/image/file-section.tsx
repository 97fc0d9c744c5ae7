"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Facts } from "../../components/facts.tsx";
import { graphql } from "../../generated/gql.ts";
import type { FileSectionFragment } from "../../generated/graphql.ts";
import { metadataFacts } from "./metadata-facts.ts";
import { Section } from "./section.tsx";

graphql(`
  fragment FileSection on Image {
    format
    widthPx
    heightPx
    channels
    bitDepth
    bytes
    sha256
    metadata
  }
`);

export function FileSection({ image }: { image: FileSectionFragment }) {
  const t = useTranslations("image");
  const format = useFormatter();
  const metadata = metadataFacts(image.metadata, (value) => format.number(value, { maximumFractionDigits: 6 }));
  return (
    <>
      <Section title={t("metadata")}>
        {metadata.length > 0 ? <Facts facts={metadata} /> : <p className="text-muted-foreground">{t("noMetadata")}</p>}
      </Section>
      <Section title={t("file")}>
        <Facts
          facts={[
            [t("format"), image.format.toUpperCase()],
            [t("size"), `${image.widthPx} × ${image.heightPx} px`],
            [t("channels"), t("channelsDetail", { channels: image.channels, bits: String(image.bitDepth) })],
            [t("weight"), t("kilobytes", { size: format.number(image.bytes / 1000, { maximumFractionDigits: 1 }) })],
            ["SHA-256", image.sha256],
          ]}
        />
      </Section>
    </>
  );
}
