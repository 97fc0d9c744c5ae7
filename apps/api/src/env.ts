import { delimiter, resolve } from "node:path";
import { z } from "zod";
import { userProblem } from "./messages/user-problem.ts";

const positiveInteger = z.coerce.number().int().positive();

const environment = z.object({
  BRAINSCAN_DATA_DIR: z
    .string()
    .min(1)
    .default(resolve(import.meta.dirname, "../../../.brainscan")),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  BRAINSCAN_IMPORT_ROOTS: z
    .string()
    .default("")
    .transform((roots) =>
      roots
        .split(delimiter)
        .filter(Boolean)
        .map((root) => resolve(root)),
    ),
  BRAINSCAN_PROVIDER: z.enum(["auto", "cuda", "webgpu", "cpu"]).default("auto"),
  BRAINSCAN_WORKERS: positiveInteger.optional(),
  BRAINSCAN_UPLOAD_BYTES_MAX: positiveInteger.default(4 * 1024 ** 3),
  BRAINSCAN_WEIGHTS_URL: z.url({ protocol: /^https?$/ }).optional(),
  LANG: z.string().default("en"),
});

export type Environment = z.infer<typeof environment>;

/** Parse the process's variables once, at its start.
 *  @throws UserProblem ENVIRONMENT_INVALID listing every variable at fault, one a line */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw userProblem("ENVIRONMENT_INVALID", { problems: problems.join("\n") });
}
