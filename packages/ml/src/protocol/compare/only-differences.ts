/** One setting that is not the same in every configuration. */
export type SettingDifference = {
  /** Dotted: protocol.nLabels. A dot inside a name is written \. */
  path: string;
  /** One a configuration; null also where it has no such setting. */
  values: unknown[];
  /** Places of the configurations that have no such setting. */
  absent: number[];
};

/** The settings in which configurations differ, by the code points of their paths, so that neither the order of keys
 *  nor that of configurations moves a line. Objects are walked into; a list, or an empty object, is one value.
 *  @param configs  what JSON can hold; an undefined setting counts as absent
 *  O(settings log settings). */
export function onlyDifferences(configs: readonly Readonly<Record<string, unknown>>[]): SettingDifference[] {
  const settings = configs.map((config) => new Map(settingsOf(config)));
  const paths = Array.from(new Set(settings.flatMap((each) => Array.from(each.keys())))).sort((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
  return paths.flatMap((path) => {
    const absent = Array.from(settings.keys()).filter((at) => !settings[at].has(path));
    const values = settings.map((each) => each.get(path) ?? null);
    if (absent.length === 0 && new Set(values.map(canonical)).size === 1) return [];
    return [{ path, values, absent }];
  });
}

function settingsOf(value: unknown, path?: string): [path: string, value: unknown][] {
  if (value === undefined) return [];
  const entries = isPlain(value) ? Object.entries(value) : [];
  if (entries.length === 0) return path === undefined ? [] : [[path, value]];
  return entries.flatMap(([key, child]) => {
    const name = key.replaceAll("\\", "\\\\").replaceAll(".", "\\.");
    return settingsOf(child, path === undefined ? name : `${path}.${name}`);
  });
}

/** The same text for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isPlain(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
