"use client";
import { Check, CircleDashed, CircleHelp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import type { CheckStatus } from "../../generated/graphql.ts";

const looks = {
  PASS: { tone: "success", Icon: Check },
  FAIL: { tone: "destructive", Icon: X },
  NOT_DECIDABLE: { tone: "warning", Icon: CircleHelp },
  NOT_RUN: { tone: "neutral", Icon: CircleDashed },
} as const;

/** Sign and word: no status is told by its colour alone. */
export function CheckStatusBadge({ status, count }: { status: CheckStatus; count?: number }) {
  const t = useTranslations("checks");
  const { tone, Icon } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {count === undefined ? t(`status.${status}`) : t(`counted.${status}`, { count })}
    </Badge>
  );
}
