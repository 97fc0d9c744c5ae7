"use client";
import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Expander } from "../../components/ui/expander.tsx";
import { graphql } from "../../generated/gql.ts";
import type { ImportReportPanelFragment } from "../../generated/graphql.ts";
import { Counts, DuplicateGroups, LongList, MetadataColumns, Notices } from "./import-report-lists.tsx";

graphql(`
  fragment ImportReportPanel on Dataset {
    imports {
      ...RunFields
      report {
        files
        added
        unchanged
        updated
        formats {
          name
          count
        }
        sizes {
          widthPx
          heightPx
          count
        }
        metadata {
          file
          unmatchedRows
          columns {
            name
            type
            missing
          }
        }
        duplicateGroups {
          id
          sameBytes
          paths
        }
        labelledAlsoUnlabelled {
          labelled
          unlabelled
        }
        conflictingLabels {
          id
          sameBytes
          paths
        }
        ignored {
          path
          message
        }
        rejected {
          path
          message
        }
        warnings {
          path
          message
        }
      }
    }
  }
`);

/** What the last import found, line by line; nothing is left out, the long parts open. */
export function ImportReportPanel({ dataset }: { dataset: ImportReportPanelFragment }) {
  const t = useTranslations("import.report");
  const format = useFormatter();
  const last = dataset.imports.find((one) => one.report);
  const report = last?.report;
  if (!last || !report) return null;
  const count = (value: number) => format.number(value);
  return (
    <Card>
      <CardHeader
        title={t("title")}
        description={t("summary", {
          date: format.dateTime(new Date(last.finishedAt ?? last.createdAt), {
            dateStyle: "medium",
            timeStyle: "short",
          }),
          files: count(report.files),
          added: count(report.added),
          unchanged: count(report.unchanged),
          updated: count(report.updated),
        })}
      />
      <CardBody className="pt-2">
        {report.rejected.length > 0 ? (
          <Expander title={t("rejected")} aside={count(report.rejected.length)} open={report.rejected.length <= 5}>
            <Notices notices={report.rejected} />
          </Expander>
        ) : null}
        {report.warnings.length > 0 ? (
          <Expander title={t("warnings")} aside={count(report.warnings.length)} open={report.warnings.length <= 5}>
            <Notices notices={report.warnings} />
          </Expander>
        ) : null}
        <Expander title={t("formats")} aside={report.formats.map(({ name }) => name.toUpperCase()).join(", ")}>
          <Counts counts={report.formats.map(({ name, count: files }) => [name.toUpperCase(), files])} />
        </Expander>
        <Expander
          title={t("sizes")}
          aside={t("distinctSizes", { count: report.sizes.length, shown: count(report.sizes.length) })}
        >
          <Counts counts={report.sizes.map((size) => [`${size.widthPx} × ${size.heightPx} px`, size.count])} />
        </Expander>
        <Expander title={t("metadata")} aside={report.metadata.file ?? t("noMetadata")}>
          <MetadataColumns metadata={report.metadata} />
        </Expander>
        <Expander title={t("duplicates")} aside={count(report.duplicateGroups.length)}>
          <DuplicateGroups groups={report.duplicateGroups} />
        </Expander>
        <Expander title={t("leaks")} aside={count(report.labelledAlsoUnlabelled.length)}>
          <p className="mb-2 text-muted-foreground">{t("leaksDetail")}</p>
          <LongList
            items={report.labelledAlsoUnlabelled}
            keyOf={(pair) => `${pair.labelled} ${pair.unlabelled}`}
            show={(pair) => (
              <>
                {pair.labelled} <span className="text-muted-foreground">=</span> {pair.unlabelled}
              </>
            )}
          />
        </Expander>
        <Expander title={t("conflicts")} aside={count(report.conflictingLabels.length)}>
          <DuplicateGroups groups={report.conflictingLabels} />
        </Expander>
        <Expander title={t("ignored")} aside={count(report.ignored.length)}>
          <Notices notices={report.ignored} />
        </Expander>
        {report.rejected.length === 0 ? (
          <Expander title={t("rejected")} aside={count(0)}>
            <Notices notices={[]} />
          </Expander>
        ) : null}
      </CardBody>
    </Card>
  );
}
