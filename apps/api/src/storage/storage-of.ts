import { resolve } from "node:path";
import type { Environment } from "../env.ts";
import type { StorageChoice } from "./open-storage.ts";
import { parseS3Address } from "./s3-settings.ts";

/** Where the environment has images lie; undefined: in the data folder. */
export function storageOf(environment: Environment): StorageChoice | undefined {
  const { BRAINSCAN_STORAGE: place } = environment;
  if (place === undefined) return undefined;
  const address = parseS3Address(place);
  if (!address) return { kind: "FOLDER", folder: resolve(place) };
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  return {
    kind: "S3",
    ...address,
    endpoint: environment.AWS_ENDPOINT_URL,
    region: environment.AWS_REGION,
    credentials:
      AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY
        ? {
            accessKeyId: AWS_ACCESS_KEY_ID,
            secretAccessKey: AWS_SECRET_ACCESS_KEY,
            sessionToken: AWS_SESSION_TOKEN,
          }
        : undefined,
  };
}
