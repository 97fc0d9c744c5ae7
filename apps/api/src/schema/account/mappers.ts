import type { AccountRow } from "@brainscan/db/queries/accounts";
import type { ApiKeyRow } from "@brainscan/db/queries/api-keys";

export type AccountModel = AccountRow;

export type ApiKeyModel = ApiKeyRow;
