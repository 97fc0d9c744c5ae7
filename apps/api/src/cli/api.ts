import { serve } from "./serve.ts";

/** `brainscan api`: the API and the dashboard. What is asked for is handed to `brainscan worker` processes on the same Postgres. */
export function run(args: string[]): Promise<number> {
  return serve(args, { computes: false });
}
