"use client";
import { useTranslations } from "next-intl";
import { Card } from "../../components/ui/card.tsx";

const SCORES = "filename,fold,score\nslice_001.jpg,0,0.93\nslice_002.jpg,0,0.08\nslice_003.jpg,1,0.71";
const EMBEDDINGS = "filename,f0,f1,f2,…\nslice_001.jpg,0.12,1.30,-0.41,…";

/** Which columns are expected. */
export function TableFormat() {
  const t = useTranslations("outside");
  return (
    <Card className="grid gap-3 px-5 py-4.5 text-[13px] leading-relaxed">
      <h2 className="text-[15px] font-semibold tracking-tight">{t("formatTitle")}</h2>
      <p className="text-muted-foreground">{t("formatScores")}</p>
      <Example text={SCORES} />
      <p className="text-muted-foreground">{t("formatScoresMore")}</p>
      <p className="text-muted-foreground">{t("formatEmbeddings")}</p>
      <Example text={EMBEDDINGS} />
      <p className="text-muted-foreground">{t("formatNames")}</p>
    </Card>
  );
}

function Example({ text }: { text: string }) {
  return (
    <pre className="overflow-x-auto rounded-lg bg-muted px-3.5 py-3 font-mono text-xs leading-relaxed">{text}</pre>
  );
}
