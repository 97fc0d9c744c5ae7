import type { Role } from "../../generated/graphql.ts";

/** From the least to the most that one may do. */
export const roles: readonly Role[] = ["VIEWER", "REVIEWER", "SCIENTIST", "ADMINISTRATOR"];
