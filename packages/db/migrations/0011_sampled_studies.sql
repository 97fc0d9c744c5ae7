CREATE TABLE "fitted_models" (
	"key" text PRIMARY KEY NOT NULL,
	"file" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "studies" ADD COLUMN "sample" jsonb;