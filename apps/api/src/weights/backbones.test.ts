import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedWeights } from "@brainscan/ml/backbone/shipped-weights";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LANGUAGES } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { weightsMessages } from "../messages/weights-messages.ts";
import { addWeights } from "./add-weights.ts";
import { readBackboneCard } from "./backbone-card.ts";
import { listBackbones } from "./list-backbones.ts";
import { resolveBackbone } from "./resolve-backbone.ts";
import { seenImages } from "./seen-images.ts";
import { sha256OfFile } from "./sha256-of-file.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "backbones-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const shipped = shippedWeights();

async function problemOf(work: Promise<unknown>): Promise<UserProblem["notice"]> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserProblem);
  return (error as UserProblem).notice;
}

test("an empty data folder offers the shipped backbone, installed and by default, and torchvision's to fetch", async () => {
  const listed = (await listBackbones(dataDir)).map(({ id, architecture, installed, default: isDefault }) => ({
    id,
    architecture,
    installed,
    isDefault,
  }));
  expect(listed).toEqual([
    { id: "resnet18-brainmri", architecture: "resnet18", installed: true, isDefault: true },
    { id: "resnet18", architecture: "resnet18", installed: false, isDefault: false },
    { id: "resnet50", architecture: "resnet50", installed: false, isDefault: false },
    { id: "resnet50-v2", architecture: "resnet50", installed: false, isDefault: false },
  ]);
});

test("the shipped weights are those that their card names", async () => {
  const { path, card } = await resolveBackbone("resnet18-brainmri", { dataDir });
  expect(path).toBe(shipped.path);
  expect(await sha256OfFile(path)).toBe(card?.sha256);
});

test("a backbone that is unknown or not fetched yet is a problem that says what to do", async () => {
  const unknown = await problemOf(resolveBackbone("vgg16", { dataDir }));
  expect(unknown.code).toBe("WEIGHTS_UNKNOWN");
  expect(renderNotice(unknown, "en")).toContain("resnet18-brainmri, resnet18, resnet50, resnet50-v2");
  const absent = await problemOf(resolveBackbone("resnet50", { dataDir }));
  expect(renderNotice(absent, "en")).toContain("weights fetch resnet50");
  expect(renderNotice(absent, "fr")).toContain(join(dataDir, "weights", "resnet50-0676ba61.pth"));
});

test("a torchvision file brought by hand counts only when its hash is the one in its name", async () => {
  await mkdir(join(dataDir, "weights"));
  await writeFile(join(dataDir, "weights", "resnet18-f37072fd.pth"), "cut short");
  const notice = await problemOf(resolveBackbone("resnet18", { dataDir }));
  expect(notice).toMatchObject({ code: "WEIGHTS_WRONG_HASH", params: { expected: "f37072fd" } });
});

test("the user's own weights are copied, listed and resolved under their name; a second time changes nothing", async () => {
  const mine = join(dataDir, "from-elsewhere.pth");
  await copyFile(shipped.path, mine);
  const added = await addWeights(mine, "mine", { dataDir });
  expect(added).toMatchObject({ id: "mine", architecture: "resnet18", present: false });
  await rm(mine);
  expect(await sha256OfFile(added.path)).toBe(await sha256OfFile(shipped.path));
  expect(await resolveBackbone("mine", { dataDir })).toMatchObject({ id: "mine", path: added.path });
  expect(await addWeights(shipped.path, "mine", { dataDir })).toMatchObject({ path: added.path, present: true });
});

test("a name that is taken or cannot be a file's is refused, and so is what is no ResNet; nothing is then added", async () => {
  const text = join(dataDir, "notes.pth");
  await writeFile(text, "not weights");
  const truncated = join(dataDir, "truncated.pth");
  await writeFile(truncated, (await readFile(shipped.path)).subarray(0, 1_000_000));
  const code = async (file: string, name: string) => (await problemOf(addWeights(file, name, { dataDir }))).code;
  expect(await code(shipped.path, "resnet18-brainmri")).toBe("WEIGHTS_NAME_TAKEN");
  expect(await code(shipped.path, "resnet50")).toBe("WEIGHTS_NAME_TAKEN");
  for (const name of ["", "../up", "Mine", "a/b", ".hidden", "x".repeat(65)])
    expect(await code(shipped.path, name)).toBe("WEIGHTS_NAME_INVALID");
  expect(await code(join(dataDir, "absent.pth"), "mine")).toBe("WEIGHTS_NO_FILE");
  expect(await code(text, "mine")).toBe("WEIGHTS_UNUSABLE");
  expect(await code(truncated, "mine")).toBe("WEIGHTS_UNUSABLE");
  expect(await readdir(dataDir)).toEqual(["notes.pth", "truncated.pth"]);
});

test("seen images are counted by fingerprint, and a backbone without a card has seen none", async () => {
  const card = await readBackboneCard(shipped.cardJsonPath);
  const [first, second] = card.trainedOn?.images ?? [];
  const hashes = [`${first}${"0".repeat(48)}`, `${second.toUpperCase()}${"F".repeat(48)}`, "0".repeat(64)];
  expect(seenImages(card, hashes)).toBe(2);
  expect(seenImages({ ...card, trainedOn: undefined }, hashes)).toBe(0);
  expect(seenImages(null, hashes)).toBe(0);
});

test("every message names its values in every language", () => {
  for (const [code, message] of Object.entries(weightsMessages))
    for (const language of LANGUAGES) {
      const params = Object.fromEntries(
        ["id", "path", "url", "name", "known", "detail", "expected", "found"].map((key) => [key, `<${key}>`]),
      );
      expect(message[language](params), code).toMatch(/<\w+>/);
      expect(message[language](params), code).not.toContain("undefined");
    }
});
