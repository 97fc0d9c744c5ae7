import type { Notice } from "../messages/notice.ts";
import { mayAct, type Role, type Viewer } from "./viewer.ts";

/** What something asks of whoever wants it. */
export type Access = { role: Role; writes: boolean };

export type Refusal = { code: "UNAUTHENTICATED" | "FORBIDDEN"; notice: Notice };

/** Why this viewer (null: nobody known) may not; null when they may. The one place that decides. */
export function refusalOf(viewer: Viewer | null, { role, writes }: Access): Refusal | null {
  if (viewer === null) return { code: "UNAUTHENTICATED", notice: { code: "UNAUTHENTICATED" } };
  if (!mayAct(viewer, role))
    return { code: "FORBIDDEN", notice: { code: "FORBIDDEN", params: { needed: role, role: viewer.role } } };
  if (writes && !viewer.mayWrite) return { code: "FORBIDDEN", notice: { code: "KEY_READS_ONLY" } };
  return null;
}
