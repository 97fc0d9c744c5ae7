import type { OutsideFindingRow, OutsideSeverity } from "@brainscan/db/schema/outside-tables";
import type { OutsideMatch } from "../outside/match-outside.ts";
import { FINDING_SEVERITY, type OutsideFinding } from "../outside/outside-findings.ts";
import { clip } from "../outside/plan-columns.ts";
import type { NoticeCode } from "./catalogue.ts";
import type { MessageParams } from "./message.ts";
import type { Notice } from "./notice.ts";

const NAMED = 3;

/** The findings on results from elsewhere, as notices: counts, and the first case by name. */
export function outsideNotices(findings: readonly OutsideFinding[]): Notice[] {
  return findings.map((finding): Notice => ({ code: `OUTSIDE_${finding.code}`, params: paramsOf(finding) }));
}

/** The same, with what each does to the figure. */
export function outsideLeakFindings(findings: readonly OutsideFinding[]): OutsideFindingRow[] {
  return outsideNotices(findings).map((notice, i) => ({ ...notice, severity: FINDING_SEVERITY[findings[i].code] }));
}

/** Whether a finding is one of `checkOutsideLeaks`, which may find more once near duplicates are known. */
export function isLeakFinding({ code }: Pick<OutsideFindingRow, "code">): boolean {
  return code.startsWith("OUTSIDE_") && code.slice("OUTSIDE_".length) in FINDING_SEVERITY;
}

const GRAVEST_FIRST: readonly OutsideSeverity[] = ["OPTIMISTIC", "SUSPECT", "NOTE"];

/** The gravest first; findings as grave as each other keep their order. */
export function bySeverity(findings: readonly OutsideFindingRow[]): OutsideFindingRow[] {
  return GRAVEST_FIRST.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function paramsOf(finding: OutsideFinding): MessageParams {
  const { code, count } = finding;
  switch (code) {
    case "FAMILY_STRADDLES_FOLDS": {
      const [{ first, second }] = finding.pairs;
      const { of, families } = finding;
      return {
        ...{ count, of, families },
        ...{ first: first.path, firstFold: first.fold, second: second.path, secondFold: second.fold },
      };
    }
    case "IMAGE_SCORED_TWICE": {
      const [{ path, repeat, folds }] = finding.images;
      return { count, first: path, repeat, folds: clip(folds.join(", ")) };
    }
    case "FOLD_WITH_ONE_CLASS": {
      const [{ repeat, fold }] = finding.folds;
      return { count, of: finding.of, repeat, fold };
    }
    case "SCORES_TOO_GOOD":
      return { count, folds: finding.folds };
    case "SCORES_ARE_LABELS":
      return { count, normal: finding.values[0], cancer: finding.values[1] };
    case "MISSING_LABELLED":
      return { count, of: finding.of, first: finding.images[0] };
    case "UNLABELLED_SCORED":
      return { count };
    case "COLUMN_IS_LABELS":
      return { count, images: finding.images, columns: someOf(finding.columns.map(clip)) };
  }
}

const someOf = (names: readonly string[]) => names.slice(0, NAMED).join(", ") + (names.length > NAMED ? ", …" : "");

/** What of a table could not be matched, or disagrees with the data set. Labelled images without a row are left to
 *  `checkOutsideLeaks`, which knows the repeats. */
export function outsideMatchNotices(
  match: Pick<OutsideMatch, "unmatched" | "ambiguous" | "labelDisagreements">,
): Notice[] {
  const { unmatched, ambiguous, labelDisagreements } = match;
  const notices: Notice[] = [];
  if (unmatched.length > 0)
    notices.push({
      code: "OUTSIDE_NAMES_UNMATCHED",
      params: { count: unmatched.length, first: clip(unmatched[0].filename) },
    });
  if (ambiguous.length > 0) {
    const [{ filename, paths }] = ambiguous;
    const params = { count: ambiguous.length, first: clip(filename), paths: someOf(paths) };
    notices.push({ code: "OUTSIDE_NAMES_AMBIGUOUS", params });
  }
  if (labelDisagreements.length > 0)
    notices.push({
      code: "OUTSIDE_LABELS_DISAGREE",
      params: { count: labelDisagreements.length, first: labelDisagreements[0].path },
    });
  return notices;
}

/** The same, with what each does to the figure. */
export function outsideMatchFindings(match: Parameters<typeof outsideMatchNotices>[0]): OutsideFindingRow[] {
  return outsideMatchNotices(match).map((notice) => ({
    ...notice,
    severity: notice.code === "OUTSIDE_LABELS_DISAGREE" ? "SUSPECT" : "NOTE",
  }));
}

/** Images that an embedding table says nothing of. */
export function outsideVectorFindings({
  labelled,
  unlabelled,
}: {
  labelled: { count: number; of: number; first: string };
  unlabelled: { count: number; of: number };
}): OutsideFindingRow[] {
  const findings: OutsideFindingRow[] = [];
  if (labelled.count > 0)
    findings.push({
      code: "OUTSIDE_LABELLED_WITHOUT_VECTOR" satisfies NoticeCode,
      params: labelled,
      severity: "SUSPECT",
    });
  if (unlabelled.count > 0)
    findings.push({
      code: "OUTSIDE_UNLABELLED_WITHOUT_VECTOR" satisfies NoticeCode,
      params: unlabelled,
      severity: "NOTE",
    });
  return findings;
}
