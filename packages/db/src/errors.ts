/** What can go wrong with a database that a person can put right. Codes are translated where they are shown. */
export type DatabaseErrorParams = {
  /** A file cannot be created or written in the data folder. */
  DATA_FOLDER_NOT_WRITABLE: { path: string; errno: string; reason: string };
  /** Another process works on the data folder. */
  DATA_FOLDER_LOCKED: { path: string; pid: number; host: string; since: string; address: string; lockFile: string };
  /** The folder meant for the database holds something else. */
  NOT_A_DATABASE_FOLDER: { path: string };
  /** The folder was written by another major version of Postgres than the one in this build. */
  DATABASE_OTHER_VERSION: { path: string; found: string; expected: string };
  DATABASE_CORRUPT: { path: string; reason: string };
  /** `url` never carries its password. */
  DATABASE_UNREACHABLE: { url: string; reason: string };
  /** There was a connection, or an attempt at one, and there is none now. What was committed is kept; of a statement that was cut
   *  nobody knows what became. */
  DATABASE_AWAY: { url: string; reason: string };
  DATABASE_TOO_OLD: { url: string; version: string; minimum: string };
  /** A later version of the product has changed its tables. */
  DATABASE_NEWER: { location: string };
  /** Processes of an earlier version are at work on it. */
  DATABASE_OLDER_AT_WORK: { location: string; versions: string };
  /** What was committed before is kept. `location` is empty when only the statement's own error tells. */
  DISK_FULL: { location: string; reason: string };
  /** The database inside this process has stopped; the process must be started again. */
  DATABASE_STOPPED: { location: string; reason: string };
};

export type DatabaseErrorCode = keyof DatabaseErrorParams;

const messages: { [Code in DatabaseErrorCode]: (params: DatabaseErrorParams[Code]) => string } = {
  DATA_FOLDER_NOT_WRITABLE: ({ path, errno, reason }) =>
    `The data folder ${path} cannot be written (${errno}): ${reason}`,
  DATA_FOLDER_LOCKED: ({ path, pid, host, since, address, lockFile }) =>
    `The data folder ${path} is in use by process ${pid} on ${host} since ${since}${address && `, which answers at ${address}`}. ` +
    `If that process is gone, delete ${lockFile}`,
  NOT_A_DATABASE_FOLDER: ({ path }) => `${path} is not empty and holds no database`,
  DATABASE_OTHER_VERSION: ({ path, found, expected }) =>
    `The database in ${path} was written by Postgres ${found}; this build reads Postgres ${expected}`,
  DATABASE_CORRUPT: ({ path, reason }) => `The database in ${path} cannot be opened: ${reason}`,
  DATABASE_UNREACHABLE: ({ url, reason }) => `The database ${url} cannot be reached: ${reason}`,
  DATABASE_AWAY: ({ url, reason }) => `The database ${url} is away: ${reason}`,
  DATABASE_TOO_OLD: ({ url, version, minimum }) =>
    `The database ${url} is Postgres ${version}; Postgres ${minimum} or newer is needed`,
  DATABASE_NEWER: ({ location }) => `The database ${location} was changed by a later version of this product`,
  DATABASE_OLDER_AT_WORK: ({ location, versions }) =>
    `Processes of an earlier version (${versions}) are at work on the database ${location}`,
  DISK_FULL: ({ location, reason }) => `No space is left for the database${location && ` ${location}`}: ${reason}`,
  DATABASE_STOPPED: ({ location, reason }) => `The database ${location} has stopped: ${reason}`,
};

export class DatabaseError<Code extends DatabaseErrorCode = DatabaseErrorCode> extends Error {
  override readonly name: string = "DatabaseError";
  readonly code: Code;
  readonly params: DatabaseErrorParams[Code];

  constructor(code: Code, params: DatabaseErrorParams[Code], options?: ErrorOptions) {
    super(messages[code](params), options);
    this.code = code;
    this.params = params;
  }
}

/** What Postgres itself says of a statement that failed. Named as node-postgres names the same fields. */
export type SqlFailure = {
  message: string;
  severity?: string;
  /** SQLSTATE. */
  code?: string;
  detail?: string;
  hint?: string;
  position?: string;
  where?: string;
  schema?: string;
  table?: string;
  column?: string;
  dataType?: string;
  constraint?: string;
  routine?: string;
};

/** A statement that PGlite refused. */
export class SqlError extends Error implements SqlFailure {
  override readonly name = "SqlError";
  declare readonly severity?: string;
  declare readonly code?: string;
  declare readonly detail?: string;
  declare readonly hint?: string;
  declare readonly position?: string;
  declare readonly where?: string;
  declare readonly schema?: string;
  declare readonly table?: string;
  declare readonly column?: string;
  declare readonly dataType?: string;
  declare readonly constraint?: string;
  declare readonly routine?: string;

  constructor(failure: SqlFailure) {
    super(failure.message);
    Object.assign(this, failure);
  }
}

/** The error and its causes, outermost first: Drizzle wraps what the driver throws. */
export function* causesOf(error: unknown): Generator<object> {
  for (let cause = error; typeof cause === "object" && cause !== null; ) {
    yield cause;
    cause = "cause" in cause ? cause.cause : undefined;
  }
}

/** The refusal of a statement by either database, out of whatever wraps it; undefined for any other error. */
export function findSqlFailure(error: unknown): SqlFailure | undefined {
  for (const cause of causesOf(error))
    if (cause instanceof Error && "code" in cause && typeof cause.code === "string" && /^[0-9A-Z]{5}$/.test(cause.code))
      return cause as SqlFailure;
  return undefined;
}

/** Postgres reports a full disk as 53100, and a file-size limit or a quota only in words. */
export const diskFullWords = /No space left on device|File too large|quota exceeded/i;

/**
 * The problem that a person can put right, out of whatever wraps it; undefined for any other error.
 * A full disk behind a Postgres server is found by its SQLSTATE.
 */
export function findDatabaseError(error: unknown): DatabaseError | undefined {
  for (const cause of causesOf(error)) if (cause instanceof DatabaseError) return cause;
  const failure = findSqlFailure(error);
  if (
    failure?.code === "53100" ||
    (failure && /^(53|58|XX)/.test(failure.code ?? "") && diskFullWords.test(failure.message))
  )
    return new DatabaseError("DISK_FULL", { location: "", reason: failure.message }, { cause: error });
  return undefined;
}

/** Whether work failed only because the database went away: the same work can be done once it is back. */
export function isDatabaseAway(error: unknown): boolean {
  return findDatabaseError(error)?.code === "DATABASE_AWAY";
}
