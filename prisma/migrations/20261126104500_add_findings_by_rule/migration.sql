CREATE INDEX findings_standing_by_rule ON findings (account_id, rule_id, region, fingerprint) WHERE state <> 'resolved';
