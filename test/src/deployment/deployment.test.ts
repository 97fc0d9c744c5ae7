import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../workspace.ts";
import { checkCompose } from "./check-compose.ts";
import { checkManifests } from "./check-manifests.ts";
import { checkCommandLine, knownCommands } from "./command-lines.ts";
import { type Manifest, readYaml } from "./read-yaml.ts";

type Service = { command?: string[]; environment?: Record<string, string>; healthcheck?: { test: string[] } };
type Compose = { services: Record<string, Service> };
type Probe = { httpGet?: { path: string } };
type Container = Record<"livenessProbe" | "readinessProbe" | "startupProbe", Probe | undefined> & {
  image: string;
  args: string[];
  env?: { name: string; value?: string }[];
  securityContext: object;
  resources: { limits: { memory: string } };
};
type Pods = { spec: { template: { spec: { containers: Container[]; securityContext: object } } } };

const text = (path: string) => readFileSync(resolve(ROOT, path), "utf8");
const [compose] = readYaml<Compose>("docker-compose.yml");
const manifests = readYaml<Manifest>("deploy/kubernetes.yaml");
const ours = Object.entries(compose.services).filter(([name]) => name !== "postgres");
const pods = manifests.filter(({ kind }) => ["Job", "Deployment"].includes(kind)) as (Manifest & Pods)[];
const containers = pods.flatMap(({ spec }) => spec.template.spec.containers);

/** `.env.example` names every variable that the product reads: a test of the server holds it to the code. */
const variables = [...text(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);

describe("docker-compose.yml", () => {
  it("is what the Compose Specification describes", () => {
    expect(checkCompose(compose)).toEqual([]);
  });

  it.each([
    ["an unknown field", { comand: ["api"] }],
    ["a value of the wrong type", { read_only: { yes: true } }],
  ])("would be refused with %s", (_title, fault) => {
    const api = { ...compose.services.api, ...fault };
    const problems = checkCompose({ ...compose, services: { ...compose.services, api } });
    expect(problems.join("\n")).toContain("/services/api");
  });

  it("holds no password, and starts with none", () => {
    expect(text("docker-compose.yml")).toMatch(/\$\{POSTGRES_PASSWORD:\?/);
    expect(text("docker-compose.yml")).not.toMatch(/PASSWORD(:-|: (?!\/run\/secrets\/)|=[^.])/);
  });

  it("publishes no port beyond this machine", () => {
    const ports = Object.values(compose.services).flatMap((service) => (service as { ports?: string[] }).ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});

describe("deploy/kubernetes.yaml", () => {
  it("is what Kubernetes describes, each field known to it", async () => {
    expect(await checkManifests(manifests)).toEqual([]);
  });

  it.each([
    ["an unknown field", { replica: 3 }, "replica"],
    ["a value of the wrong type", { replicas: "three" }, "replicas"],
  ])("would be refused with %s", async (_title, fault, named) => {
    const faulty = manifests.map((manifest) =>
      manifest.kind === "Deployment" ? { ...manifest, spec: { ...(manifest.spec as object), ...fault } } : manifest,
    );
    expect((await checkManifests(faulty)).join("\n")).toContain(named);
  });

  it("runs nothing as root, and nothing that may write its own files or grow without bound", () => {
    for (const { spec } of pods) expect(spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true });
    for (const { securityContext, resources } of containers) {
      expect(securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
      expect(resources.limits.memory).toMatch(/^\d+[MG]i$/);
    }
  });

  it("takes the database's address, password and all, from a secret that is not in it", () => {
    expect(manifests.map(({ kind }) => kind)).not.toContain("Secret");
    for (const { env } of containers)
      expect(env).toContainEqual({
        name: "DATABASE_URL",
        valueFrom: { secretKeyRef: { name: "brainscan-database", key: "url" } },
      });
  });
});

describe("what both start", () => {
  const commands = [...ours.map(([, { command = [] }]) => command), ...containers.map(({ args }) => args)];

  it("are commands of the product, with flags that these take", () => {
    expect(new Set(commands.map(([command]) => command))).toEqual(new Set(["migrate", "api", "worker"]));
    for (const command of commands) expect(checkCommandLine(command)).toEqual([]);
    expect(checkCommandLine(["work"])).toEqual(["no command work"]);
    expect(checkCommandLine(["api", "--prot", "4000"])).toEqual(["api takes no --prot"]);
    expect(knownCommands().get("doctor")).toEqual(new Set());
  });

  it("are given variables that the product reads", () => {
    const [config] = manifests.filter(({ kind }) => kind === "ConfigMap") as (Manifest & {
      data: Record<string, string>;
    })[];
    const given = [
      ...ours.flatMap(([, { environment = {} }]) => Object.keys(environment)),
      ...containers.flatMap(({ env = [] }) => env.map(({ name }) => name)),
      ...Object.keys(config.data),
    ];
    expect(given.filter((name) => !variables.includes(name))).toEqual([]);
  });
});

describe("Dockerfile", () => {
  const lines = text("Dockerfile")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));

  it("copies what is there, and starts what the build makes as somebody else than root", () => {
    const copied = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1].split(" ") ?? []);
    expect(copied).toContain("packages");
    for (const path of copied) expect(existsSync(resolve(ROOT, path)), path).toBe(true);
    const [, entry] = /^ENTRYPOINT \["node", "\/app\/(.+)"\]$/m.exec(last.join("\n")) ?? [];
    expect(existsSync(resolve(ROOT, entry))).toBe(true);
    expect(last.findLast((line) => line.startsWith("USER "))).toBe("USER node");
  });

  it("leaves secrets, data and what another machine installed out of the image", () => {
    const ignored = text(".dockerignore").split("\n");
    expect(ignored).toEqual(expect.arrayContaining([".env", ".env.*", ".git", ".brainscan", "**/node_modules"]));
  });
});
