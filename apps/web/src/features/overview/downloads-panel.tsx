"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { graphql } from "../../generated/gql.ts";
import type { DownloadsPanelFragment } from "../../generated/graphql.ts";

graphql(`
  fragment DownloadsPanel on Study {
    downloads {
      name
      url
    }
  }
`);

export function DownloadsPanel({ study }: { study: DownloadsPanelFragment }) {
  const t = useTranslations("overview.downloads");
  if (study.downloads.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("title")} />
      <CardBody className="pt-2.5 pb-3">
        <ul>
          {study.downloads.map(({ name, url }) => (
            <li key={name}>
              <a
                href={url}
                download={name}
                className="-mx-2 flex items-center gap-2.5 rounded-md px-2 py-1.5 font-mono text-xs hover:bg-accent"
              >
                <Download className="size-3.5 shrink-0 text-muted-foreground" aria-hidden />
                <span className="min-w-0">
                  {name.split(/(?<=_)/).map((part) => (
                    <Fragment key={part}>
                      {part}
                      <wbr />
                    </Fragment>
                  ))}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
