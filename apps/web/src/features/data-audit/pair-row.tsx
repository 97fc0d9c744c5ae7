"use client";
import { useFormatter, useTranslations } from "next-intl";
import { LabelText } from "../../classes/class-text.tsx";
import { Picture } from "../../components/picture.tsx";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import type { Label, NearDuplicatePairFieldsFragment } from "../../generated/graphql.ts";
import { cn } from "../../style/cn.ts";
import { useOpenImage } from "../image/use-open-image.ts";

type PairRowProps = {
  pair: NearDuplicatePairFieldsFragment;
  /** The one that the keys read. */
  current: boolean;
  ready: boolean;
  onPick: () => void;
  onSay: (same: boolean) => void;
  onTakeBack: () => void;
};

/** Two images side by side, how far they are apart, and the two things a reader can say of them. */
export function PairRow({ pair, current, ready, onPick, onSay, onTakeBack }: PairRowProps) {
  const t = useTranslations("dataAudit.nearDuplicates");
  const format = useFormatter();
  const readable = ready && pair.imageA != null && pair.imageB != null;
  return (
    <li
      aria-current={current ? "true" : undefined}
      onPointerDown={onPick}
      onFocus={onPick}
      className={cn("grid gap-2.5 rounded-lg border p-3 text-[13px]", current && "border-foreground/50 bg-accent/40")}
    >
      <div className="grid grid-cols-2 gap-2.5">
        <Side image={pair.imageA} label={pair.labelA} />
        <Side image={pair.imageB} label={pair.labelB} />
      </div>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
        {t("distances", {
          bits: format.number(pair.hashBits),
          distance: format.number(pair.featureDistance, { maximumFractionDigits: 3 }),
        })}
        {pair.crosses ? <Badge tone="warning">{t("crosses")}</Badge> : null}
        {pair.origin === "REVIEWED" ? <Badge tone="outline">{t("reviewedOrigin")}</Badge> : null}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {([true, false] as const).map((same) => (
          <Button
            key={String(same)}
            size="sm"
            disabled={!readable}
            aria-pressed={pair.review?.same === same}
            onClick={() => onSay(same)}
            className="aria-pressed:border-foreground aria-pressed:bg-accent"
          >
            {t(same ? "same" : "different")}
            <kbd className="rounded border px-1 font-mono text-[11px] text-muted-foreground">{same ? "S" : "D"}</kbd>
          </Button>
        ))}
        {pair.review ? (
          <>
            <span className="text-xs text-muted-foreground">{t("reader", { reader: pair.review.reader })}</span>
            <Button size="sm" variant="quiet" disabled={!readable} onClick={onTakeBack}>
              {t("takeBack")}
            </Button>
          </>
        ) : null}
      </div>
    </li>
  );
}

type SideProps = { image: PairRowProps["pair"]["imageA"]; label: Label | null | undefined };

function Side({ image, label }: SideProps) {
  const t = useTranslations("dataAudit");
  const open = useOpenImage();
  return (
    <div className="grid min-w-0 gap-1.5">
      {image ? (
        <button
          type="button"
          title={image.path}
          onClick={() => open(image.id)}
          className="block aspect-square overflow-hidden rounded-md bg-tile"
        >
          <Picture src={image.url} alt={image.path} loading="lazy" className="size-full object-contain" />
        </button>
      ) : (
        <span className="grid aspect-square place-items-center rounded-md border border-dashed text-xs text-muted-foreground">
          {t("gone")}
        </span>
      )}
      <span className="truncate font-mono text-[11px] text-muted-foreground">
        {image?.path.split("/").at(-1) ?? "—"}
      </span>
      <LabelText label={label} />
    </div>
  );
}
