import type { CheckEvidence } from "../checks/evidence.ts";
import { judgeChecks } from "../checks/tell-checks.ts";
import { type ChecksInForce, checksInForce } from "../checks/thresholds-in-force.ts";
import type { Language } from "../messages/message.ts";
import type { StoredNotice } from "../messages/notice.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { tellScaleUp } from "../scale-up/tell-scale-up.ts";
import type { ScaleUpFindings } from "./report/scale-up-section.ts";
import { type Report, reportSchema } from "./report.ts";
import { statementsOf } from "./statements.ts";

type ImportFindings = NonNullable<Report["dataset"]["import"]>;
type PrevalenceTold = NonNullable<Report["prevalence"]>;
type NoticeList = "ignored" | "rejected" | "warnings";

/** How common cancers are among the unlabelled images, before it is put into words. */
export type PrevalenceFindings = Omit<PrevalenceTold, "findings"> & { findings: StoredNotice[] };

/** A report before it is put into words: figures and codes only, the same for every reader. A told report is one too. */
export type ReportFindings = Omit<
  Report,
  "language" | "statements" | "limits" | "dataset" | "prevalence" | "checks" | "scaleUp"
> & {
  scaleUp: ScaleUpFindings | null;
  limits: StoredNotice[];
  /** What was found for each check; the verdict follows from the thresholds in force when the report is told. */
  checks?: CheckEvidence[];
  prevalence?: PrevalenceFindings | null;
  dataset: Omit<Report["dataset"], "import"> & {
    import: (Omit<ImportFindings, NoticeList> & Record<NoticeList, StoredNotice[]>) | null;
  };
};

/** Put a report into words: its messages and its statements, in the language asked for. Telling it again changes only those.
 *  @param inForce  thresholds that its checks are held against; those of the versioned file when left out
 *  @throws ZodError when the findings are not those of a report */
export function tellReport(
  findings: ReportFindings,
  language: Language,
  inForce: ChecksInForce = checksInForce([]),
): Report {
  const tell = ({ code, path, params = {} }: StoredNotice) => {
    const message = renderNotice({ code, path, params }, language);
    return path === undefined ? { code, params, message } : { code, path, params, message };
  };
  const { prevalence, checks } = findings;
  const found = findings.dataset.import;
  const told = {
    ...findings,
    language,
    statements: [],
    limits: findings.limits.map(tell),
    checks: checks && judgeChecks(checks, inForce).map((check) => ({ ...check, evidence: tell(check.evidence) })),
    scaleUp: findings.scaleUp && tellScaleUp(findings.scaleUp, language),
    prevalence: prevalence && { ...prevalence, findings: prevalence.findings.map(tell) },
    dataset: {
      ...findings.dataset,
      import: found && {
        ...found,
        ignored: found.ignored.map(tell),
        rejected: found.rejected.map(tell),
        warnings: found.warnings.map(tell),
      },
    },
  };
  return reportSchema.parse({ ...told, statements: statementsOf(told, language) });
}
