import { Console } from "node:console";
import { resolve } from "node:path";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { runInThisContext } from "node:vm";
import type { CellOutput } from "../notebook.ts";
import { compileCell } from "./compile-cell.ts";
import { tslabModule } from "./display.ts";

export type RanCell = { outputs: CellOutput[]; failed: boolean };

/** Runs TypeScript cells one after the other as the tslab kernel does: they share what they declare, may await, and show what
 *  they log, display and end with. It takes over this process's console and globals, so it has the process to itself. */
export function createCellRunner(): (id: string, source: string, count: number) => Promise<RanCell> {
  let outputs: CellOutput[] = [];
  const streamTo = (name: "stdout" | "stderr") =>
    new Writable({
      decodeStrings: false,
      write(text: string | Buffer, _encoding, done) {
        const last = outputs.at(-1);
        if (last?.output_type === "stream" && last.name === name) last.text += String(text);
        else outputs.push({ output_type: "stream", name, text: String(text) });
        done();
      },
    });
  globalThis.console = new Console({ stdout: streamTo("stdout"), stderr: streamTo("stderr"), colorMode: false });
  const tslab = tslabModule((output) => {
    outputs.push(output);
  });
  const load = async (specifier: string): Promise<unknown> => {
    if (specifier === "tslab") return tslab;
    return import(specifier.startsWith(".") ? pathToFileURL(resolve(specifier)).href : specifier);
  };

  return async (id, source, count) => {
    outputs = [];
    const mine = outputs;
    try {
      const run = runInThisContext(compileCell(source), { filename: `${id}.ts` });
      const value: unknown = await run(load);
      if (value !== undefined && value !== null) {
        const data = { "text/plain": typeof value === "string" ? value : inspect(value) };
        mine.push({ output_type: "execute_result", data, metadata: {}, execution_count: count });
      }
      return { outputs: mine, failed: false };
    } catch (error) {
      mine.push(errorOutput(error, id));
      return { outputs: mine, failed: true };
    }
  };
}

function errorOutput(error: unknown, id: string): CellOutput {
  if (!(error instanceof Error)) {
    const evalue = inspect(error);
    return { output_type: "error", ename: "Error", evalue, traceback: [evalue] };
  }
  const { name, message, stack = "" } = error;
  // Frames of the packages and of this runner say nothing to who wrote the cell.
  const frames = stack.split("\n").filter((line) => line.includes(`${id}.ts:`));
  return { output_type: "error", ename: name, evalue: message, traceback: [`${name}: ${message}`, ...frames] };
}
