import { env } from "onnxruntime-node";

/** Version of ONNX Runtime, for reports. */
export function runtimeVersion(): string {
  return env.versions.node ?? env.versions.common;
}
