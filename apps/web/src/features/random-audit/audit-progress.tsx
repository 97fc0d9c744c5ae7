"use client";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Facts } from "../../components/facts.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Progress } from "../../components/ui/progress.tsx";
import type { AuditStateFragment } from "../../generated/graphql.ts";
import { progressKind } from "./progress-kind.ts";
import { TableUpload } from "./table-upload.tsx";

type AuditProgressProps = { datasetId: string; reader: string | null; audit: AuditStateFragment; onChange: () => void };

/** How many were read, how many of them count, and the list for whoever reads elsewhere. */
export function AuditProgress({ datasetId, reader, audit, onChange }: AuditProgressProps) {
  const t = useTranslations("randomAudit.progress");
  const format = useFormatter();
  const { nDrawn, nRead, nCounted, nCountedCancer, nSkipped, nGone } = audit;
  const kind = progressKind(audit);
  return (
    <Card>
      <CardHeader title={t("title")} />
      <CardBody className="grid gap-4 text-[13px] leading-relaxed">
        <p role="status">
          {t(kind, {
            read: format.number(nRead),
            drawn: format.number(nDrawn),
            counted: format.number(nCounted),
            skipped: format.number(nSkipped),
            nCounted,
          })}
        </p>
        {nDrawn > 0 ? (
          <>
            <Progress value={nRead / Math.max(1, nDrawn - nGone)} label={t("title")} />
            <Facts
              facts={[
                [t("counts"), format.number(nCounted)],
                [t("cancers"), format.number(nCountedCancer)],
                ...(nGone > 0 ? ([[t("gone"), format.number(nGone)]] as const) : []),
              ]}
            />
            {kind === "gap" ? <p className="text-muted-foreground">{t("why")}</p> : null}
            <div className="grid gap-3 border-t pt-4">
              <p className="text-muted-foreground">{t("elsewhere")}</p>
              <Button asChild size="sm" className="w-fit">
                <a href={audit.listUrl} download="to-read.csv">
                  <Download aria-hidden />
                  {t("list")}
                </a>
              </Button>
              <TableUpload datasetId={datasetId} reader={reader} onChange={onChange} />
            </div>
          </>
        ) : null}
      </CardBody>
    </Card>
  );
}
