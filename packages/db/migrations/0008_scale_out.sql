CREATE TABLE "quarantined_files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"stage" text NOT NULL,
	"reason" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"run_id" text NOT NULL,
	"quarantined_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shards" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"task" jsonb NOT NULL,
	"status" text DEFAULT 'WAITING' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer NOT NULL,
	"claimed_by" text,
	"heartbeat_at" timestamp with time zone,
	"trying" text,
	"failure" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "embedding_spaces_key";--> statement-breakpoint
ALTER TABLE "predictions" ALTER COLUMN "position" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "embedding_spaces" ADD COLUMN "precision" text DEFAULT 'float32' NOT NULL;--> statement-breakpoint
ALTER TABLE "experiments" ADD COLUMN "precision" text DEFAULT 'float32' NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "claimed_by" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "heartbeat_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "studies" ADD COLUMN "precision" text DEFAULT 'float32' NOT NULL;--> statement-breakpoint
ALTER TABLE "quarantined_files" ADD CONSTRAINT "quarantined_files_sha256_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."files"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shards" ADD CONSTRAINT "shards_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "shards_key" ON "shards" USING btree ("run_id","kind","key");--> statement-breakpoint
CREATE INDEX "shards_status" ON "shards" USING btree ("run_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "embedding_spaces_key" ON "embedding_spaces" USING btree ("weights_sha256","layer","preprocessing","precision");