/** Where a bucket is, and who asks. */
export type S3Settings = {
  bucket: string;
  /** Without slashes at its ends; empty: none. */
  prefix: string;
  /** Of a server other than Amazon's. */
  endpoint?: string;
  region: string;
  /** The client's own chain (files, roles) where they are absent. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
};

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^[\w.-]+(\/[\w.-]+)*$/;

/** The bucket and prefix of an `s3://bucket/prefix` address; null when it is none. */
export function parseS3Address(address: string): Pick<S3Settings, "bucket" | "prefix"> | null {
  const [, bucket, rest = ""] = /^s3:\/\/([^/]*)\/?(.*)$/.exec(address) ?? [];
  const prefix = rest.replace(/\/+$/, "");
  if (bucket === undefined || !BUCKET.test(bucket)) return null;
  if (prefix !== "" && (!PREFIX.test(prefix) || prefix.split("/").includes(".."))) return null;
  return { bucket, prefix };
}
