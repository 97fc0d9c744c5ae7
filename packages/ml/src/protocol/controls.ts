import { shuffle } from "../random/draw.ts";
import { createRandom, type Random } from "../random/random.ts";
import { takeSample } from "../registry/learner.ts";
import { fitRepresentation } from "../representation/fit-representation.ts";
import type { Control, ExperimentInputs } from "./experiment.ts";
import { UNLABELED } from "./labels.ts";

/** The inputs as a control sees them; see Control. Everything after it is the protocol as it always is: with each row
 *  its own family, nothing leaves the pool but the held-out rows themselves. */
export async function underControl(
  inputs: ExperimentInputs,
  control: Control,
  seed: number,
): Promise<ExperimentInputs> {
  if (control === "SHUFFLED_LABELS") {
    const labels = shuffleLabels(inputs.labels, inputs.groups, createRandom(seed, "shuffled labels"));
    return { ...inputs, labels };
  }
  if (control === "NAIVE") {
    const { features, views = {} } = inputs;
    const all = { labelled: { features, views }, unlabelled: takeSample({ features, views }, []) };
    const { apply } = await fitRepresentation(all, { kind: "standardised" }, { seed });
    return { ...inputs, ...(await apply(all.labelled)), groups: Int32Array.from(inputs.groups.keys()) };
  }
  return inputs;
}

/** Labels dealt anew among the labelled families: as many families of each class as before, each row of a family with
 *  the family's label. A family that holds both classes deals its labels among its own rows.
 *  @param labels  n: 0, 1 or -1
 *  @param groups  n: family of each row
 *  @returns n: unlabelled rows stay so. O(n), deterministic for a given `random`. */
export function shuffleLabels(labels: ArrayLike<number>, groups: ArrayLike<number>, random: Random): Int8Array {
  const families = new Map<number, number[]>();
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] !== UNLABELED) families.set(groups[row], [...(families.get(groups[row]) ?? []), row]);
  }
  const all = [...families.values()];
  const isPure = (rows: number[]) => rows.every((row) => labels[row] === labels[rows[0]]);
  const pure = all.filter(isPure);
  const dealt = Int8Array.from(labels);
  const classes = shuffle(
    pure.map(([row]) => labels[row]),
    random,
  );
  for (const [at, rows] of pure.entries()) for (const row of rows) dealt[row] = classes[at];
  for (const rows of all.filter((family) => !isPure(family))) {
    const own = shuffle(
      rows.map((row) => labels[row]),
      random,
    );
    for (const [at, row] of rows.entries()) dealt[row] = own[at];
  }
  return dealt;
}
