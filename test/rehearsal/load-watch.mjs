// How busy the machine was while something was measured: the load average, looked at every few seconds.
import { loadavg } from "node:os";

const LOOK_MS = 5000;

export function loadWatch() {
  const seen = {};
  let now = null;
  let timer = null;
  const look = () => seen[now].push(loadavg()[0]);
  return {
    begin(name) {
      clearInterval(timer);
      now = name;
      seen[name] = [];
      look();
      timer = setInterval(look, LOOK_MS);
    },
    end: () => clearInterval(timer),
    tell: () =>
      Object.fromEntries(
        Object.entries(seen).map(([name, all]) => [
          name,
          { mean: all.reduce((sum, one) => sum + one, 0) / all.length, most: Math.max(...all) },
        ]),
      ),
  };
}
