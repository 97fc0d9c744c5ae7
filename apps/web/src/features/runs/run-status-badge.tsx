"use client";
import { Ban, Check, CircleDashed, Loader, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import type { RunStatus } from "../../generated/graphql.ts";

const looks = {
  QUEUED: { tone: "neutral", Icon: CircleDashed },
  RUNNING: { tone: "outline", Icon: Loader },
  DONE: { tone: "success", Icon: Check },
  FAILED: { tone: "destructive", Icon: TriangleAlert },
  CANCELLED: { tone: "neutral", Icon: Ban },
} as const;

export function RunStatusBadge({ status }: { status: RunStatus }) {
  const t = useTranslations("runs.status");
  const { tone, Icon } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className={status === "RUNNING" ? "animate-spin [animation-duration:2.5s]" : undefined} />
      {t(status)}
    </Badge>
  );
}
