/** Parameters left to "auto", set to what a fit selected for them. One whose "auto" is a rule of the method (svc's gamma)
 *  is not among what is selected and stays as it is. */
export function withChoices(
  parameters: Readonly<Record<string, unknown>>,
  selected: Readonly<Record<string, number>>,
): Record<string, unknown> {
  const open = Object.keys(parameters).filter((name) => parameters[name] === "auto" && name in selected);
  return { ...parameters, ...Object.fromEntries(open.map((name) => [name, selected[name]])) };
}

/** Lower median over fits of each figure that they select. */
export function medianChoices(selected: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const names = new Set(selected.flatMap((each) => Object.keys(each)));
  return Object.fromEntries(
    Array.from(names, (name) => {
      const values = selected.flatMap((each) => (name in each ? [each[name]] : [])).sort((a, b) => a - b);
      return [name, values[Math.floor((values.length - 1) / 2)]];
    }),
  );
}
