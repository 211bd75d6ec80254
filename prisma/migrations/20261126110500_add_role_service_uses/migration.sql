-- CreateTable
CREATE TABLE "role_service_uses" (
    "account_id" TEXT NOT NULL,
    "role_arn" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "services" JSONB NOT NULL,

    CONSTRAINT "role_service_uses_pkey" PRIMARY KEY ("account_id","role_arn","valid_from")
);

CREATE UNIQUE INDEX role_service_uses_current ON role_service_uses (account_id, role_arn) WHERE valid_to IS NULL;
