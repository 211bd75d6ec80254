-- CreateTable
CREATE TABLE "notes" (
    "id" UUID NOT NULL,
    "account_id" TEXT,
    "day" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings_changes" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "keys" TEXT[],
    "digests" JSONB NOT NULL,

    CONSTRAINT "settings_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notes_day_idx" ON "notes"("day");

-- CreateIndex
CREATE INDEX "settings_changes_at_idx" ON "settings_changes"("at");
