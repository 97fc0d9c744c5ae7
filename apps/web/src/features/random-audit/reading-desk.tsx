"use client";
import { Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { ClassMark } from "../../classes/class-mark.tsx";
import { LabelText } from "../../classes/class-text.tsx";
import { Picture } from "../../components/picture.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import type { AuditItemFieldsFragment } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { useShortcuts } from "../../shell/shortcuts/shortcuts.tsx";
import { ReaderForm } from "./reader-form.tsx";
import { useReading } from "./use-reading.ts";

type ReadingDeskProps = {
  datasetId: string;
  /** The image on the desk; null when all are read. */
  item: AuditItemFieldsFragment | null;
  nDrawn: number;
  /** Null until it is known whether there is one. */
  reader: string | null;
  /** Null where the name is that of an account. */
  onReader: ((name: string) => void) | null;
  onPick: (item: AuditItemFieldsFragment | null) => void;
  onChange: () => void;
};

/** One drawn image at a time, and the two things an expert can say of it. The model's own opinion is not shown. */
export function ReadingDesk({ datasetId, item, nDrawn, reader, onReader, onPick, onChange }: ReadingDeskProps) {
  const t = useTranslations("randomAudit.desk");
  const format = useFormatter();
  const { read, undo, errors, busy, canUndo } = useReading({ datasetId, reader, onPick, onChange });
  const ready = Boolean(item?.image && reader && !busy);
  const say = (label: "NORMAL" | "CANCER") => {
    if (item && ready) void read(item, label);
  };
  const takeBack = () => {
    if (canUndo && !busy) void undo();
  };
  useShortcuts(t("title"), [
    { keys: "1", says: t("NORMAL"), run: () => say("NORMAL") },
    { keys: "2", says: t("CANCER"), run: () => say("CANCER") },
    { keys: "z", says: t("undo"), run: takeBack },
  ]);

  if (reader === "" && onReader)
    return (
      <Card>
        <CardHeader title={t("title")} description={t("detail")} />
        <CardBody>
          <ReaderForm onReader={onReader} />
        </CardBody>
      </Card>
    );
  return (
    <Card id="reading-desk" className="scroll-mt-28">
      <CardHeader
        title={
          item ? t("position", { position: format.number(item.position), drawn: format.number(nDrawn) }) : t("title")
        }
        description={t("detail")}
        actions={
          <Button size="sm" variant="quiet" disabled={!onReader} onClick={() => onReader?.("")}>
            {t("readBy", { reader: reader ?? "" })}
          </Button>
        }
      />
      <CardBody className="grid gap-4">
        {item?.image ? (
          <figure className="grid gap-2">
            <div className="relative h-[32rem] max-h-[65vh] overflow-hidden rounded-lg bg-tile">
              <Picture
                key={item.image.id}
                src={item.image.url}
                alt={t("alt", { path: item.image.path })}
                className="absolute inset-0 size-full object-contain"
              />
            </div>
            <figcaption className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted-foreground">
              <span className="min-w-0 truncate font-mono">{item.image.path}</span>
              {item.label ? <LabelText label={item.label} /> : null}
            </figcaption>
          </figure>
        ) : (
          <p className="py-10 text-center text-sm text-muted-foreground">{item ? t("gone") : t("allRead")}</p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          {(["NORMAL", "CANCER"] as const).map((label) => (
            <Button key={label} disabled={!ready} onClick={() => say(label)} className="min-w-36">
              <ClassMark of={label} />
              {t(label)}
              <kbd className="rounded border px-1 font-mono text-[11px] text-muted-foreground">
                {label === "NORMAL" ? "1" : "2"}
              </kbd>
            </Button>
          ))}
          <Button variant="quiet" disabled={!canUndo || busy} onClick={takeBack}>
            <Undo2 aria-hidden />
            {t("undo")}
            <kbd className="rounded border px-1 font-mono text-[11px]">Z</kbd>
          </Button>
        </div>
        <FormFailure errors={errors} shown={[]} />
      </CardBody>
    </Card>
  );
}
