-- CreateTable
CREATE TABLE "exemptions" (
    "id" UUID NOT NULL,
    "pattern" JSONB NOT NULL,
    "account_id" TEXT,
    "owner" TEXT,
    "tag_key" TEXT,
    "tag_like" TEXT,
    "resource_like" TEXT,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "is_applied" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "exemptions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "exemptions_created_at_idx" ON "exemptions"("created_at" DESC);
