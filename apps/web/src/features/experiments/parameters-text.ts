/** "C = 1, maxIter = 100, seed = 0": every parameter, so that the line is enough to run it again. */
export function parametersText(parameters: unknown, seed: number): string {
  const named = parameters !== null && typeof parameters === "object" ? Object.entries(parameters) : [];
  return [...named, ["seed", seed]]
    .map(([name, value]) => `${name} = ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
