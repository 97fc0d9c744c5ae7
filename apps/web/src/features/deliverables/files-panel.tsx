"use client";
import { Download, FileStack } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { FilesPanelFragment } from "../../generated/graphql.ts";
import { EmptyState } from "../../shell/empty-state.tsx";
import { prepareFiles } from "./prepare-files.ts";
import { useSizeText } from "./use-size-text.ts";

graphql(`
  fragment FilesPanel on Deliverables {
    zipUrl
    files {
      path
      name
      deliverable
      bytes
      sha256
      quotes
      stale
      url
    }
    refusals {
      deliverable
      path
      reason
    }
  }
`);

/** What lies ready, by kind, and what could not be written. */
export function FilesPanel({ deliverables }: { deliverables: FilesPanelFragment }) {
  const t = useTranslations("deliverables");
  const size = useSizeText();
  const groups = prepareFiles(deliverables);
  if (groups.length === 0)
    return (
      <EmptyState icon={<FileStack aria-hidden />} title={t("none")}>
        {t("noneDetail")}
      </EmptyState>
    );
  return (
    <Card>
      <CardHeader
        title={t("files")}
        actions={
          deliverables.zipUrl ? (
            <Button asChild size="sm">
              <a href={deliverables.zipUrl} download>
                <Download aria-hidden />
                {t("zip")}
              </a>
            </Button>
          ) : null
        }
      />
      <CardBody className="grid gap-5">
        {groups.map(({ kind, files, refusals }) => (
          <section key={kind ?? "report"} className="grid gap-1">
            <h3 className="text-[13px] font-medium">{kind ? t(`kinds.${kind}.name`) : t("report")}</h3>
            <ul>
              {files.map((file) => (
                <li key={file.path}>
                  <a
                    href={file.url}
                    download={file.name}
                    title={`SHA-256 ${file.sha256}`}
                    className="-mx-2 flex flex-wrap items-center gap-x-3 gap-y-0.5 rounded-md px-2 py-1.5 text-[13px] hover:bg-accent"
                  >
                    <Download className="size-3.5 shrink-0 text-muted-foreground" aria-hidden />
                    <span className="min-w-0 flex-1 font-mono text-xs break-all">{file.path}</span>
                    {file.stale ? <Badge tone="warning">{t("stale")}</Badge> : null}
                    {file.quotes > 0 ? (
                      <span className="text-xs text-muted-foreground">{t("quotes", { count: file.quotes })}</span>
                    ) : null}
                    <span className="w-16 text-right text-xs text-muted-foreground">{size(file.bytes)}</span>
                  </a>
                </li>
              ))}
            </ul>
            {refusals.map(({ path, reason }) => (
              <p key={path} className="rounded-md border border-dashed px-3 py-2 text-[13px] leading-relaxed">
                <span className="font-medium">{t("refused")}: </span>
                <span className="font-mono text-xs">{path}</span>
                <span className="block text-muted-foreground">{reason}</span>
              </p>
            ))}
          </section>
        ))}
      </CardBody>
    </Card>
  );
}
