CREATE TABLE "calibrations" (
	"id" text PRIMARY KEY NOT NULL,
	"weights_sha256" text NOT NULL,
	"sample" text NOT NULL,
	"ranges" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "embedding_spaces_key";--> statement-breakpoint
ALTER TABLE "embedding_spaces" ADD COLUMN "calibration" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "studies" ADD COLUMN "calibration" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "calibrations_key" ON "calibrations" USING btree ("weights_sha256","sample");--> statement-breakpoint
CREATE UNIQUE INDEX "embedding_spaces_key" ON "embedding_spaces" USING btree ("weights_sha256","layer","preprocessing","precision","calibration");