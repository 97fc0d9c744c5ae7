"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import type { ImportReportPanelFragment } from "../../generated/graphql.ts";

type Report = NonNullable<ImportReportPanelFragment["imports"][number]["report"]>;

const shownAtFirst = 20;

type LongListProps<Item> = { items: readonly Item[]; keyOf: (item: Item) => string; show: (item: Item) => ReactNode };

/** The first lines of a list, and the rest when asked for. */
export function LongList<Item>({ items, keyOf, show }: LongListProps<Item>) {
  const t = useTranslations("import.report");
  const format = useFormatter();
  const [all, setAll] = useState(false);
  if (items.length === 0) return <p className="text-muted-foreground">{t("none")}</p>;
  return (
    <>
      <ul className="grid gap-1.5 font-mono text-xs leading-relaxed break-words">
        {(all ? items : items.slice(0, shownAtFirst)).map((item) => (
          <li key={keyOf(item)}>{show(item)}</li>
        ))}
      </ul>
      {items.length > shownAtFirst && !all ? (
        <Button variant="link" className="mt-2 text-[13px]" onClick={() => setAll(true)}>
          {t("showAll", { count: format.number(items.length) })}
        </Button>
      ) : null}
    </>
  );
}

export function Notices({ notices }: { notices: Report["rejected"] }) {
  return (
    <LongList
      items={notices}
      keyOf={(notice) => `${notice.path} ${notice.message}`}
      show={({ path, message }) => (
        <>
          {path ? <span className="block">{path}</span> : null}
          <span className="font-sans text-[13px] text-muted-foreground">{message}</span>
        </>
      )}
    />
  );
}

export function DuplicateGroups({ groups }: { groups: Report["duplicateGroups"] }) {
  const t = useTranslations("import.report");
  return (
    <LongList
      items={groups}
      keyOf={(group) => group.id}
      show={({ paths, sameBytes }) => (
        <div className="border-l-2 pl-3">
          {paths.map((path) => (
            <span key={path} className="block">
              {path}
            </span>
          ))}
          <span className="font-sans text-muted-foreground">{sameBytes ? t("sameBytes") : t("samePixels")}</span>
        </div>
      )}
    />
  );
}

export function Counts({ counts }: { counts: readonly (readonly [name: string, count: number])[] }) {
  const format = useFormatter();
  return (
    <LongList
      items={counts}
      keyOf={([name]) => name}
      show={([name, count]) => (
        <span className="flex max-w-72 justify-between gap-4">
          <span>{name}</span>
          <span>{format.number(count)}</span>
        </span>
      )}
    />
  );
}

export function MetadataColumns({ metadata }: { metadata: Report["metadata"] }) {
  const t = useTranslations("import.report");
  const format = useFormatter();
  if (!metadata.file) return <p className="text-muted-foreground">{t("noMetadataDetail")}</p>;
  return (
    <div className="grid gap-2">
      <LongList
        items={metadata.columns}
        keyOf={(column) => column.name}
        show={({ name, type, missing }) => (
          <>
            {name}{" "}
            <span className="font-sans text-muted-foreground">
              {t(`type.${type}`)} · {t("missing", { count: missing, shown: format.number(missing) })}
            </span>
          </>
        )}
      />
      {metadata.unmatchedRows > 0 ? (
        <p className="text-muted-foreground">
          {t("unmatched", { count: metadata.unmatchedRows, shown: format.number(metadata.unmatchedRows) })}
        </p>
      ) : null}
    </div>
  );
}
