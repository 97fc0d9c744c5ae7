"use client";
import { FileArchive } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useState } from "react";
import { cn } from "../../style/cn.ts";

type DropzoneProps = { file: File | null; onFile: (file: File) => void; compact?: boolean };

/** A place to drop a zip; the same place is a button that opens the file picker. */
export function Dropzone({ file, onFile, compact = false }: DropzoneProps) {
  const t = useTranslations("import");
  const id = useId();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState(false);

  const take = (candidate: File | undefined) => {
    if (!candidate) return;
    const zip = /\.zip$/i.test(candidate.name);
    setRefused(!zip);
    if (zip) onFile(candidate);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };

  return (
    <div className="grid gap-2">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the label and its input do the same by keyboard. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "relative grid place-items-center rounded-lg border-2 border-dashed text-center transition-colors focus-within:border-ring hover:bg-accent/50",
          compact ? "px-6 py-7" : "px-6 py-12",
          over && "border-ring bg-accent",
        )}
      >
        <label htmlFor={id} className="absolute inset-0 cursor-pointer">
          <span className="sr-only">{t("choose")}</span>
        </label>
        <input
          id={id}
          type="file"
          accept=".zip,application/zip"
          className="sr-only"
          onChange={(event) => take(event.target.files?.[0])}
        />
        <div className="pointer-events-none grid place-items-center gap-2.5">
          <div className="grid size-10 place-items-center rounded-lg bg-muted text-muted-foreground">
            <FileArchive className="size-5" aria-hidden />
          </div>
          <p className="text-sm font-medium">{file ? file.name : t("drop")}</p>
          <p className="max-w-md text-[13px] leading-relaxed text-muted-foreground">
            {file ? t("dropAnother") : t("dropDetail")}
          </p>
        </div>
      </div>
      {refused ? (
        <p role="alert" className="text-[13px] text-destructive">
          {t("notZip")}
        </p>
      ) : null}
    </div>
  );
}
