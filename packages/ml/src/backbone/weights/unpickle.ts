import { WeightsError } from "./weights-error.ts";

/** What an allow-listed pickle can build: plain data, and whatever the two hooks below return. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | PickleGlobal
  | PickleObject;

/** A name the pickle may mention, and what calling it gives; without `call` it can only be mentioned. */
export class PickleGlobal {
  readonly id: string;
  readonly call: ((args: PickleValue[]) => PickleValue) | undefined;

  constructor(id: string, call?: (args: PickleValue[]) => PickleValue) {
    this.id = id;
    this.call = call;
  }
}

/** Something of ours inside the pickle's data: a storage, a tensor. */
export class PickleObject {
  readonly content: unknown;

  constructor(content: unknown) {
    this.content = content;
  }
}

export type PickleHooks = {
  /** "module name" -> what it stands for. Whatever is absent is refused. */
  globals: ReadonlyMap<string, PickleGlobal>;
  persistentLoad(id: PickleValue): PickleValue;
};

const MARK = Symbol("mark");
const TEXT = new TextDecoder("utf-8", { fatal: true });

function unsafe(reason: string): WeightsError {
  return new WeightsError("UNSAFE", `refused, because a weights file has no use for it: ${reason}`);
}

function damaged(reason: string): WeightsError {
  return new WeightsError("DAMAGED", `the pickle is damaged: ${reason}`);
}

/** Run the small part of Python's pickle language that torch.save uses for a state dict. No name outside `hooks.globals`
 *  can be reached, nothing is imported, and no opcode calls anything but those globals.
 *  @returns the value and the offset just after it
 *  @throws WeightsError UNSAFE naming the opcode or the global, DAMAGED when the stream contradicts itself
 *  Opcodes: CPython, Lib/pickletools.py. Cost and memory: O(length of the stream). */
export function unpickle(bytes: Uint8Array, hooks: PickleHooks, start = 0): { value: PickleValue; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stack: (PickleValue | typeof MARK)[] = [];
  const memo = new Map<number, PickleValue>();
  let at = start;

  const take = (length: number): number => {
    if (length > bytes.length - at)
      throw damaged(`${length} bytes are announced at ${at}, ${bytes.length - at} are left`);
    at += length;
    return at - length;
  };
  const uint8 = () => bytes[take(1)];
  const uint32 = () => view.getUint32(take(4), true);
  const text = (length: number) => {
    const from = take(length);
    try {
      return TEXT.decode(bytes.subarray(from, from + length));
    } catch (error) {
      throw new WeightsError("DAMAGED", `the pickle is damaged: text at ${from} is not UTF-8`, { cause: error });
    }
  };
  const line = () => {
    const newline = bytes.indexOf(10, at);
    if (newline < 0) throw damaged(`a line at ${at} never ends`);
    const found = text(newline - at);
    at++;
    return found;
  };
  const pop = (): PickleValue => {
    const value = stack.pop();
    if (value === undefined || value === MARK) throw damaged(`the stack is empty at ${at}`);
    return value;
  };
  const top = (): PickleValue => {
    const value = stack.at(-1);
    if (value === undefined || value === MARK) throw damaged(`the stack is empty at ${at}`);
    return value;
  };
  const popToMark = (): PickleValue[] => {
    const mark = stack.lastIndexOf(MARK);
    if (mark < 0) throw damaged(`no mark on the stack at ${at}`);
    // Everything above the last mark is a value.
    return stack.splice(mark).slice(1) as PickleValue[];
  };
  const popMany = (count: number) => Array.from({ length: count }, pop).reverse();
  const remember = (index: number) => memo.set(index, top());
  const recall = (index: number) => {
    const value = memo.get(index);
    if (value === undefined) throw damaged(`memo ${index} is empty`);
    stack.push(value);
  };
  const findGlobal = (module: PickleValue, name: PickleValue) => {
    // Only text: turning a nested list into a name could take exponential time.
    if (typeof module !== "string" || typeof name !== "string") throw damaged(`a name at ${at} is not text`);
    const found = hooks.globals.get(`${module} ${name}`);
    if (!found) throw unsafe(`the name ${module.slice(0, 100)}.${name.slice(0, 100)}`);
    stack.push(found);
  };
  const setItems = (pairs: PickleValue[]) => {
    const target = top();
    if (!(target instanceof Map) || pairs.length % 2 !== 0) throw damaged(`items set on what is no dict, at ${at}`);
    for (let i = 0; i < pairs.length; i += 2) target.set(pairs[i], pairs[i + 1]);
  };
  const extend = (values: PickleValue[]) => {
    const target = top();
    if (!Array.isArray(target)) throw damaged(`values appended to what is no list, at ${at}`);
    for (const value of values) target.push(value);
  };
  const longInteger = (length: number) => {
    const from = take(length);
    let value = 0n;
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[from + i]);
    if (length > 0 && bytes[from + length - 1] & 0x80) value -= 1n << BigInt(8 * length);
    const number = Number(value);
    stack.push(Number.isSafeInteger(number) ? number : value);
  };
  const reduce = () => {
    const args = pop();
    const callee = pop();
    if (!(callee instanceof PickleGlobal) || !callee.call || !Array.isArray(args))
      throw unsafe(`a call of ${callee instanceof PickleGlobal ? callee.id : "a value"}`);
    stack.push(callee.call(args));
  };

  const opcodes: Record<string, () => void> = {
    "\x80": () => uint8(), // PROTO
    "\x95": () => take(8), // FRAME
    "(": () => stack.push(MARK),
    N: () => stack.push(null),
    "\x88": () => stack.push(true),
    "\x89": () => stack.push(false),
    K: () => stack.push(uint8()),
    M: () => stack.push(view.getUint16(take(2), true)),
    J: () => stack.push(view.getInt32(take(4), true)),
    "\x8a": () => longInteger(uint8()),
    G: () => stack.push(view.getFloat64(take(8))),
    X: () => stack.push(text(uint32())),
    "\x8c": () => stack.push(text(uint8())),
    ")": () => stack.push([]),
    "]": () => stack.push([]),
    "}": () => stack.push(new Map()),
    t: () => stack.push(popToMark()),
    "\x85": () => stack.push(popMany(1)),
    "\x86": () => stack.push(popMany(2)),
    "\x87": () => stack.push(popMany(3)),
    a: () => extend([pop()]),
    e: () => extend(popToMark()),
    s: () => setItems(popMany(2)),
    u: () => setItems(popToMark()),
    q: () => remember(uint8()),
    r: () => remember(uint32()),
    "\x94": () => remember(memo.size),
    h: () => recall(uint8()),
    j: () => recall(uint32()),
    c: () => findGlobal(line(), line()),
    "\x93": () => {
      const [module, name] = popMany(2);
      findGlobal(module, name);
    },
    R: reduce,
    Q: () => stack.push(hooks.persistentLoad(pop())),
    // BUILD sets an object's attributes; a state dict's are its format's version, which we do not need.
    b: () => {
      pop();
      if (!(top() instanceof Map)) throw unsafe("attributes set on something other than a dict");
    },
  };

  for (;;) {
    const opcode = String.fromCharCode(uint8());
    if (opcode === ".") return { value: pop(), end: at };
    const run = Object.hasOwn(opcodes, opcode) ? opcodes[opcode] : undefined;
    if (!run) throw unsafe(`opcode 0x${opcode.charCodeAt(0).toString(16)} at ${at - 1}`);
    run();
  }
}
