"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Expander } from "../../components/ui/expander.tsx";
import { graphql } from "../../generated/gql.ts";
import type { QualityPanelFragment } from "../../generated/graphql.ts";
import { useExclusion } from "../image/use-exclusion.ts";
import { AuditImageTile } from "./audit-image-tile.tsx";

graphql(`
  fragment QualityPanel on Study {
    audits {
      quality {
        id
        name
        n
        nImages
        threshold
        fixed
        images(first: 24) {
          value
          image {
            ...AuditImageTile
          }
        }
      }
    }
  }
`);

type Flag = NonNullable<QualityPanelFragment["audits"]>["quality"][number];
type Flagged = Flag["images"][number];

/** Images that deserve a look before anything is learnt from them, by defect, each to be left out or kept. */
export function QualityPanel({ study }: { study: QualityPanelFragment }) {
  const t = useTranslations("dataAudit.quality");
  const format = useFormatter();
  if (!study.audits) return null;
  const { quality } = study.audits;
  const clear = quality.filter(({ n, threshold }) => n === 0 && threshold != null);
  const unasked = quality.filter(({ threshold }) => threshold == null);
  return (
    <Card>
      <CardHeader title={t("title")} description={t("detail")} />
      <CardBody className="grid gap-3">
        <div>
          {quality
            .filter(({ n }) => n > 0)
            .map((flag) => (
              <Expander
                key={flag.id}
                open
                title={flag.name}
                aside={t("count", { n: format.number(flag.n), all: format.number(flag.nImages) })}
              >
                <p className="mb-3 text-xs text-muted-foreground">{t(flag.fixed ? "fixed" : "relative")}</p>
                <ul className="grid grid-cols-2 gap-4 sm:grid-cols-4 lg:grid-cols-6">
                  {flag.images.map((flagged) => (
                    <FlaggedImage key={flagged.image.path} flagged={flagged} defect={flag.name} />
                  ))}
                </ul>
                {flag.n > flag.images.length ? (
                  <p className="mt-3 text-xs text-muted-foreground">
                    {t("more", { shown: format.number(flag.images.length), all: format.number(flag.n) })}
                  </p>
                ) : null}
              </Expander>
            ))}
        </div>
        {clear.length > 0 ? (
          <p className="text-[13px] text-muted-foreground">
            {t("clear", { names: format.list(clear.map(({ name }) => t("quoted", { name }))) })}
          </p>
        ) : null}
        {unasked.map(({ id, name }) => (
          <p key={id} className="text-[13px] text-muted-foreground">
            {t("unasked", { name })}
          </p>
        ))}
      </CardBody>
    </Card>
  );
}

function FlaggedImage({ flagged: { image }, defect }: { flagged: Flagged; defect: string }) {
  const t = useTranslations("dataAudit.quality");
  return (
    <li className="grid gap-1.5 text-xs">
      <AuditImageTile of={image} className="w-full" />
      <span className="truncate" title={image.path}>
        {image.path.split("/").at(-1)}
      </span>
      {image.image ? (
        <ExcludeButton
          imageId={image.image.id}
          excluded={image.image.exclusion != null}
          reason={t("reason", { defect })}
        />
      ) : null}
    </li>
  );
}

function ExcludeButton({ imageId, excluded, reason }: { imageId: string; excluded: boolean; reason: string }) {
  const t = useTranslations("dataAudit.quality");
  const { exclude, restore, busy } = useExclusion(imageId);
  return (
    <Button size="sm" disabled={busy} onClick={() => void (excluded ? restore() : exclude(reason))}>
      {t(excluded ? "restore" : "exclude")}
    </Button>
  );
}
