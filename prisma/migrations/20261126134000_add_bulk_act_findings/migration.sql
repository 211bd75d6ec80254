-- What a bulk act is still to be done to: its process may end before it has.
CREATE TABLE "bulk_act_findings" (
    "bulk_act_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "bulk_act_findings_pkey" PRIMARY KEY ("bulk_act_id","account_id","fingerprint")
);
