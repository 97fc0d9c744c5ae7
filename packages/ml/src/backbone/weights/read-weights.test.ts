import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readWeights } from "./read-weights.ts";
import { storedZip } from "./stored-zip.fixture.ts";
import { WeightsError } from "./weights-error.ts";

const FOLDER = new URL("../../../fixtures/weights/", import.meta.url);
const TINY = new URL("../../../fixtures/resnet-tiny/", import.meta.url);

function fixture(name: string, folder = FOLDER): Buffer {
  return readFileSync(new URL(name, folder));
}

/** The error of reading these bytes and every tensor in them. */
function refusal(bytes: Uint8Array): WeightsError {
  try {
    for (const tensor of readWeights(bytes).values()) tensor.read();
  } catch (error) {
    if (error instanceof WeightsError) return error;
    throw error;
  }
  throw new Error("the file was accepted");
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

function pickleZip(pickle: string, storages: Record<string, Uint8Array> = {}): Buffer {
  const data = Object.entries(storages).map(([key, bytes]): [string, Uint8Array] => [`x/data/${key}`, bytes]);
  return storedZip([["x/data.pkl", latin1(pickle)], ...data]);
}

/** Pickle of {"w": tensor}, with the storage's element count, offset, shape and strides as raw opcodes. */
function tensorPickle(count: string, offset: string, shape: string, strides: string): string {
  return (
    "\x80\x02}X\x01\0\0\0wctorch._utils\n_rebuild_tensor_v2\n" +
    `((X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\x000X\x03\0\0\0cpu${count}tQ` +
    `${offset}${shape}${strides}\x89}tRs.`
  );
}

function int32(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return `J${bytes.toString("latin1")}`;
}

describe("tensors as torch wrote them", () => {
  const third = Math.fround(1 / 3);
  const tiny = 2 ** -24;
  const f32 = [0, -0, 1.5, -2.25, 65504, tiny, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, third];

  it.each(["kinds.pth", "kinds-legacy.pth", "kinds-protocol-4.pth", "checkpoint.pth"])("%s", (name) => {
    const tensors = readWeights(fixture(name));
    const values = (key: string) => Array.from(tensors.get(key)?.read() ?? []);
    expect(values("f32")).toEqual(f32);
    expect(values("f64")).toEqual(f32);
    expect(values("f16")).toEqual([...f32.slice(0, 9), 0.333251953125]);
    expect(values("bf16")).toEqual([...f32.slice(0, 4), 65536, tiny, ...f32.slice(6, 9), 0.333984375]);
    expect(tensors.get("transposed")?.shape).toEqual([3, 2]);
    expect(values("transposed")).toEqual([0, 3, 1, 4, 2, 5]);
    expect(values("slice")).toEqual([5, 6, 7, 8, 9, 10]);
    expect(values("every_other")).toEqual([0, 2, 4, 6, 8]);
    expect(values("parameter")).toEqual([0, 1, 2, 3, 4, 5]);
    expect(tensors.get("empty")?.shape).toEqual([0, 4]);
    expect(() => tensors.get("i64")?.read()).toThrow(/i64/);
  });

  it("in .safetensors are those of the .pth, bit for bit", () => {
    const torch = readWeights(fixture("resnet18-tiny.pth", TINY));
    const safe = readWeights(fixture("resnet18-tiny.safetensors", TINY));
    const floats = [...torch].filter(([, { elementType }]) => elementType === "f32");
    expect(floats.length).toBeGreaterThan(90);
    for (const [name, tensor] of floats) {
      expect(safe.get(name)?.shape).toEqual(tensor.shape);
      expect(safe.get(name)?.read()).toEqual(tensor.read());
    }
  });
});

describe("a pickle that asks for more than tensors is refused, and what it asked for is named", () => {
  it.each(["trap.pth", "trap-legacy.pth"])("%s, which would run a command", (name) => {
    const { code, message } = refusal(fixture(name));
    expect(code).toBe("UNSAFE");
    expect(message).toContain("posix.system");
    expect(existsSync("/tmp/brainscan-pickle-was-run")).toBe(false);
  });

  it("whole-module.pth, which would build a class", () => {
    expect(refusal(fixture("whole-module.pth"))).toMatchObject({
      code: "UNSAFE",
      message: expect.stringContaining("torch.nn.modules.linear.Linear"),
    });
  });

  it.each([
    ["os.system", "\x80\x02cos\nsystem\nX\x02\0\0\0ls\x85R."],
    ["builtins.eval", "\x80\x04\x8c\x08builtins\x8c\x04eval\x93\x8c\x011\x85R."],
    ["torch FloatStorage", "\x80\x02ctorch\nFloatStorage\n)R."],
    ["a value", "\x80\x02X\x02\0\0\0os)R."],
    ["opcode 0x69", "\x80\x02(ios\nsystem\n."],
    ["opcode 0x6f", "\x80\x02(cos\nsystem\no.".replace("cos\nsystem\n", "ctorch\nFloatStorage\n")],
    ["opcode 0x81", "\x80\x02ctorch\nFloatStorage\n)\x81."],
    ["opcode 0x82", "\x80\x02\x82\x01."],
    ["opcode 0x50", "\x80\x02Pstorage\n."],
    ["attributes", "\x80\x02ctorch\nFloatStorage\n}b."],
  ])("%s", (named, pickle) => {
    expect(refusal(pickleZip(pickle))).toMatchObject({ code: "UNSAFE", message: expect.stringContaining(named) });
  });

  it("a name made of lists of lists, which would be 2^60 characters long, is refused at once", () => {
    const byte = (i: number) => String.fromCharCode(i);
    const levels = Array.from({ length: 60 }, (_, i) => `](h${byte(i)}h${byte(i)}eq${byte(i + 1)}`).join("");
    expect(refusal(pickleZip(`\x80\x04]q\0${levels}\x8c\x01x\x93.`)).code).toBe("DAMAGED");
  });
});

describe("lying sizes and offsets are refused before anything is read or allocated", () => {
  const bytes = new Uint8Array(24);
  const good = tensorPickle("K\x06", "K\0", "K\x02K\x03\x86", "K\x03K\x01\x86");

  it("(and the honest file is read)", () => {
    expect(
      readWeights(pickleZip(good, { "0": bytes }))
        .get("w")
        ?.read(),
    ).toEqual(new Float32Array(6));
  });

  it.each([
    ["a shape larger than its storage", tensorPickle("K\x06", "K\0", "K\x03K\x03\x86", "K\x03K\x01\x86")],
    ["an offset past the end", tensorPickle("K\x06", "K\x01", "K\x02K\x03\x86", "K\x03K\x01\x86")],
    ["strides that leave the storage", tensorPickle("K\x06", "K\0", "K\x02K\x03\x86", "K\x04K\x01\x86")],
    ["a stride of zero that repeats one value", tensorPickle("K\x06", "K\0", `${int32(2 ** 30)}\x85`, "K\0\x85")],
    ["a negative stride", tensorPickle("K\x06", "K\0", "K\x02K\x03\x86", `${int32(-3)}K\x01\x86`)],
    ["a negative shape", tensorPickle("K\x06", "K\0", `${int32(-2)}${int32(-3)}\x86`, "K\x03K\x01\x86")],
    ["a negative offset", tensorPickle("K\x06", int32(-1), "K\x02K\x03\x86", "K\x03K\x01\x86")],
    ["a shape that overflows", tensorPickle("K\x06", "K\0", `(${int32(2 ** 30).repeat(4)}t`, "(K\x01K\x01K\x01K\x01t")],
    ["more strides than dimensions", tensorPickle("K\x06", "K\0", "K\x06\x85", "K\x01K\x01\x86")],
    ["a storage longer than its entry", tensorPickle("K\x07", "K\0", "K\x02K\x03\x86", "K\x03K\x01\x86")],
    ["a storage shorter than its entry", tensorPickle("K\x05", "K\0", "K\x05\x85", "K\x01\x85")],
    ["text longer than the file", "\x80\x02X\xff\xff\xff\xff."],
    ["an empty stack", "\x80\x02R."],
    ["a mark that is missing", "\x80\x02K\x01t."],
    ["a memo that was never filled", "\x80\x02j\xff\xff\xff\xff."],
    ["no end", "\x80\x02}"],
  ])("%s", (_, pickle) => {
    expect(refusal(pickleZip(pickle, { "0": bytes })).code).toBe("DAMAGED");
  });

  it("a memo with a huge index takes no room", () => {
    const pickle = good.replace("}X", "}r\xff\xff\xff\xffX");
    expect(readWeights(pickleZip(pickle, { "0": bytes })).size).toBe(1);
  });

  it("a storage that is missing", () => {
    expect(refusal(pickleZip(good)).code).toBe("DAMAGED");
  });

  it.each([
    ["an entry larger than the file", { size: 1_000_000 }, "DAMAGED"],
    ["an entry that starts past the end", { offset: 0xfffffff0 }, "DAMAGED"],
    ["an entry that starts inside another", { offset: 7 }, "DAMAGED"],
    ["a compressed entry", { method: 8 }, "NOT_WEIGHTS"],
    ["an encrypted entry", { flags: 1 }, "NOT_WEIGHTS"],
  ])("%s", (_, lie, code) => {
    const zip = storedZip(
      [
        ["x/data.pkl", latin1(good)],
        ["x/data/0", bytes],
      ],
      { "x/data/0": lie },
    );
    expect(refusal(zip).code).toBe(code);
  });

  it("the same entry twice", () => {
    expect(
      refusal(
        storedZip([
          ["x/data.pkl", latin1(good)],
          ["x/data.pkl", latin1(good)],
        ]),
      ).code,
    ).toBe("DAMAGED");
  });
});

it.each([
  ["kinds.pth", FOLDER],
  ["kinds-legacy.pth", FOLDER],
  ["resnet18-tiny.safetensors", TINY],
])("%s cut at any length is refused with a reason", (name, folder) => {
  const whole = fixture(name, folder);
  for (let length = 0; length < whole.length; length += 1 + Math.floor(whole.length / 200))
    expect(["DAMAGED", "NOT_WEIGHTS"]).toContain(refusal(whole.subarray(0, length)).code);
});

it("bytes flipped at random are read or refused, never anything else", () => {
  let state = 12345;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (const name of ["kinds.pth", "kinds-legacy.pth"])
    for (let round = 0; round < 400; round++) {
      const bytes = Buffer.from(fixture(name));
      for (let i = 0; i < 3; i++) bytes[random(Math.min(bytes.length, 3000))] = random(256);
      try {
        for (const tensor of readWeights(bytes).values()) tensor.read();
      } catch (error) {
        expect(error).toBeInstanceOf(WeightsError);
      }
    }
});

describe(".safetensors headers are checked", () => {
  const data = new Uint8Array(24);
  const file = (header: unknown, claimed?: number, rest = data) => {
    const text = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(claimed ?? text.length));
    return Buffer.concat([length, text, rest]);
  };
  const entry = (extra: object = {}) => ({ dtype: "F32", shape: [2, 3], data_offsets: [0, 24], ...extra });

  it("(and the honest file is read)", () => {
    expect(
      readWeights(file({ __metadata__: { format: "pt" }, w: entry() }))
        .get("w")
        ?.read(),
    ).toHaveLength(6);
  });

  it.each([
    ["length beyond the file", file({ w: entry() }, 2 ** 40), "DAMAGED"],
    ["no JSON", file("{nonsense"), "NOT_WEIGHTS"],
    ["offsets past the end", file({ w: entry({ shape: [2, 4], data_offsets: [0, 32] }) }), "DAMAGED"],
    ["bytes that do not fit the shape", file({ w: entry({ shape: [2, 4] }) }), "DAMAGED"],
    ["offsets in reverse", file({ w: entry({ data_offsets: [24, 0] }) }), "DAMAGED"],
    ["an overlap", file({ a: entry(), b: entry() }), "DAMAGED"],
    ["a gap", file({ w: entry({ shape: [5], data_offsets: [4, 24] }) }), "DAMAGED"],
    ["data that no tensor has", file({ w: entry() }, undefined, new Uint8Array(25)), "DAMAGED"],
    ["a fractional shape", file({ w: entry({ shape: [1.5, 4] }) }), "DAMAGED"],
    ["an unknown type", file({ w: entry({ dtype: "F4" }) }), "INCOMPATIBLE"],
    ["an entry that is null", file({ w: null }), "INCOMPATIBLE"],
    ["no tensor", file({}, undefined, new Uint8Array(0)), "NOT_WEIGHTS"],
  ])("%s", (_, bytes, code) => {
    expect(refusal(bytes).code).toBe(code);
  });
});

it.each([
  ["an empty file", Buffer.alloc(0)],
  ["text", Buffer.from("these are not weights")],
  ["a zip of something else", storedZip([["readme.txt", Buffer.from("hello")]])],
  ["a dict without tensors", pickleZip("\x80\x02}X\x01\0\0\0aK\x01s.")],
])("%s is not weights", (_, bytes) => {
  expect(refusal(bytes).code).toBe("NOT_WEIGHTS");
});
