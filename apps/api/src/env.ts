import { delimiter, resolve } from "node:path";
import { z } from "zod";
import { isProxyList } from "./http/trusted-proxies.ts";
import { LOG_LEVELS } from "./log.ts";
import { userProblem } from "./messages/user-problem.ts";
import { IMAGES_PER_SHARD } from "./shards/shard.ts";
import { parseS3Address } from "./storage/s3-settings.ts";

const isStorage = (place: string) => !place.includes("://") || parseS3Address(place) !== null;

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
  /** Of a process that is not heard of for so long it is known that it has gone. */
  BRAINSCAN_SILENT_SECONDS: positiveInteger.default(30),
  /** Times that a piece of work which ends its process is begun without getting further. */
  BRAINSCAN_ATTEMPTS: positiveInteger.default(3),
  /** A folder that several processes mount, or s3://bucket/prefix; the data folder when absent. */
  BRAINSCAN_STORAGE: z.string().refine(isStorage, "must be a folder, or s3://bucket/prefix").optional(),
  AWS_ENDPOINT_URL: z.url({ protocol: /^https?$/ }).optional(),
  AWS_REGION: z.string().default("us-east-1"),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  /** Embedded by one process before it takes the next. */
  BRAINSCAN_IMAGES_PER_SHARD: positiveInteger.default(IMAGES_PER_SHARD),
  BRAINSCAN_UPLOAD_BYTES_MAX: positiveInteger.default(4 * 1024 ** 3),
  BRAINSCAN_WEIGHTS_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How much the log tells: what a server does, or what goes wrong in any other command, when absent. */
  BRAINSCAN_LOG_LEVEL: z.enum(LOG_LEVELS).optional(),
  /** Whether the schema may be asked for over GraphQL: on this machine alone when absent. */
  BRAINSCAN_INTROSPECTION: z.enum(["on", "off"]).optional(),
  /** Address to listen on: any but loopback takes accounts and https. */
  BRAINSCAN_HOST: z.string().optional(),
  /** https://NAME[:PORT] by which browsers elsewhere reach the product, where a proxy speaks https in front of it. */
  BRAINSCAN_PUBLIC_URL: z.string().optional(),
  /** Certificate and private key (PEM) of https that this process speaks itself. */
  BRAINSCAN_TLS_CERT: z.string().optional(),
  BRAINSCAN_TLS_KEY: z.string().optional(),
  /** Accounts on this machine alone, too. */
  BRAINSCAN_ACCOUNTS: z.enum(["required"]).optional(),
  /** Addresses or networks (CIDR) of proxies in front, with commas between: only theirs is X-Forwarded-For believed. */
  BRAINSCAN_TRUSTED_PROXIES: z
    .string()
    .default("loopback")
    .transform((list) => list.split(",").map((one) => one.trim()))
    .refine(isProxyList, "must be addresses or networks such as 10.0.0.0/8, or loopback, linklocal, uniquelocal"),
  /** Signs the cookies of sessions; made once in the data folder when absent. The same for processes on several machines. */
  BRAINSCAN_SESSION_SECRET: z.string().min(32).optional(),
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
