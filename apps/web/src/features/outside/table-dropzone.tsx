"use client";
import { FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useState } from "react";
import { cn } from "../../style/cn.ts";

/** A place to drop a table; the same place is a button that opens the file picker. Its format is told by its content, on the
 *  server: no name is refused. */
export function TableDropzone({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const t = useTranslations("outside");
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (candidate: File | undefined) => candidate && onFile(candidate);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the label and its input do the same by keyboard.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        "relative grid place-items-center rounded-lg border-2 border-dashed px-6 py-8 text-center transition-colors focus-within:border-ring hover:bg-accent/50",
        over && "border-ring bg-accent",
      )}
    >
      <label htmlFor={id} className="absolute inset-0 cursor-pointer">
        <span className="sr-only">{t("choose")}</span>
      </label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.parquet"
        className="sr-only"
        onChange={(event) => take(event.target.files?.[0])}
      />
      <div className="pointer-events-none grid place-items-center gap-2.5">
        <div className="grid size-10 place-items-center rounded-lg bg-muted text-muted-foreground">
          <FileSpreadsheet className="size-5" aria-hidden />
        </div>
        <p className="text-sm font-medium break-all">{file ? file.name : t("drop")}</p>
        <p className="max-w-md text-[13px] leading-relaxed text-muted-foreground">
          {file ? t("dropAnother") : t("dropDetail")}
        </p>
      </div>
    </div>
  );
}
