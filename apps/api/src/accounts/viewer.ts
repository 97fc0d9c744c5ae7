/** From the least to the most that one may do; each may do all that those before it may. */
export const ROLES = ["VIEWER", "REVIEWER", "SCIENTIST", "ADMINISTRATOR"] as const;

export type Role = (typeof ROLES)[number];

/** Who asks. On loopback without accounts it is whoever sits at this machine, and may do everything. */
export type Viewer = {
  /** Null without accounts. */
  accountId: string | null;
  /** As the log of changes writes it. */
  name: string;
  role: Role;
  via: "LOOPBACK" | "SESSION" | "API_KEY";
  /** A key may be made for reading alone, whatever its account's role. */
  mayWrite: boolean;
};

export const LOCAL_VIEWER: Viewer = {
  accountId: null,
  name: "local",
  role: "ADMINISTRATOR",
  via: "LOOPBACK",
  mayWrite: true,
};

export function mayAct(viewer: Viewer, role: Role): boolean {
  return ROLES.indexOf(viewer.role) >= ROLES.indexOf(role);
}
