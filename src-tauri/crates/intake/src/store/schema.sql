-- Ids of artifacts become file names: two that differ only in case would be one file on some systems.
CREATE TABLE IF NOT EXISTS signups (
    signup TEXT PRIMARY KEY,
    device_key TEXT NOT NULL,               -- base64url
    seller_key TEXT NOT NULL,               -- fingerprint of the seller's own recipient key
    locale TEXT NOT NULL,
    practice INTEGER NOT NULL,
    token_sha256 BLOB NOT NULL,
    continuation_sha256 BLOB,
    opened_at INTEGER NOT NULL,
    standing TEXT NOT NULL,                 -- JSON, wire::Standing
    appealed INTEGER NOT NULL DEFAULT 0,
    used_code_sha256 BLOB                   -- the code this device came by, until its new token was seen
) STRICT;
CREATE INDEX IF NOT EXISTS signups_by_code ON signups (continuation_sha256);
CREATE TABLE IF NOT EXISTS failed_codes (
    at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS holds (
    signup TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    until INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS policies (
    digest TEXT PRIMARY KEY,
    jws TEXT NOT NULL,
    iat INTEGER NOT NULL,
    exp INTEGER NOT NULL,
    terms TEXT NOT NULL                     -- digest of the claims without times
) STRICT;
CREATE TABLE IF NOT EXISTS challenges (
    nonce TEXT PRIMARY KEY,
    signup TEXT NOT NULL,
    iat INTEGER NOT NULL,
    exp INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    jws TEXT NOT NULL                       -- as it was signed, for the checks and the reviewer
) STRICT;
CREATE INDEX IF NOT EXISTS challenges_of ON challenges (signup, iat);
CREATE TABLE IF NOT EXISTS uploads (
    upload TEXT PRIMARY KEY,
    signup TEXT NOT NULL,
    artifact TEXT NOT NULL COLLATE NOCASE,
    sha256 TEXT NOT NULL,
    length_bytes INTEGER NOT NULL,
    offset_bytes INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open'      -- open, complete, gone
) STRICT;
CREATE INDEX IF NOT EXISTS uploads_of ON uploads (signup, artifact);
CREATE TABLE IF NOT EXISTS artifacts (
    artifact TEXT PRIMARY KEY COLLATE NOCASE,
    signup TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    length_bytes INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    erase_by INTEGER NOT NULL,
    replaced INTEGER NOT NULL DEFAULT 0     -- no part of the last submission: goes as soon as nothing holds it
) STRICT;
CREATE INDEX IF NOT EXISTS artifacts_of ON artifacts (signup);
CREATE INDEX IF NOT EXISTS artifacts_due ON artifacts (erase_by);
CREATE TABLE IF NOT EXISTS submissions (
    manifest TEXT PRIMARY KEY,              -- digest of the manifest's JWS
    signup TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    manifest_jws TEXT NOT NULL,
    receipt_jws TEXT NOT NULL,
    device_key TEXT NOT NULL DEFAULT ''     -- the manifest verifies under it, whichever device came after
) STRICT;
CREATE INDEX IF NOT EXISTS submissions_of ON submissions (signup, at);
CREATE TABLE IF NOT EXISTS deletions (
    artifact TEXT PRIMARY KEY COLLATE NOCASE,
    signup TEXT NOT NULL,
    jws TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS erasures (
    number INTEGER PRIMARY KEY,
    signup TEXT NOT NULL,
    jws TEXT NOT NULL,
    whole INTEGER NOT NULL DEFAULT 0        -- ended the signup at the seller's wish
) STRICT;
CREATE INDEX IF NOT EXISTS erasures_of ON erasures (signup);
CREATE TABLE IF NOT EXISTS withdrawals (
    digest TEXT PRIMARY KEY,                -- of the withdrawal's JWS
    signup TEXT NOT NULL,
    purpose TEXT NOT NULL,
    at INTEGER NOT NULL,
    jws TEXT NOT NULL,
    device_key TEXT NOT NULL,
    deletion_jws TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS withdrawals_of ON withdrawals (signup, at);
