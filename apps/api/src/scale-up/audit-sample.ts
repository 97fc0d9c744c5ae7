import type { Queryable } from "@brainscan/db/orm";
import {
  countAutomaticNormals,
  listAutomaticNormals,
  type ScoredImageRow,
} from "@brainscan/db/queries/automatic-normals";
import type { StudyRow } from "@brainscan/db/queries/studies";
import { drawAuditSample } from "@brainscan/ml/scaleup/audit-plan";
import { operatingPoint } from "@brainscan/ml/scaleup/operating-point";
import { pathCell } from "../deliverables/tables/csv-text.ts";
import { SEED_MAX } from "../jobs/study/start-study.ts";
import type { NoticeCode } from "../messages/catalogue.ts";
import type { MessageParams } from "../messages/message.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { scaleUpOf } from "../schema/scale-up/mappers.ts";

/** As many as a team could ever read. */
const DRAWN_MAX = 10_000;

export type AuditSampleAsked = { n: number; seed?: number | null; threshold?: number | null };

export type AuditSample = {
  studyId: string;
  /** What it is drawn from. */
  nNormals: number;
  threshold: number;
  seed: number;
  /** In the order drawn. */
  images: ScoredImageRow[];
};

/** Images that the classifier would call normal, drawn at random to be read: the same study, seed and threshold give the same
 *  list, which a larger n continues.
 *  @throws UserProblem naming the argument at fault */
export async function sampleNormals(
  db: Queryable,
  study: Pick<StudyRow, "runId" | "report" | "decisionRule">,
  asked: AuditSampleAsked,
): Promise<AuditSample> {
  const { n } = asked;
  const seed = asked.seed ?? 0;
  if (!(Number.isInteger(n) && n >= 1 && n <= DRAWN_MAX))
    throw problem("n", "AUDIT_SAMPLE_SIZE", { n: String(n), max: DRAWN_MAX });
  if (!(Number.isInteger(seed) && seed >= 0 && seed <= SEED_MAX))
    throw problem("seed", "AUDIT_SAMPLE_SEED", { seed: String(seed), max: SEED_MAX });
  if (asked.threshold != null && !(asked.threshold > 0 && asked.threshold <= 1))
    throw problem("threshold", "AUDIT_SAMPLE_THRESHOLD", { threshold: String(asked.threshold) });
  const threshold = asked.threshold ?? thresholdOf(study);
  if (threshold === null) throw new UserProblem({ code: "AUDIT_SAMPLE_NO_CLASSIFIER" });
  const normals = { studyId: study.runId, below: threshold, upTo: study.decisionRule?.normalUpTo ?? null };
  const nNormals = await countAutomaticNormals(db, normals);
  if (n > nNormals)
    throw problem("n", nNormals === 0 ? "AUDIT_SAMPLE_NONE" : "AUDIT_SAMPLE_TOO_LARGE", { n, nNormals });
  const images = await listAutomaticNormals(db, { ...normals, places: drawAuditSample(nNormals, n, seed) });
  return { studyId: study.runId, nNormals, threshold, seed, images };
}

/** The same as a table to fill in. */
export function auditSampleLines({ images }: AuditSample): string[] {
  return ["filename,position,label\n", ...images.map(({ path }, order) => `${pathCell(path)},${order + 1},\n`)];
}

/** The threshold that the default answer labels at. */
function thresholdOf({ report }: Pick<StudyRow, "report">): number | null {
  const scaleUp = scaleUpOf(report);
  return scaleUp && (operatingPoint(scaleUp.quality, scaleUp.answer.scenario.choices).point?.threshold ?? null);
}

function problem(field: string, code: NoticeCode, params: MessageParams): UserProblem {
  return new UserProblem({ code, params }, { field: [field] });
}
