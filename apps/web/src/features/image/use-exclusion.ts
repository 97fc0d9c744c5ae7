"use client";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useMutation } from "urql";
import { graphql } from "../../generated/gql.ts";
import { errorsOf } from "../../graphql/user-errors.ts";
import { useSelection } from "../../shell/selection.tsx";

const excludeImagesDocument = graphql(`
  mutation ExcludeImages($input: ExcludeImagesInput!) {
    excludeImages(input: $input) {
      images {
        ...ExclusionSection
      }
      datasets {
        id
        fingerprint
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const restoreImagesDocument = graphql(`
  mutation RestoreImages($imageIds: [ID!]!) {
    restoreImages(imageIds: $imageIds) {
      images {
        ...ExclusionSection
      }
      datasets {
        id
        fingerprint
      }
      userErrors {
        field
        message
      }
    }
  }
`);

/** Excluding and restoring one image; each leaves a toast that undoes it. */
export function useExclusion(imageId: string) {
  const t = useTranslations("image");
  const { refresh } = useSelection();
  const [excluding, excludeImages] = useMutation(excludeImagesDocument);
  const [restoring, restoreImages] = useMutation(restoreImagesDocument);

  const restore = async (): Promise<boolean> => {
    const { data, error } = await restoreImages({ imageIds: [imageId] });
    const problems = errorsOf(error, data?.restoreImages.userErrors);
    for (const { message } of problems) toast.error(message);
    if (problems.length > 0) return false;
    toast.success(t("restored"));
    refresh();
    return true;
  };

  const exclude = async (reason: string): Promise<boolean> => {
    const { data, error } = await excludeImages({ input: { imageIds: [imageId], reason } });
    const problems = errorsOf(error, data?.excludeImages.userErrors);
    for (const { message } of problems) toast.error(message);
    if (problems.length > 0) return false;
    toast.success(t("excludedDone"), { action: { label: t("undo"), onClick: () => void restore() }, duration: 10_000 });
    refresh();
    return true;
  };

  return { exclude, restore, busy: excluding.fetching || restoring.fetching };
}
