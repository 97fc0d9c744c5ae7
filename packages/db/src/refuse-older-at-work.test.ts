import { expect, it } from "vitest";
import { openDatabase } from "./open-database.ts";
import { createServerDatabase, describeServer } from "./test-databases.ts";

describeServer("processes of two versions on one Postgres", () => {
  it("the later one does not change the tables under the earlier one, and does once that has ended", async () => {
    const { url, drop } = await createServerDatabase();
    try {
      const earlier = await openDatabase({ url, schemaVersion: "0008_scale_out" });
      await earlier.executeSql("select 1");
      await expect(openDatabase({ url })).rejects.toMatchObject({
        ...{ code: "DATABASE_OLDER_AT_WORK", params: { versions: "0008_scale_out" } },
      });
      const columns =
        "select 1 from information_schema.columns where table_name = 'shards' and column_name = 'outcome'";
      expect((await earlier.executeSql(columns)).rows).toEqual([]);
      await earlier.close();
      const later = await openDatabase({ url });
      const beside = await openDatabase({ url });
      expect((await later.executeSql(columns)).rows).toHaveLength(1);
      await beside.close();
      await later.close();
    } finally {
      await drop();
    }
  });
});
