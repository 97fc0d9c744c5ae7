"use client";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Expander } from "../../components/ui/expander.tsx";
import { graphql } from "../../generated/gql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

const auditSampleDocument = graphql(`
  query AuditSample($study: ID!, $n: Int!, $seed: Int!) {
    study(id: $study) {
      id
      auditSample(n: $n, seed: $seed) {
        sample {
          nNormals
          threshold
          imageIds
          paths
          listUrl
        }
        userErrors {
          message
        }
      }
    }
  }
`);

/** As many as a first sitting reads; a longer list begins with the shorter one. */
const DRAWN_MAX = 1000;

type AuditSampleListProps = { studyId: string; wanted: number; seed: number };

/** The images to read, drawn from those that the study's classifier calls normal. */
export function AuditSampleList({ studyId, wanted, seed }: AuditSampleListProps) {
  const t = useTranslations("scaleUp.audit");
  const { count } = useScaleUpFormat();
  const format = useFormatter();
  const [asked, setAsked] = useState<number | null>(null);
  const n = Math.min(wanted, DRAWN_MAX);
  const [{ data, error }, reload] = useQuery({
    query: auditSampleDocument,
    variables: { study: studyId, n: asked ?? 0, seed },
    pause: asked === null,
  });
  if (n === 0) return null;
  if (asked === null)
    return (
      <div className="print:hidden">
        <Button size="sm" onClick={() => setAsked(n)}>
          {t("list", { n: count(n) })}
        </Button>
      </div>
    );
  if (error) return <QueryFailure error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  const drawn = data?.study?.auditSample;
  if (!drawn) return null;
  const { sample } = drawn;
  if (!sample) return <p className="text-sm text-muted-foreground">{drawn.userErrors.map(({ message }) => message)}</p>;
  if (sample.nNormals === 0) return <p className="text-sm text-muted-foreground">{t("listNone")}</p>;
  return (
    <div className="grid gap-2 text-[13px] print:hidden">
      <p className="leading-relaxed text-muted-foreground">
        {t("listFound", {
          n: count(sample.paths.length),
          total: count(sample.nNormals),
          threshold: format.number(sample.threshold, { maximumSignificantDigits: 3 }),
          seed: String(seed),
        })}{" "}
        {sample.nNormals < wanted ? t("listFew", { total: count(sample.nNormals) }) : null}
      </p>
      <Button asChild size="sm" className="w-fit">
        <a href={sample.listUrl} download>
          <Download aria-hidden />
          {t("listTable")}
        </a>
      </Button>
      <Expander title={count(sample.paths.length)}>
        <ol className="max-h-72 list-decimal overflow-y-auto pl-8 font-mono text-xs">
          {sample.paths.map((path, i) => (
            <li key={sample.imageIds[i]}>{path}</li>
          ))}
        </ol>
      </Expander>
    </div>
  );
}
