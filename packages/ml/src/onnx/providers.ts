import { fork } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Precision, PrecisionError, refusedPrecision } from "./precision.ts";
import type { ProbeMessage } from "./provider-probe-process.ts";
import type { ProviderId } from "./session.ts";

export type ProviderStatus = {
  id: ProviderId;
  available: boolean;
  /** What it runs on, or what is missing, for a person to read. */
  detail: string;
  /** Median time of the probe's convolution; null where it does not open. */
  probeMs: number | null;
};

/** The provider that was asked for cannot be opened; `detail` says what is missing. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly provider: ProviderId;
  readonly detail: string;

  constructor(provider: ProviderId, detail: string) {
    super(`the execution provider ${provider} cannot be used: ${detail}`);
    this.provider = provider;
    this.detail = detail;
  }
}

/** Compiling shaders on a software adapter takes seconds; a driver that hangs would take forever. */
const PROBE_TIMEOUT_MS_MAX = 60_000;
const CUDA_LIBRARY = "libonnxruntime_providers_cuda.so";

/** What is known to be missing before trying, or null. */
function missingParts(id: ProviderId): string | null {
  if (id !== "cuda") return null;
  if (process.platform !== "linux" || process.arch !== "x64") return "CUDA is supported on Linux x64 only";
  const entry = createRequire(import.meta.url).resolve("onnxruntime-node");
  const runtime = join(dirname(entry), "..");
  const library = join(runtime, "bin", "napi-v6", process.platform, process.arch, CUDA_LIBRARY);
  const install = `node ${join(runtime, "script", "install.js")} --onnxruntime-node-install=cuda12`;
  const missing = [
    ...(existsSync(library) ? [] : [`${CUDA_LIBRARY} is not installed (it is fetched by: ${install})`]),
    ...(existsSync("/proc/driver/nvidia/version") || existsSync("/dev/dxg") ? [] : ["no NVIDIA driver is loaded"]),
  ];
  return missing.length > 0 ? missing.join("; ") : null;
}

/** Whether a graphics adapter of hardware is present at all. Software adapters run a ResNet at under one image a second,
 *  so without hardware there is no use in trying. Only Linux says so in its file system; elsewhere trying tells. */
function mayHaveGpu(): boolean {
  if (process.platform !== "linux") return true;
  const renderNodes = existsSync("/dev/dri")
    ? readdirSync("/dev/dri").filter((name) => name.startsWith("renderD"))
    : [];
  return renderNodes.length > 0 || existsSync("/dev/nvidiactl") || existsSync("/dev/dxg");
}

function describeDevice(id: ProviderId): string {
  if (id === "cpu") return cpus()[0]?.model.trim() || process.arch;
  return id === "cuda" ? "NVIDIA GPU" : "WebGPU adapter";
}

/** The first line that says something, without the runtime's own source locations. */
function shorten(error: string): string {
  return error
    .replace(/^\/\S+ .*? was false\. /s, "")
    .split("\n")[0]
    .slice(0, 300);
}

/** Try one provider in a process of its own. Never throws: whatever goes wrong becomes `detail`. */
export async function probeProvider(id: ProviderId, precision: Precision = "float32"): Promise<ProviderStatus> {
  const missing = missingParts(id);
  if (missing) return { id, available: false, detail: missing, probeMs: null };
  const child = fork(fileURLToPath(new URL("./provider-probe-process.js", import.meta.url)), [id, precision], {
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let errorOutput = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errorOutput = (errorOutput + chunk.toString()).slice(-2000);
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), PROBE_TIMEOUT_MS_MAX);
  const message = await new Promise<ProbeMessage>((resolve) => {
    child.once("message", (received) => resolve(received as ProbeMessage));
    child.once("error", (error) => resolve({ error: error.message }));
    child.once("exit", (code, signal) => {
      const last = errorOutput.trim().split("\n").at(-1) ?? "";
      resolve({ error: `the trial ended with ${signal ?? `exit code ${code}`} before it answered. ${last}` });
    });
  });
  clearTimeout(timer);
  if ("error" in message) return { id, available: false, detail: shorten(message.error), probeMs: null };
  const { durationMs } = message.report;
  return { id, available: true, detail: describeDevice(id), probeMs: durationMs };
}

/** Every execution provider, tried one after the other, each in a process of its own: what `doctor` prints. */
export async function probeProviders(): Promise<ProviderStatus[]> {
  const statuses: ProviderStatus[] = [];
  for (const id of ["cuda", "webgpu", "cpu"] as const) statuses.push(await probeProvider(id));
  return statuses;
}

export type ChosenProvider = {
  provider: ProviderId;
  device: string;
  /** Why the providers that `auto` would have preferred are not used. */
  declined: { id: ProviderId; detail: string }[];
};

const PREFERRED = ["cuda", "webgpu"] as const;
const NO_GPU = PREFERRED.map((id) => ({ id, detail: "no GPU is visible" }));

function onCpu(declined: ChosenProvider["declined"]): ChosenProvider {
  return { provider: "cpu", device: describeDevice("cpu"), declined };
}

async function chooseAutomatically(): Promise<ChosenProvider> {
  if (!mayHaveGpu()) return onCpu([...NO_GPU]);
  const declined: ChosenProvider["declined"] = [];
  const cuda = await probeProvider("cuda");
  if (cuda.available) return { provider: "cuda", device: cuda.detail, declined };
  declined.push({ id: "cuda", detail: cuda.detail });
  const webgpu = await probeProvider("webgpu");
  if (webgpu.probeMs === null) {
    declined.push({ id: "webgpu", detail: webgpu.detail });
    return onCpu(declined);
  }
  const reference = await probeProvider("cpu");
  // The probe ran on one thread; the embedder would use every core.
  const cpuMs = (reference.probeMs ?? Number.POSITIVE_INFINITY) / availableParallelism();
  if (webgpu.probeMs < cpuMs) return { provider: "webgpu", device: webgpu.detail, declined };
  const detail = `slower than the CPU on a trial: ${webgpu.probeMs.toFixed(1)} ms against ${cpuMs.toFixed(1)} ms`;
  declined.push({ id: "webgpu", detail });
  return onCpu(declined);
}

/** The first GPU that opens in half precision: there is no CPU to fall back on. */
async function chooseForFloat16(): Promise<ChosenProvider> {
  const declined: ChosenProvider["declined"] = mayHaveGpu() ? [] : [...NO_GPU];
  for (const id of mayHaveGpu() ? PREFERRED : []) {
    const status = await probeProvider(id, "float16");
    if (status.available) return { provider: id, device: status.detail, declined };
    declined.push({ id, detail: status.detail });
  }
  const reasons = declined.map(({ id, detail }) => `${id}: ${detail}`).join("; ");
  throw new PrecisionError("float16", `it is for a GPU, and none can be used here (${reasons})`);
}

/** Settle what `--provider` asked for. `auto` takes CUDA, else WebGPU where it beats the CPU on a trial, else the CPU; for int8
 *  the CPU, for float16 a GPU.
 *  @throws ProviderError when a provider asked for by name cannot be opened: never another one in its place
 *  @throws PrecisionError when the precision is not to be had there */
export async function chooseProvider(
  asked: ProviderId | "auto",
  precision: Precision = "float32",
): Promise<ChosenProvider> {
  if (asked === "auto") {
    if (precision === "float16") return chooseForFloat16();
    if (precision === "float32") return chooseAutomatically();
    return onCpu(PREFERRED.map((id) => ({ id, detail: "int8 runs on the CPU" })));
  }
  const refused = refusedPrecision(asked, precision);
  if (refused) throw new PrecisionError(precision, refused);
  if (asked === "cpu") return onCpu([]);
  const status = await probeProvider(asked, precision);
  if (!status.available) throw new ProviderError(asked, status.detail);
  return { provider: asked, device: status.detail, declined: [] };
}
