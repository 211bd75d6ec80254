-- AlterTable
ALTER TABLE "instances" ADD COLUMN     "public_ip" TEXT;

-- AlterTable
ALTER TABLE "findings" ADD COLUMN     "risk" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE staging.instances ADD COLUMN public_ip text;

-- Until a finding is judged again, its severity alone says how much it weighs.
UPDATE findings SET risk = CASE severity WHEN 'critical' THEN 80 WHEN 'high' THEN 55 WHEN 'medium' THEN 30 ELSE 10 END;

-- The queue: what stands, by risk.
CREATE INDEX findings_standing_by_risk ON findings (risk, opened_at, account_id, fingerprint) WHERE state <> 'resolved';
CREATE INDEX findings_standing_by_cause ON findings (root_cause) WHERE state <> 'resolved' AND root_cause IS NOT NULL;
