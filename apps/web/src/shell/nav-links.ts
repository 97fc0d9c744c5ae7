import {
  ChartScatter,
  ClipboardCheck,
  Database,
  FileInput,
  FlaskConical,
  Gauge,
  LayoutList,
  type LucideIcon,
  Package,
  Scale,
  SearchCheck,
  Terminal,
} from "lucide-react";

/** One page: `letter` after `g` leads to it. */
export type NavPage = { key: string; path: string; letter: string; Icon: LucideIcon };

/** The pages by what one comes for. */
export const navGroups = [
  {
    key: "decide",
    pages: [
      { key: "overview", path: "/", letter: "o", Icon: Gauge },
      { key: "scaleUp", path: "/scale-up/", letter: "s", Icon: Scale },
      { key: "deliverables", path: "/deliverables/", letter: "l", Icon: Package },
    ],
  },
  {
    key: "look",
    pages: [
      { key: "data", path: "/data/", letter: "d", Icon: Database },
      { key: "dataAudit", path: "/data-audit/", letter: "q", Icon: SearchCheck },
      { key: "map", path: "/map/", letter: "m", Icon: ChartScatter },
    ],
  },
  {
    key: "learn",
    pages: [
      { key: "experiments", path: "/experiments/", letter: "e", Icon: FlaskConical },
      { key: "predictions", path: "/predictions/", letter: "p", Icon: LayoutList },
      { key: "outside", path: "/outside/", letter: "x", Icon: FileInput },
    ],
  },
  {
    key: "review",
    pages: [{ key: "audit", path: "/audit/", letter: "r", Icon: ClipboardCheck }],
  },
  {
    key: "build",
    pages: [{ key: "explorer", path: "/explorer/", letter: "a", Icon: Terminal }],
  },
] as const satisfies readonly { key: string; pages: readonly NavPage[] }[];

type Page = (typeof navGroups)[number]["pages"][number];

export const navPages: readonly Page[] = navGroups.flatMap<Page>(({ pages }) => pages);
