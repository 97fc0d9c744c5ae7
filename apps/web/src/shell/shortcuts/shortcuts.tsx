"use client";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { pressKey, type Shortcut } from "./press-keys.ts";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { useKeysOn } from "./use-keys-on.ts";

export type ShortcutGroup = { title: string; shortcuts: readonly Shortcut[] };

type Shortcuts = {
  register: (id: string, group: ShortcutGroup) => void;
  forget: (id: string) => void;
  openSheet: () => void;
};

const ShortcutsContext = createContext<Shortcuts | null>(null);

const SEQUENCE_MS = 1500;

/** Keys that act while nobody types and nothing lies over the page, and the sheet that lists them. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const groups = useRef(new Map<string, ShortcutGroup>());
  const [listed, setListed] = useState<ShortcutGroup[] | null>(null);
  const [on, setOn] = useKeysOn();
  const openSheet = useCallback(() => setListed([...groups.current.values()]), []);

  useEffect(() => {
    if (!on) return;
    let waiting = "";
    let since = 0;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTaken(event.target)) return;
      if (event.timeStamp - since > SEQUENCE_MS) waiting = "";
      const all = [...groups.current.values()].flatMap(({ shortcuts }) => shortcuts);
      const pressed = pressKey(all, waiting, event.key.toLowerCase());
      waiting = pressed.waiting;
      since = event.timeStamp;
      if (!pressed.found) return;
      event.preventDefault();
      pressed.found.run?.();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on]);

  const shortcuts = useMemo<Shortcuts>(
    () => ({
      register(id, group) {
        groups.current.set(id, group);
      },
      forget(id) {
        groups.current.delete(id);
      },
      openSheet,
    }),
    [openSheet],
  );
  return (
    <ShortcutsContext value={shortcuts}>
      {children}
      <ShortcutSheet groups={listed} onClose={() => setListed(null)} on={on} onSwitch={setOn} />
    </ShortcutsContext>
  );
}

export function useOpenSheet(): () => void {
  return useShortcutsContext().openSheet;
}

/** Let these keys act while the calling component is shown, and list them under a title. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const id = useId();
  const { register, forget } = useShortcutsContext();
  // After every render: what a key does is what the page would do now.
  useEffect(() => register(id, { title, shortcuts }));
  useEffect(() => () => forget(id), [forget, id]);
}

function useShortcutsContext(): Shortcuts {
  const shortcuts = useContext(ShortcutsContext);
  if (!shortcuts) throw new Error("shortcuts are used outside ShortcutsProvider");
  return shortcuts;
}

function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]") !== null
  );
}
